// What the four parts of a unit hold at one instant.

import { partialSum, valueOf, visibility } from "./knowledge.js";

/** @typedef {import("./moment.js").Moment} Moment */

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
