// Units: four parts, z | a above δ | Σ, read clockwise; circles where four numbers do not fit.

import { circle } from "./geometry.js";
import { curvePath } from "./curves.js";
import { partialSum, valueOf, visibility } from "./knowledge.js";
import { biasLabel, unitLabel } from "./scene-words.js";
import { midTexts } from "./scene-units-mid.js";
import { fitted, formatOf, number, quadrant, symbol, text } from "./scene-text.js";

/** @typedef {import("../types.js").Layout} Layout */
/** @typedef {import("../types.js").Outline} Outline */
/** @typedef {import("../types.js").UnitScene} UnitScene */
/** @typedef {import("../types.js").Text} Text */
/** @typedef {import("../types.js").Quadrant} Quadrant */
/** @typedef {import("../types.js").Badge} Badge */
/** @typedef {import("./knowledge.js").Moment} Moment */

/**
 * What stands in one part of a unit: a true value, or a true partial sum of it, or nothing.
 * @typedef {object} Part
 * @property {"z" | "a" | "s" | "d"} part
 * @property {string} ref
 * @property {number | null} value
 * @property {boolean} complete
 * @property {boolean} fresh found by the step that is drawn
 */

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
 * Whether a unit takes part in the step: it, or its whole layer.
 * @param {Moment} moment
 * @param {number} layer
 * @param {number} unit
 */
export function isActive({ step, intro }, layer, unit) {
  if (intro !== null || step.kind === "cost" || step.kind === "gradient") return false;
  return step.layer === layer && (step.unit === null || step.unit === unit);
}

/**
 * @param {Moment} moment
 * @param {"z" | "a" | "s" | "d"} part
 * @param {number} layer
 * @param {number} unit
 * @returns {Part}
 */
export function partOf(moment, part, layer, unit) {
  // Where loss and activation cancel, a − y is δ itself; it is no ∂cost/∂a and bears no name.
  const fused = part === "s" && moment.trace.weighted_delta[layer - 1] === null;
  const name = fused ? "e" : part;
  const complete = visibility(moment, name, layer, unit) > 0;
  const value = complete
    ? valueOf(moment.trace, name, layer, unit)
    : part === "z" || part === "s"
      ? partialSum(moment, part, layer, unit)
      : null;
  const fresh =
    isActive(moment, layer, unit) &&
    ({ weighted_sum: "z", activation: "a", weighted_delta: "s", output_error: "s" }[
      /** @type {string} */ (moment.step.kind)
    ] ?? "d") === part;
  return { part, ref: fused ? "" : `${part}${layer}-${unit}`, value, complete, fresh };
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
  const texts =
    layer === 1
      ? inputTexts(layout, at, unit, parts[0])
      : layout.lod === "full"
        ? parts.flatMap((part) => pebbleTexts(moment, layout, at, layer, unit, part))
        : midTexts(moment, layout, at, layer, unit, parts);
  return texts;
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
    const run = number(part.value, formatOf(layout.lod), { ref: part.ref });
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
 * One quadrant of a pebble: its symbol and, once known, its number.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @param {Part} one
 * @returns {Text[]}
 */
function pebbleTexts(moment, layout, at, layer, unit, one) {
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
    const run = number(one.value, formatOf(layout.lod), one.ref ? { ref: one.ref } : {});
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
    const gap = problem.rule === "y_minus_a" ? "y − a" : "a − y";
    return text(key, x, y, [{ text: last ? gap : "Σ Θδ", math: true }], { size, tone });
  }
  if (part !== "d") return symbol(key, x, y, part, layer, unit, { size, tone });
  const loose = problem.rule === "intuition" && !last;
  return symbol(key, x, y, loose ? "≈ δ" : "δ", layer, unit, { size, tone });
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {number} layer
 * @param {number} unit
 * @returns {Badge}
 */
function badgeOf(moment, layout, layer, unit) {
  const r = (13 * layout.r) / 58;
  const name = moment.trace.problem.activations[layer - 2] ?? "linear";
  const inverted = moment.step.kind === "activation" && isActive(moment, layer, unit);
  return { r, curve: curvePath(name, r), inverted };
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
