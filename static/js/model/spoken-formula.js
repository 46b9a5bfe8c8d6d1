/** A formula as a sentence: its symbols, and then the numbers that stand beneath them. */

import { inWords } from "./spoken.js";
import { said } from "./symbols.js";

/** @typedef {import("./formula.js").Formula} Formula */
/** @typedef {import("./formula.js").Column} Column */

/** @type {[RegExp, string][]} */
const WORDS = [
  [/\[1; (.*?) \]/g, "1 on top of $1"],
  [/\( (Theta, layer \d+|a, layer \d+) \)/g, "$1"],
  [/\.\*/g, " times, entry by entry,"],
  [/[\u00b7\u00d7]/g, " times "],
  [/=/g, " equals "],
  [/\u2248/g, " is roughly "],
  [/\+/g, " plus "],
  [/\u2212/g, " minus "],
  [/\u00bd/g, " one half "],
  [/\u03a3/g, " the sum of "],
  [/\u2202 ?/g, "d "],
  [/\)\u00b2/g, ") squared"],
  [/\u03b4/g, "delta"],
  [/\u2026/g, "and so on"],
];
/** What stands before the bracket of "g(z)", which is said "g of z". */
const APPLIED = /\b(?:g|sigmoid|tanh|relu|linear|softmax) ?$/;

/**
 * @param {Formula} formula
 * @returns {string} empty where there is no formula
 */
export function formulaSentence({ columns, total, remark }) {
  if (columns.length === 0) return "";
  const symbols = columns.map((column) => struck(column, said(column.symbol)));
  const numbers = columns.map((column) => struck(column, number(column)));
  const sum = total ? `The sum ${words(total)}.` : "";
  const last = remark ? `${remark}.` : sum;
  return [`${words(symbols.join(" "))}.`, `In numbers: ${words(numbers.join(" "))}.`, last].filter(Boolean).join(" ");
}

/** @param {Column} column */
function number(column) {
  if (column.grid) return column.grid.map((line) => line.map(known).join(" ")).join(", ");
  return known(column.number ?? "");
}

/** @param {string} text */
const known = (text) => (text === "?" ? "not known yet" : /\d/.test(text) ? inWords(text) : text);

/** @param {Column} column @param {string} text */
const struck = (column, text) => (column.struck && column.is === "value" ? `${text}, left out` : text);

/** @param {string} text */
function words(text) {
  const told = WORDS.reduce((so, [sign, word]) => so.replace(sign, word), text);
  return brackets(told).replace(/\s+/g, " ").replace(/ ,/g, ",").trim();
}

/**
 * A bracket of a function's argument is "of" and closes in silence; one that groups is said.
 * @param {string} text
 */
function brackets(text) {
  /** @type {boolean[]} whether each open one is said */
  const open = [];
  let told = "";
  for (const letter of text) {
    if (letter === "(" || letter === "[") {
      const said = letter === "[" || !APPLIED.test(told);
      open.push(said);
      told += said ? " open bracket " : " of ";
    } else if (letter === ")" || letter === "]") {
      told += open.pop() ? " close bracket " : " ";
    } else {
      told += letter;
    }
  }
  return told;
}
