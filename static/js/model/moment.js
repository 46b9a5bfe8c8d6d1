// The instant that is drawn: a step, how far it is, and what stands on the edges meanwhile.

import { progressOf } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/answer.js").SumStep} SumStep */
/** @typedef {import("../types/answer.js").GradientStep} GradientStep */

/**
 * The instant that is drawn.
 * @typedef {object} Moment
 * @property {Trace} trace
 * @property {number} index of the step, from 0
 * @property {number} tau
 * @property {Step} step
 * @property {number | null} intro
 * @property {SumStep | null} sum the sum whose terms are on the edges: this step's, or the one before its gate
 * @property {GradientStep | null} gradient
 */

/**
 * @param {Trace} trace
 * @param {number} index
 * @param {number} tau
 * @param {number | null} intro
 * @returns {Moment}
 */
export function momentOf(trace, index, tau, intro) {
  const step = trace.steps[index];
  if (!step) throw new RangeError(`no step ${index}`);
  return {
    trace,
    index,
    tau,
    step,
    intro,
    sum: intro === null ? sumOf(trace, index) : null,
    gradient: intro === null && step.kind === "gradient" ? step : null,
  };
}

/** @param {Step | undefined} step @returns {step is SumStep} */
export const isSum = (step) => step?.kind === "weighted_sum" || step?.kind === "weighted_delta";

/**
 * A sum's chips stay until the gate that follows it has ended.
 * @param {Trace} trace
 * @param {number} index
 */
function sumOf(trace, index) {
  const step = trace.steps[index];
  if (isSum(step)) return step;
  const before = trace.steps[index - 1];
  const gates = step?.kind === "activation" || step?.kind === "delta";
  const same = before?.layer === step?.layer && before?.unit === step?.unit;
  return gates && same && isSum(before) ? before : null;
}

/**
 * How far each term of the sum on the edges is; 1 once its step is past.
 * @param {Moment} moment
 * @param {number} index of the term
 */
export function termOf(moment, index) {
  if (!moment.sum) return 0;
  return moment.sum === moment.step ? progressOf(moment.sum, index, moment.tau) : 1;
}
