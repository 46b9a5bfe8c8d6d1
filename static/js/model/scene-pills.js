// The gate of a unit: its badge grown into a pill, "× 0.192". Under the lecture's intuition "× 1".

import { formatValue } from "./format.js";
import { leavesOutSlope } from "./rules.js";
import { number, text } from "./scene-text.js";
import { isActive } from "./scene-parts.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").PillScene} PillScene */
/** @typedef {import("../types/scene.js").Run} Run */
/** @typedef {import("./moment.js").Moment} Moment */

const LARGE = { width: 52, height: 22 };
const SMALL = { width: 46, height: 17 };

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {PillScene[]}
 */
export function pillScenes(moment, layout) {
  const { step, intro } = moment;
  const gates = step.kind === "delta" || (step.kind === "output_delta" && "slope" in step);
  if (!gates || intro !== null || layout.lod === "cell") return [];
  const k = layout.r / 58;
  const full = layout.lod === "full";
  return (layout.units[step.layer - 1] ?? []).flatMap((at, index) => {
    if (!isActive(moment, step.layer, index + 1)) return [];
    const factor = factorOf(moment, step.layer, index + 1);
    const size = full && k >= 0.85 ? 12.5 : 11.5;
    const box = full && k >= 0.85 ? LARGE : SMALL;
    // A small circle has no room between its numbers: there the pill sits on the lower rim.
    const y = full ? at.y : at.y + at.hh + 2;
    const key = `u${step.layer}-${index + 1}`;
    const characters = 2 + factor.text.length;
    return [
      {
        key,
        x: at.x,
        y,
        width: Math.max(box.width, characters * 0.56 * size + 12),
        height: box.height,
        from: full ? 13 * k : 0,
        texts: [
          text(`${key}:factor`, at.x, y + 0.36 * size, [{ text: "× " }, factor], {
            size,
            weight: 650,
            tone: "paper",
            fade: `p:${key}:text`,
          }),
        ],
        fade: `p:${key}`,
      },
    ];
  });
}

/**
 * @param {Moment} moment
 * @param {number} layer
 * @param {number} unit
 * @returns {Run}
 */
function factorOf({ trace }, layer, unit) {
  const hidden = layer < trace.problem.layers.length;
  if (leavesOutSlope(trace.problem.rule) && hidden) return { text: "1" };
  const slope = trace.slope[layer - 1]?.[unit - 1];
  // Softmax mixes the errors of its layer through a matrix; no single factor would be true.
  if (slope === undefined) return { text: "Jᵀ" };
  return number(slope, formatValue, { ref: `g${layer}-${unit}` });
}
