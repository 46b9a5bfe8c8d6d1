// The full form of a unit: symbol and number in each quadrant, and g in the middle.

import { curvePath } from "./curves.js";
import { leavesOutSlope, turnsSign } from "./rules.js";
import { isActive } from "./scene-parts.js";
import { fitted, formatOf, number, symbol, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("../types/scene.js").Badge} Badge */
/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./scene-parts.js").Part} Part */

/**
 * One quadrant of a pebble: its symbol and, once known, its number.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @param {Part} one
 * @returns {Text[]}
 */
export function pebbleTexts(moment, layout, at, layer, unit, one) {
  const k = layout.r / 58;
  const left = one.part === "z" || one.part === "d";
  const upper = one.part === "z" || one.part === "a";
  const x = at.x + (left ? -0.515 : 0.515) * at.hw;
  const key = `${one.part}${layer}-${unit}`;
  const size = Math.max(11.5, 13 * k);
  const tone = one.value === null ? "ink3" : "ink2";
  const labelY = at.y + (upper ? -34 : 44) * k;
  const texts = [quadrantLabel(moment, `${key}:label`, x, labelY, one.part, layer, unit, size, tone)];
  if (one.value !== null) {
    const run = number(one.value, formatOf(layout), one.ref ? { ref: one.ref } : {});
    const strong = one.part === "d" || one.fresh;
    texts.push(
      text(key, x, at.y + (upper ? -14.5 : 25) * k, [run], {
        size: fitted(Math.max(12.5, 14 * k), run.text),
        weight: strong ? 700 : 560,
        tone: "ink",
        fade: `n:${key}`,
      }),
    );
  }
  return texts;
}

/**
 * @param {Moment} moment
 * @param {string} key
 * @param {number} x
 * @param {number} y
 * @param {"z" | "a" | "s" | "d"} part
 * @param {number} layer
 * @param {number} unit
 * @param {number} size
 * @param {"ink2" | "ink3"} tone
 * @returns {Text}
 */
function quadrantLabel(moment, key, x, y, part, layer, unit, size, tone) {
  const { problem } = moment.trace;
  const last = layer === problem.layers.length;
  if (part === "s") {
    const gap = turnsSign(problem.rule) ? "y − a" : "a − y";
    return text(key, x, y, [{ text: last ? gap : "Σ Θδ", math: true }], { size, tone });
  }
  if (part !== "d") return symbol(key, x, y, part, layer, unit, { size, tone });
  const loose = leavesOutSlope(problem.rule) && !last;
  return symbol(key, x, y, loose ? "≈ δ" : "δ", layer, unit, { size, tone });
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} unit
 * @returns {Badge}
 */
export function badgeOf(moment, layout, layer, unit) {
  const r = (13 * layout.r) / 58;
  const name = moment.trace.problem.activations[layer - 2] ?? "linear";
  const inverted = moment.step.kind === "activation" && isActive(moment, layer, unit);
  return { r, curve: curvePath(name, r), inverted };
}
