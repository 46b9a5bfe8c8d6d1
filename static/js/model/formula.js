/**
 * The formula of a step as columns: a symbol, its number beneath, and beneath that the product.
 * Everything it says is a number of the trace; what is not known yet at τ is left out.
 */

import { formatTheta, formatValue } from "./format.js";
import { cost } from "./formula-cost.js";
import * as layers from "./formula-layers.js";
import { nameOf } from "./names.js";
import { leavesOutSlope } from "./rules.js";
import { applied, quantity, row, text, theta } from "./symbols.js";
import { GATE, termProgress } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/answer.js").SumTerm} SumTerm */
/** @typedef {import("./symbols.js").Math} Math */

/**
 * One column, or an operator between columns.
 * @typedef {object} Column
 * @property {"value" | "operator" | "more"} is
 * @property {Math} symbol
 * @property {string} [number] what stands beneath it; "?" while it is not known
 * @property {string[][]} [grid] a vector or matrix instead of one number
 * @property {string} [ref] the name of the number, such as d2-1
 * @property {(string | null)[][]} [refs] the names of the numbers in the grid
 * @property {boolean} [result] the number that this step brings forth
 * @property {boolean} [struck] left out by the rule that is being followed
 * @property {number} [term] columns of one term have the same number
 */

/**
 * A term's product, under its columns.
 * @typedef {object} Product
 * @property {number} term
 * @property {string} text empty until the gate has opened
 * @property {number} value
 * @property {Math} symbol Θδ or Θa, for the ledger
 * @property {string} factors "1.40 × −0.227", for the ledger
 * @property {boolean} active
 */

/**
 * @typedef {object} Formula
 * @property {Column[]} columns
 * @property {Product[]} products
 * @property {string} total "= 0.407", once every term has landed
 * @property {string} [totalRef] the name of that number
 * @property {number | null} active the term that is under way
 * @property {boolean} done the result is known
 * @property {boolean} [later] the next step brings it
 * @property {string} [remark] what of many it is that stands here
 */

const DELTA = "\u03b4";
/** More terms than this, and only the two largest are written out. */
const INLINE = 3;

/**
 * @param {Trace} trace
 * @param {number} index
 * @param {number} tau
 * @returns {Formula}
 */
export function formulaOf(trace, index, tau) {
  const step = /** @type {Step} */ (trace.steps[index]);
  switch (step.kind) {
    case "input":
      return layers.inputs(step, tau);
    case "weighted_sum":
      return step.unit === null ? layers.weightedSums(trace, step, tau) : sum(step, tau);
    case "activation":
      return step.unit === null ? layers.activations(trace, step, tau) : activation(trace, step, tau);
    case "cost":
      return cost(trace, step, tau);
    case "output_error":
    case "output_delta":
      return "slope" in step ? layers.outputGate(trace, step, tau) : layers.gap(trace, step, tau);
    case "weighted_delta":
    case "delta":
      return step.unit === null ? layers.errors(trace, step, tau) : error(trace, step, tau);
    case "gradient":
      return layers.gradient(trace, step, tau);
  }
}

/**
 * @param {Math} symbol
 * @param {number | null} value null while it is not known
 * @returns {Column}
 */
function result(symbol, value) {
  const number = value === null ? "?" : formatValue(value);
  return { is: "value", symbol, number, result: true, ...named(symbol) };
}

/**
 * A number bears the name of the symbol above it.
 * @param {Math} symbol
 * @returns {{ref?: string}}
 */
function named(symbol) {
  return "ref" in symbol && symbol.ref ? { ref: symbol.ref } : {};
}

/** @param {string} sign @param {string} [below] @returns {Column} */
function operator(sign, below = sign) {
  return { is: "operator", symbol: text(sign), number: below };
}

/**
 * z_j = Σ Θ a.
 * @param {Step & {terms: SumTerm[], rest?: number | null}} step
 * @param {number} tau
 * @returns {Formula}
 */
function sum(step, tau) {
  const unit = step.unit ?? 1;
  const known = sumShown(step.terms.length, tau);
  const z = quantity("z", step.layer, unit);
  const parts = written(step, tau, (term) => {
    const [l, , j] = term.theta;
    return j === 0 ? text("1") : quantity("a", l, j);
  });
  return {
    columns: [result(z, known ? Number(step.value) : null), operator("="), ...parts.columns],
    products: parts.products,
    total: known ? `= ${formatValue(Number(step.value))}` : "",
    totalRef: `z${step.layer}-${unit}`,
    active: parts.active,
    done: known,
  };
}

/**
 * Σ Θδ and × g′(z): two steps, one formula.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 * @returns {Formula}
 */
function error(trace, step, tau) {
  const { layer } = step;
  const unit = step.unit ?? 1;
  const gating = step.kind === "delta";
  const summing = /** @type {(Step & {terms: SumTerm[]}) | undefined} */ (
    trace.steps.find((s) => s.kind === "weighted_delta" && s.layer === layer && s.unit === unit)
  );
  if (!summing) return nothing();
  const complete = gating || sumShown(summing.terms.length, tau);
  const done = gating && tau >= GATED;
  const parts = written(summing, gating ? 1 : tau, (term) =>
    quantity(DELTA, layer + 1, term.theta[1]),
  );
  const slope = trace.slope[layer - 1]?.[unit - 1] ?? 0;
  const struck = leavesOutSlope(trace.problem.rule);
  return {
    columns: [
      result(quantity(DELTA, layer, unit), done ? Number(step.value) : null),
      operator(struck ? "\u2248" : "=", "="),
      operator("("),
      ...parts.columns,
      operator(")"),
      { ...operator("\u00b7", "\u00d7"), struck },
      {
        is: "value",
        symbol: applied("g\u2032", quantity("z", layer, unit)),
        number: formatValue(slope),
        ref: `g${layer}-${unit}`,
        struck,
      },
    ],
    products: parts.products,
    total: complete ? `= ${formatValue(Number(summing.value))}` : "",
    totalRef: `s${layer}-${unit}`,
    active: gating ? null : parts.active,
    done,
    later: !gating && complete,
  };
}

/** From here on a gate's result is shown. */
const GATED = 0.58;

/**
 * Whether every term of a sum has landed.
 * @param {number} count
 * @param {number} tau
 */
function sumShown(count, tau) {
  return tau >= 1 || termProgress(count, count - 1, tau) >= GATE.landed;
}

/**
 * The terms of a sum in columns; of a long sum the two largest, and the others as one number.
 * @param {Step & {terms: SumTerm[], rest?: number | null}} step
 * @param {number} tau
 * @param {(term: SumTerm) => Math} signal
 */
function written(step, tau, signal) {
  const { terms } = step;
  const long = terms.length > INLINE + (step.kind === "weighted_sum" ? 1 : 0);
  const shown = long ? twoLargest(terms) : terms.map((_, index) => index);
  const latest = terms.findLastIndex((_, index) => termProgress(terms.length, index, tau) > 0);
  const active = tau < 1 && latest >= 0 ? latest : null;
  /** @type {Column[]} */
  const columns = [];
  /** @type {Product[]} */
  const products = [];
  for (const index of shown) {
    const term = /** @type {SumTerm} */ (terms[index]);
    const [l, i, j] = term.theta;
    const weight = formatTheta(term.weight);
    const value = j === 0 ? "1" : formatValue(term.signal);
    if (columns.length > 0) columns.push(operator("+"));
    columns.push(
      { is: "value", symbol: theta(l, i, j), number: weight, ...named(theta(l, i, j)), term: index },
      { ...operator("\u00b7", "\u00d7"), term: index },
      { is: "value", symbol: signal(term), number: value, ...named(signal(term)), term: index },
    );
    products.push({
      term: index,
      text: tau >= 1 || termProgress(terms.length, index, tau) >= GATE.open
        ? formatValue(term.product)
        : "",
      value: term.product,
      symbol: row(theta(l, i, j), ...(j === 0 ? [] : [signal(term)])),
      factors: `${weight} \u00d7 ${value}`,
      active: index === active,
    });
  }
  // The others as one number, so that what is written adds up; it is known with the last of them.
  const rest = sumShown(terms.length, tau) ? (step.rest ?? null) : null;
  if (long) columns.push(operator("+"), more(terms.length - shown.length, rest));
  return { columns, products, active };
}

/** @param {number} count @param {number | null} rest @returns {Column} */
function more(count, rest) {
  const number = rest === null ? "\u2026" : formatValue(rest);
  return { is: "more", symbol: text(`${count} more terms`), number };
}

/** @param {readonly SumTerm[]} terms */
function twoLargest(terms) {
  return terms
    .map((term, index) => ({ index, size: Math.abs(term.product) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 2)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/**
 * a = g(z).
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 * @returns {Formula}
 */
function activation(trace, step, tau) {
  const unit = step.unit ?? 1;
  const z = trace.z[step.layer - 1]?.[unit - 1] ?? 0;
  const name = trace.problem.activations[step.layer - 2] ?? "";
  const done = tau >= GATED;
  return {
    ...nothing(),
    columns: [
      result(quantity("a", step.layer, unit), done ? Number(step.value) : null),
      operator("="),
      { is: "value", symbol: row(text("g"), text("(")), number: `${nameOf(name)} (` },
      { is: "value", symbol: quantity("z", step.layer, unit), number: formatValue(z), ref: `z${step.layer}-${unit}` },
      operator(")"),
    ],
    done,
  };
}

/** @returns {Formula} */
function nothing() {
  return { columns: [], products: [], total: "", active: null, done: false };
}
