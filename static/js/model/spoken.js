/** What a screen reader is told of a finished step: one sentence or two, every number in words. */

import { formatGiven, formatRatio, formatTheta, formatValue } from "./format.js";
import { shownEntry } from "./gradients.js";
import { leavesOutSlope, turnsSign } from "./rules.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/answer.js").SumTerm} SumTerm */

/** Sums of more terms than this are told by their largest two. */
const TOLD = 4;

/**
 * A written number as it is said: "minus 0.078", "1.8 times 10 to the minus 4".
 * @param {string} written
 */
export function inWords(written) {
  const [number = "", exponent] = written.replaceAll("\u2212", "minus ").split("e");
  return exponent === undefined ? number : `${number} times 10 to the ${exponent}`;
}

/** @param {number} v */
const value = (v) => inWords(formatValue(v));
/** @param {number} v */
const weight = (v) => inWords(formatTheta(v));
/** @param {number} v */
const given = (v) => inWords(formatGiven(v));

/** @param {readonly string[]} parts "1, 2 and 3" */
function listed(parts) {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** @param {Step} step @returns {readonly number[]} */
const numbers = (step) => /** @type {number[]} */ ([step.value].flat(2));

/**
 * @param {Trace} trace
 * @param {number} index
 */
export function stepSentence(trace, index) {
  const step = trace.steps[index];
  if (!step) return "";
  const end = index === trace.steps.length - 1 ? ` ${lastWords(trace)}` : "";
  return sentence(trace, step) + end;
}

/**
 * What is told of a layer when its last step is over: the summary, or the step where that says more.
 * @param {Trace} trace
 * @param {number} index
 */
export function layerSentence(trace, index) {
  const step = trace.steps[index];
  if (!step) return "";
  const { phase, layer } = step;
  if (phase === "forward" && layer > 1) {
    const a = trace.a[layer - 1] ?? [];
    return `Forward, layer ${layer} done. ${plural("Activation", a)}: ${listed(a.map(value))}.`;
  }
  if (phase !== "backward") return stepSentence(trace, index);
  const delta = trace.delta[layer - 1] ?? [];
  const [size, before] = [trace.error_size[layer - 1] ?? null, trace.error_size[layer] ?? null];
  const ratio = size !== null && before ? `, ${inWords(formatRatio(size / before))} times the layer before` : "";
  const mean = size === null ? "" : ` Mean size ${value(size)}${ratio}.`;
  return `Backward, layer ${layer} done. ${plural("Error", delta)}: ${listed(delta.map(value))}.${mean}`;
}

/**
 * Whether a step is the last of its layer in its phase.
 * @param {readonly Step[]} steps
 * @param {number} index
 */
export function endsLayer(steps, index) {
  const [step, following] = [steps[index], steps[index + 1]];
  return step?.layer !== following?.layer || step?.phase !== following?.phase;
}

/** @param {Trace} trace */
function lastWords(trace) {
  return trace.is_gradient
    ? "Done. Every weight has its gradient."
    : "Done, but these are not the gradients.";
}

/** @param {string} noun @param {readonly unknown[]} of */
const plural = (noun, of) => (of.length === 1 ? noun : `${noun}s`);

/**
 * @param {Trace} trace
 * @param {Step} step
 * @returns {string}
 */
function sentence(trace, step) {
  const { layer, unit } = step;
  const at = `Layer ${layer}${unit === null ? "" : `, unit ${unit}`}.`;
  const result = listed(numbers(step).map(value));
  switch (step.kind) {
    case "input":
      return `Input. x is ${listed(numbers(step).map(given))}.`;
    case "weighted_sum":
      if (unit === null) return `${at} z is ${result}.`;
      return `${at} z equals ${products(step, ", plus ", false)}. z is ${result}.`;
    case "activation": {
      const name = (trace.problem.activations[layer - 2] ?? "g").replace("_", " ");
      if (unit === null) return `${plural("Activation", numbers(step))} of layer ${layer}: ${name} of z is ${result}.`;
      const z = trace.z[layer - 1]?.[unit - 1] ?? 0;
      return `Activation of unit ${unit} in layer ${layer}: ${name} of ${value(z)} is ${result}.`;
    }
    case "cost": {
      const output = `${plural("Output", trace.output)} ${listed(trace.output.map(value))}`;
      const target = `${plural("target", trace.problem.y)} ${listed(trace.problem.y.map(given))}`;
      return `${output}, ${target}. Cost ${value(trace.cost)}.`;
    }
    case "output_error":
      return `Slope of the cost at the ${plural("output", trace.output)}: ${gap(trace)} is ${result}.`;
    case "output_delta":
      return outputError(trace, step, result);
    case "weighted_delta":
      if (unit === null) return `${at} Errors sent back. ${plural("Sum", numbers(step))} ${result}.`;
      return `${at} Errors sent back: ${products(step, "; ", true)}. Sum ${result}.`;
    case "delta":
      return hiddenError(trace, step, result);
    case "gradient":
      return gradients(trace, step);
  }
}

/**
 * @param {Step & {terms: SumTerm[], rest?: number | null}} step
 * @param {string} between
 * @param {boolean} each whether every product is told too
 */
function products({ terms, rest }, between, each) {
  const long = terms.length > TOLD && typeof rest === "number";
  const size = (/** @type {SumTerm} */ term) => Math.abs(term.product);
  const largest = long ? [...terms].sort((a, b) => size(b) - size(a)).slice(0, 2) : terms;
  const told = terms.filter((term) => largest.includes(term)).map((term) => {
    const signal = term.theta[2] === 0 && !each ? "1" : value(term.signal);
    return `${weight(term.weight)} times ${signal}${each ? ` is ${value(term.product)}` : ""}`;
  });
  if (long) told.push(`${terms.length - 2} more terms, together ${value(rest)}`);
  return told.join(between);
}

/** "0.420 minus 1", entry by entry. @param {Trace} trace */
function gap({ output, problem }) {
  const pairs = output.map((a, k) => [value(a), given(problem.y[k] ?? 0)]);
  const turned = turnsSign(problem.rule);
  return listed(pairs.map(([a, y]) => (turned ? `${y} minus ${a}` : `${a} minus ${y}`)));
}

/**
 * @param {Trace} trace
 * @param {Step} step
 * @param {string} result
 */
function outputError(trace, step, result) {
  const units = plural("unit", trace.output);
  const errors = `${plural("Error", trace.output)} of the output ${units}`;
  if (!("slope" in step)) return `${errors}: ${gap(trace)} is ${result}.`;
  if (step.slope === null || step.slope === undefined) return `${errors}, through the softmax: ${result}.`;
  const slopes = listed([step.slope].flat().map(value));
  return `Times the ${plural("slope", trace.output)} ${slopes} gives the ${errors.replace("E", "e")}: ${result}.`;
}

/**
 * @param {Trace} trace
 * @param {Step} step
 * @param {string} result
 */
function hiddenError({ slope, problem }, { layer, unit }, result) {
  const all = slope[layer - 1] ?? [];
  const slopes = unit === null ? all : all.slice(unit - 1, unit);
  const whose = unit === null ? `the ${plural("error", all)} of layer ${layer}` : `the error of unit ${unit} in layer ${layer}`;
  const factor = `the ${plural("slope", slopes)} ${listed(slopes.map(value))}`;
  return leavesOutSlope(problem.rule)
    ? `Without ${factor} the sum stands for ${whose}: ${result}.`
    : `Times ${factor} gives ${whose}: ${result}.`;
}

/**
 * @param {Trace} trace
 * @param {import("../types/answer.js").GradientStep} step
 */
function gradients(trace, step) {
  const shown = shownEntry(step);
  const [l, i, j] = shown.theta;
  const what = trace.is_gradient ? `Gradients of Theta ${l}` : `Products for Theta ${l}, which are not its gradients`;
  return `${what}: largest, biases aside, ${value(shown.product)}, from unit ${j} in layer ${l} to unit ${i} in layer ${l + 1}.`;
}
