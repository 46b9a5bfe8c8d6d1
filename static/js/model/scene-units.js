// Units: four parts, z | a above δ | Σ, read clockwise; circles where four numbers do not fit.

import { circle } from "./geometry.js";
import { biasLabel, unitLabel } from "./scene-words.js";
import { isActive, partOf } from "./scene-parts.js";
import { badgeOf, pebbleTexts } from "./scene-pebble.js";
import { midTexts } from "./scene-mid.js";
import { fitted, formatOf, number, quadrant, symbol, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").UnitScene} UnitScene */
/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./scene-parts.js").Part} Part */

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {UnitScene[]}
 */
export function unitScenes(moment, layout) {
  return layout.units.flatMap((units, index) => {
    const layer = index + 1;
    const bias = layout.bias[index];
    const own = units.map((at, j) => unitScene(moment, layout, at, layer, j + 1));
    return bias ? [biasScene(layout, bias, layer), ...own] : own;
  });
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @returns {UnitScene}
 */
function unitScene(moment, layout, at, layer, unit) {
  const input = layer === 1;
  /** @param {"z" | "a" | "s" | "d"} part */
  const part = (part) => partOf(moment, part, layer, unit);
  const parts = input ? [part("a")] : [part("z"), part("a"), part("s"), part("d")];
  return {
    key: `u${layer}-${unit}`,
    layer,
    unit,
    kind: input ? "input" : "unit",
    at,
    active: isActive(moment, layer, unit),
    label: unitLabel(moment, layer, unit),
    quadrants: parts.map((one) => tintOf(one, layer, unit, layout)),
    texts: textsOf(moment, layout, at, layer, unit, parts),
    badge: !input && layout.lod === "full" ? badgeOf(moment, layout, layer, unit) : null,
  };
}

/**
 * The tint comes only when the sum is complete.
 * @param {Part} one
 * @param {number} layer
 * @param {number} unit
 * @param {Layout} layout
 */
function tintOf({ part, value, complete }, layer, unit, layout) {
  const name = `${part}${layer}-${unit}`;
  return quadrant(part, name, complete ? value : null, layout.lod, `n:${name}`);
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @param {Part[]} parts
 * @returns {Text[]}
 */
function textsOf(moment, layout, at, layer, unit, parts) {
  if (layout.lod === "cell") return [];
  if (layer === 1) return inputTexts(layout, at, unit, parts[0]);
  return layout.lod === "full"
    ? parts.flatMap((part) => pebbleTexts(moment, layout, at, layer, unit, part))
    : midTexts(moment, layout, at, layer, unit, parts);
}

/**
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} unit
 * @param {Part | undefined} part
 * @returns {Text[]}
 */
function inputTexts(layout, at, unit, part) {
  const full = layout.lod === "full";
  const key = `a1-${unit}`;
  /** @type {Text[]} */
  const texts = [];
  if (full) texts.push(symbol(`${key}:label`, at.x, at.y - 7, "a", 1, unit, { tone: "ink2" }));
  if (part && part.value !== null) {
    const run = number(part.value, formatOf(layout), { ref: part.ref });
    const size = full ? 14 : Math.max(11.5, Math.min(13, 0.37 * at.hw));
    const more = /** @type {const} */ ({ weight: 650, tone: "ink", fade: `n:${key}` });
    texts.push(
      text(key, at.x, at.y + (full ? 15 : 4.5), [run], { size: fitted(size, run.text), ...more }),
    );
  }
  if (at.x - at.hw >= 32) {
    const more = /** @type {const} */ ({ size: 17, sub: String(unit), anchor: "end", tone: "ink" });
    const name = [{ text: "x", math: true }];
    texts.push(text(`x${unit}`, at.x - at.hw - 13, at.y + 5, name, more));
  }
  return texts;
}

/**
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @returns {UnitScene}
 */
function biasScene(layout, at, layer) {
  const size = layout.lod === "full" ? 14 : 11.5;
  const texts =
    layout.lod === "cell"
      ? []
      : [text(`b${layer}`, at.x, at.y + size * 0.36, "+1", { size, weight: 500, tone: "ink2" })];
  return {
    key: `u${layer}-0`,
    layer,
    unit: 0,
    kind: "bias",
    at: circle(at.x, at.y, at.hw),
    active: false,
    label: biasLabel(layer),
    quadrants: [],
    texts,
    badge: null,
  };
}
