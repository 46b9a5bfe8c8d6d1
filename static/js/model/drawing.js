/**
 * The drawing beside the formula: a sum as a walk along a line, or g with its slope. Where things
 * stand is made once per step; from frame to frame only `grown` and `landed` are asked.
 */

import { slopePlotOf } from "./drawing-slope.js";
import { walkOf } from "./drawing-walk.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("./drawing-walk.js").Walk} Walk */
/** @typedef {import("./drawing-slope.js").SlopePlot} SlopePlot */

export const WIDTH = 230;
export const HEIGHT = 100;

/**
 * What is drawn beside the formula of a step; null where nothing is.
 * @param {Trace} trace
 * @param {number} index of the step, from 0
 * @returns {Walk | SlopePlot | null}
 */
export function drawingOf(trace, index) {
  const step = trace.steps[index];
  switch (step?.kind) {
    case "weighted_sum":
    case "weighted_delta":
      return walkOf(step, { width: WIDTH, height: HEIGHT });
    case "activation":
    case "delta":
      return slopePlotOf(trace, step, { width: WIDTH });
    default:
      return null;
  }
}
