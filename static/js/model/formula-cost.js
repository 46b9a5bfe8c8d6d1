/** The formula of the cost: of one output with its numbers, of a few with columns of them. */

import { formatGiven, formatValue } from "./format.js";
import { entryOf, given, quantity, text } from "./symbols.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("./symbols.js").Math} Math */
/** @typedef {import("./formula.js").Column} Column */
/** @typedef {import("./formula.js").Formula} Formula */

const MINUS = "\u2212";
/** More outputs than this, and only the symbols are written. */
const FEW = 3;

/** @param {string} sign @returns {Column} */
function operator(sign) {
  return { is: "operator", symbol: text(sign), number: sign };
}

/**
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 * @returns {Formula}
 */
export function cost(trace, step, tau) {
  const L = trace.problem.layers.length;
  const one = trace.output.length === 1;
  const done = tau >= 0.55;
  const a = one ? quantity("a", L, 1) : quantity("a", L, null);
  const few = trace.output.length <= FEW;
  const output = figures(trace.output.map(formatValue), few, `a${L}`);
  const target = figures(trace.problem.y.map(formatGiven), few, "y");
  const squared = trace.problem.loss === "squared_error";
  const softmax = trace.problem.activations.at(-1) === "softmax";
  const y = { is: /** @type {const} */ ("value"), symbol: given("y"), ...target };
  /** @param {string} before @param {Math} of @param {Figures} shown @param {string} after */
  const around = (before, of, shown, after) => [
    { is: /** @type {const} */ ("operator"), symbol: text(before), number: few ? before : "" },
    { is: /** @type {const} */ ("value"), symbol: of, ...shown },
    ...(after ? [operator(after)] : []),
  ];
  /** @type {Column[]} */
  const right = squared
    ? [
        operator(one ? "\u00bd" : "\u00bd \u03a3"),
        ...around("(", one ? a : given("a"), output, MINUS),
        y,
        { is: "operator", symbol: { is: "named", base: ")", sup: "2" }, number: ")\u00b2" },
      ]
    : [
        operator(softmax || !one ? `${MINUS} \u03a3` : MINUS),
        ...(softmax ? [] : [operator("[")]),
        y,
        ...around("log", a, output, ""),
        ...(softmax
          ? []
          : [
              operator("+"),
              ...around(`(1 ${MINUS}`, given("y"), target, ")\u2009"),
              ...around(`log(1 ${MINUS}`, a, output, ")"),
              operator("]"),
            ]),
      ];
  // Signs between numbers stand only where numbers do.
  const signs = [operator("="), ...right].map((one) => (few || one.is === "value" ? one : { ...one, number: "" }));
  return {
    columns: [
      { is: "value", symbol: text("cost"), number: done ? formatValue(Number(step.value)) : "?", result: true },
      ...signs,
    ],
    products: [],
    total: "",
    active: null,
    done,
  };
}

/** @typedef {{number?: string, grid?: string[][], ref?: string, refs?: string[][]}} Figures */

/**
 * One number beneath a symbol, or a column of a few; nothing beneath a symbol of many.
 * @param {string[]} shown
 * @param {boolean} few
 * @param {string} ref
 * @returns {Figures}
 */
function figures(shown, few, ref) {
  if (shown.length === 1) return { number: shown[0] ?? "", ref: entryOf(ref, 1) };
  if (!few) return {};
  return { grid: shown.map((number) => [number]), refs: shown.map((_, k) => [entryOf(ref, k + 1)]) };
}
