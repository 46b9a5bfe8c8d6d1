/** The formula of a step: aligned columns, or on a narrow page a ledger with a term per row. */

import { formulaOf } from "../model/formula.js";
import { formulaSentence } from "../model/spoken-formula.js";
import { said } from "../model/symbols.js";
import { h, setAttribute } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../model/formula.js").Formula} Formula */
/** @typedef {import("../model/formula.js").Column} Column */

/**
 * @param {HTMLElement} root
 * @param {{showValues: () => void}} actions
 */
export function createFormula(root, actions) {
  /** @type {string} */
  let drawn = "";
  return {
    /** @param {State} state */
    render(state) {
      const { trace, place, narrow } = state;
      const formula = place.intro === null ? formulaOf(trace, place.step, place.tau) : null;
      const key = `${place.step} ${narrow} ${formula ? changing(formula) : "intro"}`;
      if (key === drawn) return;
      drawn = key;
      if (!formula) return root.replaceChildren();
      const ledger = narrow && formula.products.length > 0;
      root.replaceChildren(ledger ? ledgerOf(formula, actions) : columnsOf(formula, actions));
      setAttribute(root, "data-form", ledger ? "ledger" : "columns");
    },
  };
}

/**
 * Everything in it that a reader could see change.
 * @param {Formula} formula
 */
function changing(formula) {
  return JSON.stringify([formula.columns, formula.products, formula.total, formula.active]);
}

/**
 * @param {Formula} formula
 * @param {{showValues: () => void}} actions
 */
function columnsOf(formula, actions) {
  const { columns, products, active, done, total, totalRef, remark } = formula;
  /** @type {HTMLElement[]} */
  const cells = [];
  if (active !== null) cells.push(litBox("of-term", spanOf(columns, (c) => c.term === active)));
  if (done) cells.push(litBox("of-result", spanOf(columns, (c) => Boolean(c.result))));
  // Signs between numbers stand only where numbers do.
  const bare = !columns.some((column) => column.is !== "operator" && (column.number || column.grid));
  columns.forEach((column, index) => {
    cells.push(...cellsOf(bare ? { ...column, number: undefined } : column, index, actions));
  });
  // With terms that stand as one number a row up, a sum of the products alone would not add up.
  const whole = !columns.some((column) => column.is === "more");
  const single = isSingle(formula);
  for (const [index, { term, text, value }] of products.entries()) {
    if (!text) continue;
    const span = spanOf(columns, (c) => c.term === term);
    const link = single ? totalRef : null;
    cells.push(placed(h("span", { class: `product ${signOf(value)}`, "data-link": link }, text), span));
    const plus = h("span", { class: "product operator", "aria-hidden": "true" }, "+");
    if (whole && index > 0 && products[index - 1]?.text) cells.push(placed(plus, [span[0] - 1, span[0]]));
  }
  if (remark) cells.push(placed(h("span", { class: "total remark" }, remark), [1, 2]));
  if (total && !single) {
    const close = columns.findLastIndex((c) => c.term !== undefined || c.is === "more");
    const sum = h("span", { class: "total", "data-link": totalRef }, total);
    cells.push(placed(sum, [close + 2, close + 3]));
  }
  const tall = columns.some((column) => column.grid);
  const kind = `columns${tall ? " tall" : ""}`;
  return h("div", { class: kind, role: "group", "aria-label": formulaSentence(formula) }, ...cells);
}

/**
 * The sum of one term is that term: it is written once.
 * @param {Formula} formula
 */
const isSingle = ({ columns, products }) => products.length === 1 && columns.every((column) => column.is !== "more");

/**
 * The symbol of a column and what stands beneath it.
 * @param {Column} column
 * @param {number} index
 * @param {{showValues: () => void}} actions
 */
function cellsOf(column, index, actions) {
  const kind = `${column.is}${column.struck ? " struck" : ""}`;
  const symbol = column.is === "more" ? moreButton(column, actions) : mathml(column.symbol);
  const state = column.number === "?" ? " unknown" : column.result ? " result" : "";
  const number = column.grid ? gridOf(column.grid, column.refs) : column.number;
  const cells = [h("span", { class: `symbol ${kind}` }, symbol)];
  if (number) {
    const name = typeof number === "string" ? namedAs(column.ref, number) : {};
    cells.push(h("span", { class: `number ${kind}${state}`, ...name }, number));
  }
  return cells.map((cell) => placed(cell, [index + 1, index + 2]));
}

/**
 * Grid lines around the columns that are meant.
 * @param {readonly Column[]} columns
 * @param {(column: Column) => boolean} meant
 * @returns {[number, number]}
 */
function spanOf(columns, meant) {
  return [columns.findIndex(meant) + 1, columns.findLastIndex(meant) + 2];
}

/**
 * @param {HTMLElement} element
 * @param {readonly [number, number]} span
 */
function placed(element, [from, to]) {
  element.style.gridColumn = `${from} / ${to}`;
  return element;
}

/**
 * @param {string} kind
 * @param {readonly [number, number]} span empty where the term is among "more terms"
 */
function litBox(kind, span) {
  const box = placed(h("span", { class: `lit-box ${kind}` }), span);
  box.hidden = span[0] === 0;
  return box;
}

/**
 * @param {Column} column
 * @param {{showValues: () => void}} actions
 */
function moreButton(column, actions) {
  const button = h("button", { type: "button", class: "more" }, said(column.symbol));
  button.addEventListener("click", actions.showValues);
  return button;
}

/**
 * `data-ref` stands on what is a number and nothing else; on anything else the name is a link.
 * @param {string | null | undefined} ref
 * @param {string} number
 */
function namedAs(ref, number) {
  return { [/^\u2212?[\d.]+$/.test(number) ? "data-ref" : "data-link"]: ref };
}

/**
 * @param {string[][]} rows
 * @param {(string | null)[][]} [refs]
 */
function gridOf(rows, refs = []) {
  const width = rows[0]?.length ?? 1;
  const cells = rows.flatMap((line, r) => line.map((text, c) => h("span", namedAs(refs[r]?.[c], text), text)));
  const grid = h("span", { class: "grid" }, ...cells);
  grid.style.gridTemplateColumns = `repeat(${width}, auto)`;
  return grid;
}

/** @param {number} value */
function signOf(value) {
  return value > 0 ? "pos" : value < 0 ? "neg" : "zero";
}

/**
 * @param {Formula} formula
 * @param {{showValues: () => void}} actions
 */
function ledgerOf(formula, actions) {
  const single = isSingle(formula);
  const rows = formula.products.map((product) =>
    h(
      "tr",
      { class: product.active ? "lit" : null },
      h("th", { scope: "row" }, mathml(product.symbol)),
      h("td", {}, product.factors),
      h("td", { class: signOf(product.value), ...(single ? namedAs(formula.totalRef, product.text) : {}) }, product.text),
    ),
  );
  const left = formula.columns.filter((column) => column.is === "more").map((column) =>
    h("tr", {}, h("th", { scope: "row" }, "+ ", moreButton(column, actions)), h("td"), h("td", {}, column.number ?? "\u2026")),
  );
  const [result] = formula.columns;
  const factor = formula.columns.at(-1);
  const gated = factor?.is === "value" && factor.term === undefined && factor !== result;
  const sum = formula.total.replace("= ", "");
  const tail = gated
    ? [
        ...(single ? [] : [h("tr", {}, h("th", { scope: "row" }, "\u03a3 sum"), h("td"), h("td", namedAs(formula.totalRef, sum), sum))]),
        h(
          "tr",
          { class: factor.struck ? "struck" : null },
          h("th", { scope: "row" }, "\u00d7 ", mathml(factor.symbol)),
          h("td"),
          h("td", {}, factor.number ? `\u00d7 ${factor.number}` : ""),
        ),
      ]
    : [];
  const [, sign] = formula.columns;
  const roughly = sign && said(sign.symbol) === "\u2248" ? "\u2248 " : "";
  const known = result?.number === "?" ? (formula.later ? "next step" : "?") : (result?.number ?? "");
  return h(
    "table",
    { class: "ledger", "aria-label": formulaSentence(formula) },
    h(
      "tbody",
      {},
      ...rows,
      ...left,
      ...tail,
      h(
        "tr",
        { class: formula.done ? "lit result" : "result" },
        h("th", { scope: "row" }, roughly, result ? mathml(result.symbol) : ""),
        h("td"),
        h("td", { class: result?.number === "?" ? "unknown" : null, ...namedAs(result?.ref, known) }, known),
      ),
    ),
  );
}
