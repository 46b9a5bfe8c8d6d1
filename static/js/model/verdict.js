/** What the gradient check says, in words. */

import { formatValue, scientific } from "./format.js";
import { leavesOutSlope, turnsSign } from "./rules.js";

/** @typedef {import("../types/state.js").Check} Check */
/** @typedef {import("../types/answer.js").Trace} Trace */

/**
 * @typedef {object} Verdict
 * @property {"waiting" | "passed" | "failed" | "unknown"} state
 * @property {string} title
 * @property {string} before
 * @property {string} number
 * @property {string | null} exponent of ten, where the number is written so
 * @property {string} after
 */

/**
 * @param {Check | null} check
 * @param {Trace} trace
 * @returns {Verdict}
 */
export function verdictOf(check, trace) {
  const none = { before: "", number: "", exponent: null, after: "" };
  if (!check || check.of !== trace) {
    return { state: "waiting", title: "Checking the gradient \u2026", ...none };
  }
  if (check.passed === null) {
    return { state: "unknown", title: "Gradient check says nothing here", ...none, after: unreliable(check) };
  }
  const size = check.largest_absolute;
  const power = scientific(size);
  const number = power ? power.mantissa : formatValue(size);
  const shown = { before: "largest difference ", number, exponent: power?.exponent ?? null };
  if (check.passed) {
    const rest = check.unreliable.length ? `; ${unreliable(check)}` : "";
    return { state: "passed", title: "Gradient check passed", ...shown, after: rest };
  }
  return { state: "failed", title: "Gradient check fails", ...shown, after: because(trace) };
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
