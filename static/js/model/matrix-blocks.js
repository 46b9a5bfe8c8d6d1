/** What matrix forms are made of: matrices and vectors of cells, the known ones filled in. */

import { visibility } from "./knowledge.js";
import { applied, quantity } from "./symbols.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./symbols.js").Math} Math */

/**
 * @typedef {object} Cell
 * @property {string} ref "T2-1-2", or "" where the cell holds no quantity of its own
 * @property {number | null} value null while it is not known
 * @property {"weight" | "value" | "given" | "one"} as how its number is written
 */

/**
 * @typedef {object} Block
 * @property {"block"} is
 * @property {Math} symbol
 * @property {string} name for a screen reader: "Theta 2, transposed"
 * @property {string} part the letter whose tint it takes
 * @property {Cell[][]} rows
 * @property {string[]} rowNames
 * @property {string[]} columnNames
 * @property {number | null} litRow the row at work
 * @property {boolean} lit the whole of it is at work
 * @property {"row" | "column" | null} hatched its first row, or its only column, takes no part
 */
/** @typedef {{is: "sign", text: string}} Sign */
/** @param {string} text @returns {Sign} */
export const sign = (text) => ({ is: "sign", text });

/**
 * @param {Math} symbol
 * @param {string} name
 * @param {string} part
 * @param {Cell[][]} rows
 * @returns {Block}
 */
export function blockOf(symbol, name, part, rows) {
  const rowNames = unitNames("unit", rows.length);
  return { is: "block", symbol, name, part, rows, rowNames, columnNames: [""], litRow: null, lit: false, hatched: null };
}

/**
 * z, a, δ, g′ or Σ of a layer, the known ones filled in.
 * @param {Moment} moment
 * @param {"z" | "a" | "d" | "g" | "s"} part
 * @param {number} layer
 */
export function vector(moment, part, layer) {
  const { z, a, slope: g, weighted_delta: s, delta: d } = moment.trace;
  const values = { z, a, g, s, d }[part][layer - 1] ?? [];
  // The slope is a number of the forward pass: it is known with z.
  const known = part === "g" ? "z" : part;
  const rows = values.map((value, j) => [
    cell(`${part}${layer}-${j + 1}`, visibility(moment, known, layer, j + 1) > 0 ? value : null),
  ]);
  const letter = { z: "z", a: "a", d: "\u03b4", s: "\u03a3\u0398\u03b4", g: "g\u2032" }[part];
  const symbol = part === "g" ? applied("g\u2032", quantity("z", layer)) : quantity(letter, layer);
  const name = { z: "z", a: "a", d: "delta", s: "sum", g: "slope" }[part];
  return { ...blockOf(symbol, `${name}, layer ${layer}`, part, rows), rowNames: unitNames("unit", rows.length) };
}

/**
 * With the bias unit, always 1, on top.
 * @param {Block} block
 * @returns {Block}
 */
export function withBias(block) {
  const one = { ref: "", value: 1, as: /** @type {const} */ ("one") };
  return { ...block, rows: [[one], ...block.rows], rowNames: ["the bias unit", ...block.rowNames] };
}

/**
 * @param {Trace} trace
 * @param {number} l
 * @returns {Cell[][]}
 */
export function thetaCells(trace, l) {
  return (trace.problem.theta[l - 1] ?? []).map((line, i) =>
    line.map((value, j) => ({ ref: `T${l}-${i + 1}-${j}`, value, as: /** @type {const} */ ("weight") })),
  );
}

/**
 * @param {readonly number[]} values
 * @param {(index: number) => string} refOf
 * @param {Cell["as"]} as
 * @returns {Cell[][]}
 */
export const column = (values, refOf, as) => values.map((value, index) => [{ ref: refOf(index), value, as }]);

/** @param {string} ref @param {number | null} value @returns {Cell} */
export const cell = (ref, value) => ({ ref, value, as: "value" });

/** @param {string} what @param {number} count */
export const unitNames = (what, count) => Array.from({ length: count }, (_, j) => `${what} ${j + 1}`);
