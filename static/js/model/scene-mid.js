// The two numbers of a small unit: above z, then a; below Σ, then δ.

import { visibility } from "./knowledge.js";
import { leavesOutSlope } from "./rules.js";
import { fitted, formatOf, number, signOf, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("../types/scene.js").Run} Run */
/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./scene-parts.js").Part} Part */

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @param {Part[]} parts z, a, s, d
 * @returns {Text[]}
 */
export function midTexts(moment, layout, at, layer, unit, parts) {
  const [z, a, s, d] = parts;
  const size = Math.max(11.5, Math.min(13, 0.37 * at.hw));
  const upper = at.y - 0.19 * at.hw;
  const lower = at.y + 0.19 * at.hw + 0.72 * size;
  const key = `${layer}-${unit}`;
  const format = formatOf(layout);
  /** @type {Text[]} */
  const texts = [];
  if (z && a) {
    const shown = a.value !== null ? a : z;
    const run = shown.value === null ? null : named(number(shown.value, format), shown);
    const tone = shown === a ? "ink" : "ink2";
    texts.push(
      run
        ? text(`${shown.part}${key}`, at.x, upper, [run], {
            size: fitted(size, run.text),
            weight: 650,
            tone,
            fade: `n:${shown.part}${key}`,
          })
        : text(`z${key}:label`, at.x, upper, [{ text: "z", math: true }], { size, tone: "ink3" }),
    );
  }
  if (s && d) texts.push(lowerText(moment, at, layer, unit, s, d, size, lower, format));
  return texts;
}

/**
 * @param {Moment} moment
 * @param {Outline} at
 * @param {number} layer
 * @param {number} unit
 * @param {Part} s
 * @param {Part} d
 * @param {number} size
 * @param {number} y
 * @param {(v: number) => string} format
 * @returns {Text}
 */
function lowerText(moment, at, layer, unit, s, d, size, y, format) {
  const key = `${layer}-${unit}`;
  const { layers, rule } = moment.trace.problem;
  const hidden = layer < layers.length;
  if (d.value !== null && visibility(moment, "d", layer, unit) > 0) {
    const loose = leavesOutSlope(rule) && hidden;
    const run = named(number(d.value, format), d);
    const runs = loose ? [{ text: "≈" }, run] : [run];
    const tone = signOf(d.value);
    const wide = runs.map((one) => one.text).join("");
    const fade = `n:d${key}`;
    return text(`d${key}`, at.x, y, runs, { size: fitted(size, wide), weight: 650, tone, fade });
  }
  if (s.value !== null) {
    const run = named(number(s.value, format), s);
    const runs = hidden ? [{ text: "Σ", math: true }, run] : [run];
    const fade = `n:s${key}`;
    return text(`s${key}`, at.x, y, runs, { size: fitted(size - 0.5, `Σ${run.text}`), weight: 560, tone: "ink2", fade });
  }
  return text(`d${key}:label`, at.x, y, [{ text: "δ", math: true }], { size: size + 1, tone: "ink3" });
}

/**
 * @param {Run} run
 * @param {Part} part
 * @returns {Run}
 */
const named = (run, part) => (part.ref ? { ...run, ref: part.ref } : run);
