/** Formulas of steps that take a whole layer: vectors and matrices beneath the symbols. */

import { formatGiven, formatTheta, formatValue } from "./format.js";
import { shownEntry } from "./gradients.js";
import { leavesOutSlope, turnsSign } from "./rules.js";
import { applied, entryOf, fraction, given, quantity, row, text, theta, transposed } from "./symbols.js";
import { GATE, termProgress } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("./formula.js").Column} Column */
/** @typedef {import("./formula.js").Formula} Formula */
/** @typedef {import("./symbols.js").Math} Math */

const DELTA = "\u03b4";
const MINUS = "\u2212";
/** Longer vectors, and wider matrices, are named but not written out. */
const WRITTEN = 3;
const WRITTEN_COLUMNS = 4;
/** When a step's result is shown, as far as τ has got. */
const GATED = 0.58;
const HALF = 0.55;

/**
 * @param {Math} symbol
 * @param {readonly number[] | null} values null while they are not known
 * @param {number} size
 * @param {{result?: boolean, struck?: boolean, format?: (v: number) => string, ref?: string | null,
 *   first?: number}} [how] `ref` names the vector where its symbol does not, `first` counts its entries
 * @returns {Column}
 */
function vector(symbol, values, size, how = {}) {
  const { result = false, struck = false, format = formatValue, first = 1 } = how;
  const ref = how.ref ?? ("ref" in symbol ? symbol.ref : null) ?? null;
  /** @param {number} k */
  const named = (k) => (ref !== null && k + first > 0 ? entryOf(ref, k + first) : null);
  /** @type {Column} */
  const column = { is: "value", symbol, result, struck };
  // A long one stands as its symbol alone: "\u2026" would say that it is not known yet.
  if (size > WRITTEN) return column;
  const one = named(0);
  if (size === 1) {
    return { ...column, number: values ? format(values[0] ?? 0) : "?", ...(one ? { ref: one } : {}) };
  }
  const entries = Array.from({ length: size }, (_, k) => k);
  return {
    ...column,
    grid: entries.map((k) => [values ? format(values[k] ?? 0) : "?"]),
    refs: entries.map((k) => [named(k)]),
  };
}

/**
 * @param {Math} symbol
 * @param {readonly (readonly number[])[]} rows
 * @param {(row: number, column: number) => string} named counted from 0
 * @returns {Column}
 */
function matrix(symbol, rows, named) {
  const fits = rows.length <= WRITTEN && (rows[0]?.length ?? 0) <= WRITTEN_COLUMNS;
  /** @type {Column} */
  const column = { is: "value", symbol };
  if (!fits) return column;
  if (rows.length === 1 && rows[0]?.length === 1) {
    return { ...column, number: formatTheta(rows[0][0] ?? 0), ref: named(0, 0) };
  }
  const refs = rows.map((cells, r) => cells.map((_, c) => named(r, c)));
  return { ...column, grid: rows.map((r) => r.map(formatTheta)), refs };
}

/** @param {string} sign @param {string} [below] @returns {Column} */
function operator(sign, below = sign) {
  return { is: "operator", symbol: text(sign), number: below };
}

/** @param {Column[]} columns @param {boolean} done @returns {Formula} */
function formula(columns, done) {
  return { columns, products: [], total: "", active: null, done };
}

/** @param {Step} step @returns {number[]} */
const list = (step) => /** @type {number[]} */ (Array.isArray(step.value) ? step.value : [step.value]);

/**
 * a^(1) = x.
 * @param {Step} step
 * @param {number} tau
 */
export function inputs(step, tau) {
  const x = list(step);
  const done = tau >= HALF;
  return formula(
    [
      vector(quantity("a", 1), done ? x : null, x.length, { result: true }),
      operator("="),
      vector(given("x"), x, x.length),
    ],
    done,
  );
}

/**
 * z = Θ [1; a].
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 */
export function weightedSums(trace, step, tau) {
  const { layer } = step;
  const z = list(step);
  const left = trace.a[layer - 2] ?? [];
  const done = termProgress(1, 0, tau) >= GATE.landed;
  return formula(
    [
      vector(quantity("z", layer), done ? z : null, z.length, { result: true }),
      operator("="),
      matrix(
        theta(layer - 1),
        trace.problem.theta[layer - 2] ?? [],
        (i, j) => `T${layer - 1}-${i + 1}-${j}`,
      ),
      operator("\u00b7"),
      vector(row(text("[1; "), quantity("a", layer - 1), text("]")), [1, ...left], left.length + 1, {
        format: (v) => (v === 1 ? "1" : formatValue(v)),
        ref: `a${layer - 1}`,
        first: 0,
      }),
    ],
    done,
  );
}

/**
 * a = g(z), softmax too.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 */
export function activations(trace, step, tau) {
  const { layer } = step;
  const a = list(step);
  const name = (trace.problem.activations[layer - 2] ?? "g").replace("_", " ");
  const done = tau >= GATED;
  return formula(
    [
      vector(quantity("a", layer), done ? a : null, a.length, { result: true }),
      operator("="),
      { is: "value", symbol: text("g ("), number: `${name} (` },
      vector(quantity("z", layer), trace.z[layer - 1] ?? [], a.length),
      operator(")"),
    ],
    done,
  );
}

/**
 * δ^(L) = a − y, or ∂cost/∂a where the slope still has to follow.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 */
export function gap(trace, step, tau) {
  const L = trace.problem.layers.length;
  const error = list(step);
  const size = error.length;
  const j = size === 1 ? 1 : null;
  const done = tau >= HALF;
  const symbol =
    step.kind === "output_error"
      ? fraction(text("\u2202cost"), row(text("\u2202"), quantity("a", L, j)), j ? `s${L}-${j}` : `s${L}`)
      : quantity(DELTA, L, j);
  const a = vector(quantity("a", L, j), trace.output, size);
  const y = vector(given("y"), trace.problem.y, size, { format: formatGiven });
  const turned = turnsSign(trace.problem.rule);
  return formula(
    [
      vector(symbol, done ? error : null, size, { result: true }),
      operator("="),
      ...(turned ? [y, operator(MINUS), a] : [a, operator(MINUS), y]),
    ],
    done,
  );
}

/**
 * δ^(L) = ∂cost/∂a .* g′(z), or through softmax's Jacobian.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 */
export function outputGate(trace, step, tau) {
  const L = trace.problem.layers.length;
  const delta = list(step);
  const size = delta.length;
  const j = size === 1 ? 1 : null;
  const done = tau >= GATED;
  const error = trace.weighted_delta[L - 1] ?? [];
  const slope = trace.slope[L - 1];
  const ref = j ? `s${L}-${j}` : `s${L}`;
  const symbol = fraction(text("\u2202cost"), row(text("\u2202"), quantity("a", L, j)), ref);
  const head = [
    vector(quantity(DELTA, L, j), done ? delta : null, size, { result: true }),
    operator("="),
  ];
  if (!slope) {
    const jacobian = /** @type {Column} */ ({
      is: "value",
      symbol: { is: "named", base: "J", sup: "T" },
      number: "",
    });
    return formula([...head, jacobian, operator("\u00b7", ""), vector(symbol, error, size)], done);
  }
  return formula(
    [
      ...head,
      vector(symbol, error, size),
      size === 1 ? operator("\u00b7", "\u00d7") : operator(".*"),
      vector(applied("g\u2032", quantity("z", L, j)), slope, size, { ref: `g${L}` }),
    ],
    done,
  );
}

/**
 * δ = (Θ)ᵀ δ .* g′(z), in its two steps.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 */
export function errors(trace, step, tau) {
  const { layer } = step;
  const gating = step.kind === "delta";
  const size = trace.problem.layers[layer - 1] ?? 0;
  const right = trace.delta[layer] ?? [];
  const rows = trace.problem.theta[layer - 1] ?? [];
  const columns = Array.from({ length: size }, (_, j) => rows.map((r) => r[j + 1] ?? 0));
  const struck = leavesOutSlope(trace.problem.rule);
  const summed = !gating && termProgress(1, 0, tau) >= GATE.landed;
  const done = gating ? tau >= GATED : summed;
  const sum = /** @type {Math} */ (row(text("\u03a3 "), theta(layer), quantity(DELTA, layer + 1)));
  const symbol = gating ? quantity(DELTA, layer) : sum;
  const sums = trace.weighted_delta[layer - 1] ?? [];
  return formula(
    [
      vector(symbol, done ? list(step) : null, size, { result: true, ref: gating ? `d${layer}` : `s${layer}` }),
      operator(gating && struck ? "\u2248" : "=", "="),
      ...(gating
        ? [
            vector(sum, sums, size, { ref: `s${layer}` }),
            { ...operator(".*"), struck },
            vector(applied("g\u2032", quantity("z", layer)), trace.slope[layer - 1] ?? [], size, {
              struck,
              ref: `g${layer}`,
            }),
          ]
        : [
            matrix(transposed(theta(layer)), columns, (j, i) => `T${layer}-${i + 1}-${j + 1}`),
            operator("\u00b7"),
            vector(quantity(DELTA, layer + 1), right, right.length),
          ]),
    ],
    done,
  );
}

/**
 * ∂cost/∂Θ_ij = δ_i a_j of one entry, and which that is; "≈" where the δ is none.
 * @param {Trace} trace
 * @param {Step} step
 * @param {number} tau
 * @returns {Formula}
 */
export function gradient(trace, step, tau) {
  if (step.kind !== "gradient") return formula([], false);
  const shown = shownEntry(step);
  const [l, i, j] = shown.theta;
  const done = tau >= 0.6;
  const symbol = fraction(text("\u2202cost"), row(text("\u2202"), theta(l, i, j)), `D${l}-${i}-${j}`);
  const columns = [
    vector(symbol, done ? [shown.product] : null, 1, { result: true }),
    operator(trace.is_gradient ? "=" : "\u2248", "="),
    vector(quantity(DELTA, l + 1, i), [shown.delta], 1),
    operator("\u00b7", "\u00d7"),
    vector(quantity("a", l, j), [shown.activation], 1),
  ];
  return { ...formula(columns, done), remark: "The largest of this matrix, biases aside" };
}
