/** Dragging a target: it stays one that the loss can take. What is typed is taken as it is. */

import { setExample } from "./edits.js";
import { nudged } from "./numbers.js";

/** @typedef {import("../types/state.js").Draft} Draft */

/**
 * Whether targets may be any number; cross-entropy wants shares, 0 … 1.
 * @param {Pick<Draft, "loss">} problem
 */
export const isFree = ({ loss }) => loss === "squared_error";

/**
 * y_k moved to `value`. Beside softmax the others share what is left, in the proportions they had.
 * @param {Draft} problem
 * @param {number} k counted from 1
 * @param {number} value
 * @returns {Draft}
 */
export function moveTarget(problem, k, value) {
  if (isFree(problem)) return setExample(problem, "y", k, value);
  const kept = Math.max(0, Math.min(1, value));
  const moved = setExample(problem, "y", k, kept);
  if (problem.activations.at(-1) !== "softmax") return moved;
  return { ...moved, y: shared(problem.y, k - 1, kept) };
}

/**
 * @param {number[]} y
 * @param {number} at
 * @param {number} value
 * @returns {number[]}
 */
function shared(y, at, value) {
  const others = y.reduce((sum, v, k) => (k === at ? sum : sum + Math.max(0, v)), 0);
  const rest = 1 - value;
  const count = y.length - 1;
  if (count === 0) return [1];
  const last = at === y.length - 1 ? y.length - 2 : y.length - 1;
  let given = 0;
  const shares = y.map((v, k) => {
    if (k === at || k === last) return value;
    const share = others > 0 ? (rest * Math.max(0, v)) / others : rest / count;
    const rounded = Math.round(share * 1e4) / 1e4;
    given += rounded;
    return rounded;
  });
  // The last of them takes what rounding leaves, so that all add up to 1.
  shares[last] = Math.max(0, nudged(rest, -given));
  return shares;
}
