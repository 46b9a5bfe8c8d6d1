/** What the gradient check says, in words. */

import { formatValue } from "./format.js";
import { leavesOutSlope, turnsSign } from "./rules.js";

/** @typedef {import("../types/state.js").Check} Check */
/** @typedef {import("../types/answer.js").Trace} Trace */

/**
 * @typedef {object} Verdict
 * @property {"waiting" | "passed" | "failed" | "unknown"} state
 * @property {string} title
 * @property {string} detail
 */

/**
 * @param {Check | null} check
 * @param {Trace} trace
 * @returns {Verdict}
 */
export function verdictOf(check, trace) {
  if (!check || check.of !== trace) {
    return { state: "waiting", title: "Checking the gradient \u2026", detail: "" };
  }
  if (check.passed === null) {
    return { state: "unknown", title: "Gradient check says nothing here", detail: unreliable(check) };
  }
  const shown = `largest difference ${formatValue(check.largest_absolute)}`;
  if (check.passed) {
    const rest = check.unreliable.length ? `; ${unreliable(check)}` : "";
    return { state: "passed", title: "Gradient check passed", detail: shown + rest };
  }
  return { state: "failed", title: "Gradient check fails", detail: shown + because(trace) };
}

/**
 * One weight's: whether its gradient is within what rounding allows of the central difference.
 * @param {Check} check
 * @param {Trace} trace
 * @param {[number, number, number]} at [l, i, j]
 * @returns {{state: "good" | "bad" | "unknown", words: string, reason: string, numeric: number}}
 */
export function judgementOf(check, trace, [l, i, j]) {
  const of = (/** @type {number[][][]} */ matrices) => matrices[l - 1]?.[i - 1]?.[j] ?? 0;
  const numeric = of(check.numeric);
  const odd = check.unreliable.find(({ theta }) => theta.join() === [l, i, j].join());
  if (odd) return { state: "unknown", words: `Cannot be judged: ${odd.reason}`, reason: odd.reason, numeric };
  const ours = of(trace.gradient);
  // As the API says: beside the tolerance, this share of the gradient's own size is allowed.
  const good = Math.abs(numeric - ours) <= of(check.tolerance) + 1e-5 * Math.abs(ours);
  const words = `Numeric check ${formatValue(numeric)}: ${good ? "agrees" : "differs"}`;
  return { state: good ? "good" : "bad", words, reason: "", numeric };
}

/** @param {Check} check */
function unreliable({ unreliable: list }) {
  return list.length === 1 ? "1 weight cannot be judged" : `${list.length} weights cannot be judged`;
}

/** @param {Trace} trace */
function because({ problem }) {
  if (leavesOutSlope(problem.rule)) return ", because g\u2032(z) is left out";
  return turnsSign(problem.rule) ? ", because the output error has its sign turned" : "";
}
