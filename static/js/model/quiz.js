/**
 * The question of the lecture's quiz: the two weights that leave unit 1 of layer 2 are zero, so
 * which errors must be zero? What is said of an answer is put together here, numbers from the trace.
 */

import { setExample } from "./edits.js";
import { formatGiven, formatValue } from "./format.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {"first" | "second" | "both" | "neither"} Answer */

export const RIGHT = "first";

/**
 * Whether the question is asked: of the quiz's network, and on while only other numbers of it
 * (y, above all) are changed.
 * @param {Pick<State, "preset" | "lecture" | "trace">} state
 */
export function isAsked({ preset, lecture, trace }) {
  return preset === "quiz" || (lecture && holds(trace.problem));
}

/** Θ₁₁⁽²⁾ = Θ₂₁⁽²⁾ = 0 in a network 2-2-2-1. @param {Draft} problem */
function holds({ layers, theta }) {
  const rows = theta[1] ?? [];
  return layers.join() === "2,2,2,1" && rows.every((row) => row[1] === 0);
}

/**
 * The same network with the other target.
 * @param {Draft} problem
 * @returns {Draft}
 */
export function flipped(problem) {
  return setExample(problem, "y", 1, (problem.y[0] ?? 0) >= 0.5 ? 0 : 1);
}

/**
 * An answer judged, in words.
 * @param {Answer} answer
 * @returns {{right: boolean, verdict: string, why: string}}
 */
export function judged(answer) {
  return { right: answer === RIGHT, ...WORDS[answer] };
}

/** Two lines each, in every layout. @type {Readonly<Record<Answer, {verdict: string, why: string}>>} */
const WORDS = {
  first: {
    verdict: "Right.",
    why: "All that returns to unit 1 of layer 2 meets a weight of 0. Nothing forces the other: flip y.",
  },
  second: {
    verdict: "No.",
    why: "It comes from the output, on its right. The zero weights are on its left: it never meets them.",
  },
  both: {
    verdict: "Half right.",
    why: "The second comes from the output and never meets these weights: flip y and see.",
  },
  neither: {
    verdict: "No.",
    why: "All that returns to unit 1 of layer 2 meets a weight of 0, whatever comes from the right.",
  },
};

/**
 * The target and both errors, as the trace has them.
 * @param {Trace} trace
 * @returns {{y: string, left: string, right: string}}
 */
export function facts({ problem, delta }) {
  return {
    y: formatGiven(problem.y[0] ?? 0),
    left: formatValue(delta[1]?.[0] ?? 0),
    right: formatValue(delta[2]?.[0] ?? 0),
  };
}
