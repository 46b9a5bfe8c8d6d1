/** The four errata of the lecture, and the keyboard map. */

import { applied, given, quantity, row, text, theta } from "../../model/symbols.js";
import { h } from "../parts/dom.js";
import { mathml } from "../parts/mathml.js";

/** @typedef {import("../../model/symbols.js").Math} Math */
/** @typedef {(string | Math)[]} Mixed words and symbols */

const DELTA = "\u03b4";
const EQUALS = text("=");
const MINUS = text("\u2212");
const PLUS = text("+");
/** Θ₁₂⁽²⁾ δ₁⁽³⁾ + Θ₂₂⁽²⁾ δ₂⁽³⁾ */
const SUM = [theta(2, 1, 2), quantity(DELTA, 3, 1), PLUS, theta(2, 2, 2), quantity(DELTA, 3, 2)];

/** When, what is said, what is right. @type {[string, Mixed, Mixed][]} */
const ERRATA = [
  [
    "4:39",
    ["The last term of ", quantity("z", 3, 1), " uses ", quantity("a", 2, 1), "."],
    ["It uses ", quantity("a", 2, 2), "."],
  ],
  [
    "6:08",
    ["cost = y log h + (1 \u2212 y) log h, with a pair of parentheses missing."],
    ["cost = \u2212[y log h + (1 \u2212 y) log(1 \u2212 h)]"],
  ],
  [
    "8:50",
    [row(quantity(DELTA, 4), EQUALS, given("y"), MINUS, quantity("a", 4))],
    [row(quantity(DELTA, 4), EQUALS, quantity("a", 4), MINUS, given("y"))],
  ],
  [
    "to the end",
    [row(quantity(DELTA, 2, 2), EQUALS, ...SUM)],
    ["That sum times ", applied("g\u2032", quantity("z", 2, 2)), "."],
  ],
];

export function errata() {
  const rows = ERRATA.map(([when, said, right]) =>
    h("tr", {}, h("th", { scope: "row" }, when), h("td", {}, ...mixed(said)), h("td", {}, ...mixed(right))),
  );
  return table("errata", ["At", "The lecture says", "Right is"], rows);
}

/** @param {Mixed} parts */
function mixed(parts) {
  return parts.map((part) => (typeof part === "string" ? part : mathml(part)));
}

/** Keys, what they do, where. @type {[string[], string, string][]} */
const KEYS = [
  [["Space"], "Play, pause", "anywhere but on buttons and in fields"],
  [["\u2192", "\u2190"], "Next, previous step", "anywhere but in the graph, in fields, and on choices reached by Tab"],
  [["Shift+\u2192", "Shift+\u2190"], "Next, previous layer or phase", "the same"],
  [["Home", "End"], "First, last step", "the same"],
  [["Ctrl+\u2192", "Ctrl+\u2190"], "Next, previous step", "in the graph too"],
  [["\u2191", "\u2193", "\u2190", "\u2192"], "From unit to unit", "in the graph"],
  [["Enter"], "Open what is known of it", "a unit or a weight"],
  [["\u2191", "\u2193"], "Change by 0.1; with Shift by 1, with Alt by 0.01", "a number field"],
  [["Ctrl+Z", "Ctrl+Shift+Z"], "Undo, redo an edit", "anywhere but in fields"],
  [["Esc"], "Close, or cancel an edit", "whatever is open"],
];

export function keys() {
  const rows = KEYS.map(([names, does, where]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, ...names.flatMap((name, k) => [k ? " " : "", keyOf(name)])),
      h("td", {}, does),
      h("td", { class: "where" }, where),
    ),
  );
  return table("keys", ["Key", "What it does", "Where"], rows);
}

/** @param {string} name "Shift+→" */
function keyOf(name) {
  return h("span", { class: "combination" }, ...name.split("+").flatMap((key, k) => [k ? "+" : "", h("kbd", {}, key)]));
}

/**
 * @param {string} kind
 * @param {string[]} heads
 * @param {HTMLElement[]} rows
 */
function table(kind, heads, rows) {
  const head = h("tr", {}, ...heads.map((text) => h("th", { scope: "col" }, text)));
  return h("table", { class: `help-table ${kind}` }, h("thead", {}, head), h("tbody", {}, ...rows));
}
