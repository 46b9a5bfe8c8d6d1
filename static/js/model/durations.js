// How long a step lasts at speed 1×, in milliseconds.

/** @typedef {import("../types/answer.js").Step} Step */

/** Pause between two steps while playing. */
export const REST = 350;
/** The reveal of the forward pass on the first load. */
export const INTRO = 1600;

/**
 * @param {Step} step
 * @returns {number}
 */
export function stepDuration(step) {
  const byUnit = step.unit !== null;
  switch (step.kind) {
    case "input":
      return 700;
    case "weighted_sum":
      return byUnit ? 1000 + 600 * step.terms.length : 1800;
    case "activation":
      return 1100;
    case "cost":
      return 1400;
    case "output_error":
      return 1600;
    case "output_delta":
      // With a slope (null for softmax) it is a gate like any other; fused it is the gap itself.
      return "slope" in step ? 1500 : 1600;
    case "weighted_delta":
      return byUnit ? 1200 + 800 * Math.min(step.terms.length, 6) : 2200;
    case "delta":
      return 1500;
    case "gradient":
      return 2000;
  }
}
