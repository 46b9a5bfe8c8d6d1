// What may be shown, found by walking the steps with nothing but their own values and terms: an
// independent reading of a trace, against which the scene is held.

/** @typedef {import("../../static/js/types/answer.js").Trace} Trace */
/** @typedef {import("../../static/js/types/answer.js").Step} Step */

/**
 * @typedef {object} Truth
 * @property {Map<string, number>} known what earlier steps have found, by name
 * @property {Map<string, number>} found what this step finds
 * @property {Map<string, number[]>} partial sums on the way to it, in order
 */

const PART = /** @type {Record<string, string>} */ ({
  input: "a",
  weighted_sum: "z",
  activation: "a",
  output_error: "s",
  output_delta: "d",
  weighted_delta: "s",
  delta: "d",
});

/**
 * @param {Step} step
 * @returns {Map<string, number>}
 */
function findings(step) {
  const found = new Map();
  if (step.kind === "gradient") {
    for (const { theta, product } of step.terms) found.set(`D${theta.join("-")}`, product);
  } else if (step.kind === "cost") {
    found.set("cost", step.value);
  } else {
    const name = `${PART[step.kind]}${step.layer}-`;
    if (Array.isArray(step.value)) step.value.forEach((v, j) => found.set(name + (j + 1), v));
    else found.set(name + step.unit, step.value);
  }
  return found;
}

/**
 * @param {Step} step
 * @returns {Map<string, number[]>}
 */
function partials(step) {
  /** @type {Map<string, number[]>} */
  const sums = new Map();
  if (step.kind !== "weighted_sum" && step.kind !== "weighted_delta") return sums;
  const forward = step.kind === "weighted_sum";
  for (const { theta, partial } of step.terms) {
    const name = `${forward ? "z" : "s"}${step.layer}-${forward ? theta[1] : theta[2]}`;
    sums.set(name, [...(sums.get(name) ?? []), partial]);
  }
  return sums;
}

/**
 * @param {Trace} trace
 * @returns {Truth[]} by step
 */
export function truthOf(trace) {
  /** @type {Map<string, number>} */
  let known = new Map();
  return trace.steps.map((step) => {
    const found = findings(step);
    const truth = { known, found, partial: partials(step) };
    known = new Map([...known, ...found]);
    return truth;
  });
}
