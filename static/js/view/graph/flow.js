// The dots. Every frame touches only attributes of those that move; elements are kept by key.

import { select } from "../../../vendor/d3.js";

/** @typedef {import("../../types/scene.js").Dot} Dot */
/** @typedef {import("./layers.js").Layers} Layers */

/** @typedef {{dot: Element, disc: Element, glyph: Element, wake: Element, sign: string, radius: string}} Mover */

/**
 * @param {Layers} layers
 * @returns {{render(dots: readonly Dot[]): void}}
 */
export function createFlow(layers) {
  /** @type {Map<string, Mover>} */
  const movers = new Map();
  /** @type {Set<string>} */
  const present = new Set();

  /** @param {Dot} dot */
  function moverOf({ key }) {
    let mover = movers.get(key);
    if (!mover) {
      const group = layers.dots.append("g").attr("class", "dot").attr("data-key", key);
      const disc = group.append("circle");
      const glyph = group.append("path");
      const wake = layers.wakes.append("rect");
      mover = {
        dot: element(group),
        disc: element(disc),
        glyph: element(glyph),
        wake: element(wake),
        sign: "",
        radius: "",
      };
      movers.set(key, mover);
    }
    return mover;
  }

  return {
    render(dots) {
      present.clear();
      for (const dot of dots) {
        present.add(dot.key);
        move(moverOf(dot), dot, layers.id);
      }
      for (const [key, mover] of movers) {
        if (present.has(key)) continue;
        mover.dot.remove();
        mover.wake.remove();
        movers.delete(key);
      }
    },
  };
}

/** @param {ReturnType<typeof select<any, any>>} selection */
const element = (selection) => /** @type {Element} */ (selection.node());

/**
 * @param {Mover} mover
 * @param {Dot} dot
 * @param {string} id
 */
function move(mover, { x, y, r, sign, glyph, wake }, id) {
  const at = `translate(${x.toFixed(2)},${y.toFixed(2)})`;
  mover.dot.setAttribute("transform", at);
  const radius = r.toFixed(2);
  if (sign !== mover.sign || radius !== mover.radius) {
    mover.sign = sign;
    mover.radius = radius;
    mover.dot.setAttribute("class", `dot ${sign}`);
    mover.disc.setAttribute("r", radius);
    const arm = Math.min(4, 0.5 * r).toFixed(2);
    const plus = sign === "pos" ? `M0,-${arm}V${arm}` : "";
    mover.glyph.setAttribute("d", glyph && sign !== "zero" ? `M-${arm},0H${arm}${plus}` : "");
    mover.wake.setAttribute("fill", `url(#${id}-wake-${sign})`);
  }
  if (!wake) return;
  mover.wake.setAttribute("transform", `${at}rotate(${wake.angle.toFixed(2)})`);
  mover.wake.setAttribute("width", wake.length.toFixed(2));
  mover.wake.setAttribute("height", wake.width.toFixed(2));
  mover.wake.setAttribute("y", (-wake.width / 2).toFixed(2));
}
