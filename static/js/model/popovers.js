/** What popovers say: facts of the trace, in words and numbers. Nothing is computed here. */

import { judgementOf } from "./verdict.js";
import { visibility } from "./knowledge.js";
import { momentOf } from "./moment.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Check} Check */
/** @typedef {import("../types/state.js").Popover} Popover */
/** @typedef {import("../types/answer.js").GradientTerm} GradientTerm */
/** @typedef {{layer: number, i: number, j: number}} WeightName */

export const BIAS = "Bias unit, always 1. It has no incoming edges, so it has no error.";
export const INPUT = "The inputs are given, so they have no error.";

/**
 * @param {Popover | null} a
 * @param {Popover | null} b
 */
export function isSame(a, b) {
  return keyOf(a) === keyOf(b);
}

/** @param {Popover | null} popover */
export function keyOf(popover) {
  if (!popover) return "";
  if (popover.kind === "weight") return `weight ${popover.layer} ${popover.i} ${popover.j}`;
  return popover.kind === "unit" ? `unit ${popover.layer} ${popover.unit}` : `target ${popover.unit}`;
}

/**
 * Whether what it is about is part of the network.
 * @param {Popover} popover
 * @param {Pick<Draft, "layers">} problem
 */
export function isThere(popover, { layers }) {
  const size = (/** @type {number} */ layer) => layers[layer - 1] ?? 0;
  switch (popover.kind) {
    case "weight":
      return popover.j <= size(popover.layer) && popover.i <= size(popover.layer + 1);
    case "unit":
      return size(popover.layer) > 0 && popover.unit <= size(popover.layer) && (popover.unit > 0 || popover.layer < layers.length);
    case "target":
      return popover.unit <= size(layers.length);
  }
}

/** @param {WeightName} weight */
export function wayOf({ layer, i, j }) {
  const from = j === 0 ? `the bias unit in layer ${layer}` : `unit ${j} in layer ${layer}`;
  return `from ${from} to unit ${i} in layer ${layer + 1}`;
}

/**
 * The gradient step's own line about a weight.
 * @param {Trace} trace
 * @param {WeightName} weight
 * @returns {GradientTerm | null}
 */
export function gradientOf({ steps }, { layer, i, j }) {
  for (const step of steps) {
    if (step.kind !== "gradient") continue;
    const found = step.terms.find(({ theta: [l, r, c] }) => l === layer && r === i && c === j);
    if (found) return found;
  }
  return null;
}

const VERDICTS = /** @type {const} */ ({ good: "agrees", bad: "differs", unknown: "unjudged" });

/**
 * @typedef {object} Judged
 * @property {number} value
 * @property {"agrees" | "differs" | "unjudged"} verdict
 * @property {string} reason why it was not judged
 */

/**
 * What the gradient check says of one weight; null while it is about another trace.
 * @param {Check | null} check
 * @param {Trace} trace
 * @param {WeightName} weight
 * @returns {Judged | null}
 */
export function judged(check, trace, { layer, i, j }) {
  if (!check || check.of !== trace) return null;
  const value = check.numeric[layer - 1]?.[i - 1]?.[j];
  if (value === undefined) return null;
  const { state, reason } = judgementOf(check, trace, [layer, i, j]);
  return { value, verdict: VERDICTS[state], reason };
}

/**
 * @typedef {object} Fact
 * @property {"z" | "a" | "g" | "s" | "d"} part
 * @property {number | null} value null where it does not exist
 * @property {boolean} known
 */

/**
 * What is known of a unit at the instant that is shown.
 * @param {Pick<State, "trace" | "place">} state
 * @param {number} layer
 * @param {number} unit
 * @returns {Fact[]}
 */
export function factsOf({ trace, place }, layer, unit) {
  const moment = momentOf(trace, place.step, place.tau, place.intro);
  const fused = trace.weighted_delta[layer - 1] === null;
  const parts = /** @type {const} */ ([
    ["z", trace.z, "z"],
    ["a", trace.a, "a"],
    ["g", trace.slope, "z"],
    ["s", trace.weighted_delta, "s"],
    ["d", trace.delta, "d"],
  ]);
  return parts
    .filter(([part]) => (layer === 1 ? part === "a" : !(fused && part === "s")))
    .map(([part, vectors, seen]) => ({
      part,
      value: vectors[layer - 1]?.[unit - 1] ?? null,
      known: visibility(moment, seen, layer, unit) > 0,
    }));
}

/**
 * The step that tells of a unit: the latest that was reached, or its first.
 * @param {readonly Step[]} steps
 * @param {number} index of the step that is shown
 * @param {number} layer
 * @param {number} unit
 * @returns {number | null}
 */
export function stepOfUnit(steps, index, layer, unit) {
  const own = steps.flatMap((step, at) => {
    const about = step.kind !== "gradient" && step.kind !== "cost";
    return about && step.layer === layer && (step.unit === null || step.unit === unit) ? [at] : [];
  });
  return own.filter((at) => at <= index).at(-1) ?? own[0] ?? null;
}

/**
 * The weights into a unit; of a bias or an input those that leave it.
 * @param {Draft} problem
 * @param {number} layer
 * @param {number} unit
 * @returns {(WeightName & {value: number | null})[]}
 */
export function weightsOf({ theta }, layer, unit) {
  const into = layer > 1 && unit > 0;
  if (into) {
    const row = theta[layer - 2]?.[unit - 1] ?? [];
    return row.map((value, j) => ({ layer: layer - 1, i: unit, j, value }));
  }
  const rows = theta[layer - 1] ?? [];
  return rows.map((row, r) => ({ layer, i: r + 1, j: unit, value: row[unit] ?? null }));
}
