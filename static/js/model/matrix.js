/**
 * The step as matrices and vectors, side by side: which cells are known, which row is at work.
 * Everything is read from the trace; what is not known yet at τ is left empty.
 */

import { MAX_UNITS } from "./edits.js";
import { visibility } from "./knowledge.js";
import { blockOf, cell, column, sign, thetaCells, unitNames, vector, withBias } from "./matrix-blocks.js";
import { leavesOutSlope, turnsSign } from "./rules.js";
import { given, quantity, row, text, theta, transposed } from "./symbols.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./symbols.js").Math} Math */

/** @typedef {import("./matrix-blocks.js").Cell} Cell */
/** @typedef {import("./matrix-blocks.js").Block} Block */
/** @typedef {import("./matrix-blocks.js").Sign} Sign */
/** @typedef {{lines: (Block | Sign)[][], caption: string}} Linear */
/** @typedef {{heat: Heat, caption: string}} Heated */

/**
 * @typedef {object} Heat
 * @property {Math} symbol
 * @property {string} part
 * @property {Cell[][]} rows
 * @property {number | null} litRow
 * @property {boolean} hatched its first row, the bias's, takes no part
 */

/** Layers larger than this are drawn as a heat map. */
export const LARGEST = 4;

const HATCHED =
  "Hatched row: the bias unit. It has no incoming edges, so its error is dropped.";
const HATCHED_SLOPE = "Hatched column: the lecture\u2019s intuition leaves out g\u2032(z).";

/**
 * @param {Moment} moment
 * @returns {Linear | Heated}
 */
export function matrixOf(moment) {
  const { trace, step, intro } = moment;
  if (intro !== null) return linear([[vector(moment, "a", 1)]], "The example enters on the left.");
  const { layer } = step;
  const big = (/** @type {number} */ l) => (trace.a[l - 1]?.length ?? 0) > LARGEST;
  switch (step.kind) {
    case "input":
      return linear([[vector(moment, "a", 1), sign("="), blockOf(given("x"), "x", "x", column(trace.a[0] ?? [], () => "", "value"))]]);
    case "weighted_sum":
    case "activation":
      return big(layer) || big(layer - 1) ? heat(moment, layer - 1, "row") : forward(moment);
    case "cost":
    case "output_error":
    case "output_delta":
      return trace.output.length > MAX_UNITS
        ? linear([], `More than ${MAX_UNITS} outputs are not written out here: All values has them.`)
        : output(moment);
    case "weighted_delta":
    case "delta":
      return big(layer) || big(layer + 1) ? heat(moment, layer, "column") : backward(moment);
    case "gradient":
      return big(layer) || big(layer + 1) ? heat(moment, layer, "gradient") : gradient(moment);
  }
}

/**
 * @param {(Block | Sign)[][]} lines
 * @param {string} [caption]
 * @returns {Linear}
 */
const linear = (lines, caption = "") => ({ lines, caption });

/**
 * z = Θ a, and beneath it a = g(z).
 * @param {Moment} moment
 */
function forward(moment) {
  const { trace, step } = moment;
  const { layer, unit } = step;
  const summing = step.kind === "weighted_sum";
  const at = unit === null ? null : unit - 1;
  const weights = {
    ...blockOf(theta(layer - 1), `Theta ${layer - 1}`, "T", thetaCells(trace, layer - 1)),
    rowNames: unitNames("to unit", trace.a[layer - 1]?.length ?? 0),
    columnNames: ["from the bias unit", ...unitNames("from unit", trace.a[layer - 2]?.length ?? 0)],
    litRow: summing ? at : null,
    lit: summing && at === null,
  };
  const before = withBias(vector(moment, "a", layer - 1));
  const z = vector(moment, "z", layer);
  const a = vector(moment, "a", layer);
  const known = vector(moment, "z", layer);
  const litSum = { litRow: at, lit: at === null };
  const last = layer === trace.a.length;
  return linear(
    [
      [weights, sign("\u00b7"), { ...before, lit: summing }, sign("="), { ...z, ...(summing ? litSum : {}) }],
      [
        { ...a, ...(summing ? {} : litSum) },
        sign("= g"),
        { ...known, ...(summing ? {} : litSum) },
      ],
    ],
    last ? "" : "The next layer gets a with the bias unit, 1, on top.",
  );
}

/**
 * a and y, and what is made of their gap.
 * @param {Moment} moment
 */
function output(moment) {
  const { trace, step } = moment;
  const { layer } = step;
  const a = vector(moment, "a", layer);
  const y = blockOf(given("y"), "y", "z", column(trace.problem.y, () => "", "given"));
  if (step.kind === "cost") return linear([[a, sign("against"), y]], "The cost compares the two.");
  const gap = turnsSign(trace.problem.rule) ? [y, sign("\u2212"), a] : [a, sign("\u2212"), y];
  const fused = trace.weighted_delta[layer - 1] === null;
  const d = { ...vector(moment, "d", layer), lit: step.kind === "output_delta" };
  if (fused) return linear([[d, sign("="), ...gap]]);
  const error = {
    ...vector(moment, "s", layer),
    symbol: row(text("\u2202cost/\u2202"), quantity("a", layer)),
    lit: step.kind === "output_error",
  };
  const lines = [[error, sign("="), ...gap]];
  if (step.kind === "output_error") return linear(lines);
  const slope = trace.slope[layer - 1]
    ? [sign(".*"), vector(moment, "g", layer)]
    : [sign("through the softmax")];
  return linear([...lines, [d, sign("="), error, ...slope]]);
}

/** Rows for columns. @param {Cell[][]} cells */
const turnedOver = (cells) => (cells[0] ?? []).map((_, j) => cells.map((line) => /** @type {Cell} */ (line[j])));

/**
 * δ = Θᵀ δ .* g′(z).
 * @param {Moment} moment
 */
function backward(moment) {
  const { trace, step } = moment;
  const { layer, unit } = step;
  const summing = step.kind === "weighted_delta";
  const at = unit === null ? null : unit - 1;
  const turned = turnedOver(thetaCells(trace, layer));
  const struck = leavesOutSlope(trace.problem.rule);
  const weights = {
    ...blockOf(transposed(theta(layer)), `Theta ${layer}, transposed`, "T", turned),
    rowNames: ["the bias unit, dropped", ...unitNames("unit", trace.a[layer - 1]?.length ?? 0)],
    columnNames: unitNames("from unit", trace.a[layer]?.length ?? 0),
    litRow: summing && at !== null ? at + 1 : null,
    lit: false,
    hatched: /** @type {const} */ ("row"),
  };
  const right = { ...vector(moment, "d", layer + 1), lit: summing };
  const slope = {
    ...vector(moment, "g", layer),
    litRow: summing ? null : at,
    lit: !summing && at === null,
    hatched: struck ? /** @type {const} */ ("column") : null,
  };
  const d = { ...vector(moment, "d", layer), litRow: at, lit: at === null };
  return linear(
    [[weights, sign("\u00b7"), right, sign(".*"), slope, sign(struck ? "\u2248" : "="), d]],
    struck ? HATCHED_SLOPE : HATCHED,
  );
}

/**
 * Δ = δ aᵀ, on two lines: one would be too wide.
 * @param {Moment} moment
 */
function gradient(moment) {
  const { trace, step } = moment;
  const l = step.layer;
  const known = visibility(moment, "D", l, 0) > 0;
  const cells = (trace.gradient[l - 1] ?? []).map((line, i) =>
    line.map((value, j) => cell(`D${l}-${i + 1}-${j}`, known ? value : null)),
  );
  const whole = {
    ...blockOf(row(text("\u2202cost/\u2202"), theta(l)), `gradient of Theta ${l}`, "d", cells),
    rowNames: unitNames("to unit", cells.length),
    columnNames: ["from the bias unit", ...unitNames("from unit", trace.a[l - 1]?.length ?? 0)],
    lit: true,
  };
  const a = withBias(vector(moment, "a", l));
  const flat = {
    ...a,
    symbol: transposed(quantity("a", l)),
    name: `a, layer ${l}, transposed`,
    rows: [a.rows.map((line) => /** @type {Cell} */ (line[0]))],
    rowNames: ["value"],
    columnNames: a.rowNames,
  };
  return linear([[whole], [sign(trace.is_gradient ? "=" : "\u2248"), vector(moment, "d", l + 1), sign("\u00b7"), flat]]);
}

/**
 * Θ, or its gradient, as colours only.
 * @param {Moment} moment
 * @param {number} l
 * @param {"row" | "column" | "gradient"} lit
 * @returns {Heated}
 */
function heat(moment, l, lit) {
  const { trace, step } = moment;
  const showsGradient = lit === "gradient" && visibility(moment, "D", l, 0) > 0;
  const turned = lit === "column";
  const cells = showsGradient
    ? (trace.gradient[l - 1] ?? []).map((line, i) => line.map((v, j) => cell(`D${l}-${i + 1}-${j}`, v)))
    : thetaCells(trace, l);
  const rows = turned ? turnedOver(cells) : cells;
  const symbol = showsGradient ? row(text("\u2202cost/\u2202"), theta(l)) : turned ? transposed(theta(l)) : theta(l);
  const size = `${rows.length} \u00d7 ${rows[0]?.length ?? 0}`;
  const at = step.unit;
  const bias = turned ? "row, hatched: its error is dropped" : "column";
  return {
    heat: {
      symbol,
      part: showsGradient ? "d" : "T",
      rows,
      litRow: lit === "gradient" || at === null ? null : turned ? at : at - 1,
      hatched: turned,
    },
    caption: `${size}, the bias in the first ${bias}. Tap or point at a cell for its value.`,
  };
}
