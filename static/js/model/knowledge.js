// What is known at instant τ of a step: a true value, a true partial sum, or nothing.

import { isSum, termOf } from "./moment.js";
import { APPEARS, GATE, introReveal, progressOf, ramp } from "./timing.js";

export { momentOf } from "./moment.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/answer.js").SumStep} SumStep */
/** @typedef {import("./moment.js").Moment} Moment */

/** @param {Step} step */
const isFused = (step) => step.kind === "output_delta" && !("slope" in step);

/**
 * The parts a step finds: z, a, s (Σ Θδ), e (a − y where it is δ itself), d, cost, gap, D.
 * @param {Step} step
 * @returns {string[]}
 */
export function partsOf(step) {
  switch (step.kind) {
    case "input":
    case "activation":
      return ["a"];
    case "weighted_sum":
      return ["z"];
    case "cost":
      return ["gap", "cost"];
    case "output_error":
    case "weighted_delta":
      return ["s"];
    case "output_delta":
      return isFused(step) ? ["e", "d"] : ["d"];
    case "delta":
      return ["d"];
    case "gradient":
      return ["D"];
  }
}

/** @param {string} part @param {number} layer @param {number | null} unit */
const nameOf = (part, layer, unit) => `${part}${layer}-${unit ?? "all"}`;

/** @type {WeakMap<Trace, Map<string, number>>} */
const found = new WeakMap();

/**
 * Which step finds what.
 * @param {Trace} trace
 */
function findings(trace) {
  let names = found.get(trace);
  if (!names) {
    names = new Map();
    for (const [index, step] of trace.steps.entries()) {
      for (const part of partsOf(step)) names.set(nameOf(part, step.layer, step.unit), index);
    }
    found.set(trace, names);
  }
  return names;
}

/**
 * How visible a value is, 0 (not known) … 1. A sum counts as known when its last term has landed.
 * @param {Moment} moment
 * @param {string} part
 * @param {number} layer
 * @param {number} unit
 * @returns {number}
 */
export function visibility(moment, part, layer, unit) {
  const { trace, intro, index, step, tau } = moment;
  if (intro !== null) {
    const forward = part === "z" || part === "a";
    return forward ? introReveal(layer, trace.a.length, intro) : 0;
  }
  const names = findings(trace);
  const at = names.get(nameOf(part, layer, unit)) ?? names.get(nameOf(part, layer, null));
  if (at === undefined || at > index) return 0;
  if (at < index) return 1;
  if (isSum(step)) return landed(moment, layer, unit) === termsOf(step, layer, unit).length ? 1 : 0;
  // A gate of the output layer runs like any other; only the fused one shows a − y first.
  const kind = step.kind === "output_delta" && !isFused(step) ? "delta" : step.kind;
  const span = APPEARS[`${kind} ${part}`];
  return span ? ramp(tau, span) : 1;
}

/**
 * The terms of one unit, with their places in the step.
 * @param {SumStep} sum
 * @param {number} layer
 * @param {number} unit
 */
function termsOf(sum, layer, unit) {
  if (sum.layer !== layer) return [];
  const place = sum.kind === "weighted_sum" ? 1 : 2;
  return sum.terms
    .map((term, index) => ({ term, index }))
    .filter(({ term }) => term.theta[place] === unit);
}

/**
 * @param {Moment} moment
 * @param {number} layer
 * @param {number} unit
 */
function landed(moment, layer, unit) {
  if (!moment.sum) return 0;
  return termsOf(moment.sum, layer, unit).filter(
    ({ index }) => termOf(moment, index) >= GATE.landed,
  ).length;
}

/**
 * The sum of the terms that have landed so far, or null before the first and after the last.
 * @param {Moment} moment
 * @param {"z" | "s"} part
 * @param {number} layer
 * @param {number} unit
 * @returns {number | null}
 */
export function partialSum(moment, part, layer, unit) {
  const { sum, step } = moment;
  const kind = part === "z" ? "weighted_sum" : "weighted_delta";
  if (sum !== step || sum?.kind !== kind) return null;
  const terms = termsOf(sum, layer, unit);
  const count = landed(moment, layer, unit);
  return count < terms.length ? (terms[count - 1]?.term.partial ?? null) : null;
}

/**
 * The true value of a part of a unit. e, the gap of a fused output, is δ itself.
 * @param {Trace} trace
 * @param {string} part
 * @param {number} layer
 * @param {number} unit
 * @returns {number | null}
 */
export function valueOf(trace, part, layer, unit) {
  const { z, a, weighted_delta: s, delta: d } = trace;
  const vectors = { z, a, s, d, e: d }[part];
  return vectors?.[layer - 1]?.[unit - 1] ?? null;
}

/**
 * Changes exactly when something becomes known or a chip opens; between two equal signatures only
 * what moves and fades differs.
 * @param {Moment} moment
 * @returns {string}
 */
export function signature(moment) {
  const { step, tau, intro, trace } = moment;
  if (intro !== null) {
    const begun = trace.a.filter((_, l) => introReveal(l + 1, trace.a.length, intro) > 0);
    return `intro ${begun.length}`;
  }
  if (isSum(step)) {
    let open = 0;
    let down = 0;
    const rounds = step.unit === null ? 1 : step.terms.length;
    for (let index = 0; index < rounds; index += 1) {
      const p = progressOf(step, index, tau);
      if (p > GATE.reached) open += 1;
      if (p >= GATE.landed) down += 1;
    }
    return `${open} ${down}`;
  }
  const kind = step.kind === "output_delta" && !isFused(step) ? "delta" : step.kind;
  return partsOf(step)
    .map((part) => {
      const seen = ramp(tau, APPEARS[`${kind} ${part}`] ?? { from: 0, to: 1 });
      return seen === 0 ? 0 : seen === 1 ? 2 : 1;
    })
    .join(" ");
}
