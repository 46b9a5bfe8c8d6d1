/** The formula of a step: aligned columns, or on a narrow page a ledger with a term per row. */

import { formulaOf } from "../model/formula.js";
import { said } from "../model/symbols.js";
import { h, setAttribute } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types.js").State} State */
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
      root.replaceChildren(ledger ? ledgerOf(formula) : columnsOf(formula, actions));
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
  /** @type {HTMLElement[]} */
  const cells = [];
  const hasGrid = formula.columns.some((column) => column.grid);
  formula.columns.forEach((column, index) => {
    const place = `column-${index + 1}`;
    const kind = `${column.is}${column.struck ? " struck" : ""}`;
    cells.push(cell(`symbol ${kind}`, place, column.is === "more" ? moreButton(column, actions) : symbolOf(column)));
    const number = column.grid ? gridOf(column.grid) : column.number;
    const state = column.number === "?" ? " unknown" : column.result ? " result" : "";
    if (number) cells.push(cell(`number ${kind}${state}`, place, number));
    if (column.term !== undefined && column.term === formula.active) for (const c of cells.slice(-2)) c.classList.add("lit");
    if (column.result && formula.done) for (const c of cells.slice(-2)) c.classList.add("lit");
    placeColumn(cells.slice(-2), index);
  });
  for (const product of formula.products) {
    if (!product.text) continue;
    const own = formula.columns.flatMap((column, index) => (column.term === product.term ? [index] : []));
    const made = h("span", { class: `product ${signOf(product.value)}` }, product.text);
    if (product.term === formula.active) made.classList.add("lit");
    made.style.gridColumn = `${(own[0] ?? 0) + 1} / ${(own.at(-1) ?? 0) + 2}`;
    cells.push(made);
  }
  if (formula.total) {
    const close = formula.columns.findLastIndex((column) => column.term !== undefined || column.is === "more");
    const total = h("span", { class: "total" }, formula.total);
    total.style.gridColumn = `${close + 2}`;
    cells.push(total);
  }
  const label = `${formula.columns.map((c) => said(c.symbol)).join(" ")}`;
  return h("div", { class: `columns${hasGrid ? " tall" : ""}`, role: "group", "aria-label": label }, ...cells);
}

/**
 * @param {HTMLElement[]} cells
 * @param {number} index
 */
function placeColumn(cells, index) {
  for (const c of cells) c.style.gridColumn = String(index + 1);
}

/**
 * @param {string} kind
 * @param {string} _place
 * @param {Node | string} child
 */
function cell(kind, _place, child) {
  return h("span", { class: kind }, child);
}

/** @param {Column} column */
function symbolOf(column) {
  return mathml(column.symbol);
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

/** @param {string[][]} rows */
function gridOf(rows) {
  const width = rows[0]?.length ?? 1;
  const grid = h("span", { class: "grid" }, ...rows.flat().map((text) => h("span", {}, text)));
  grid.style.gridTemplateColumns = `repeat(${width}, auto)`;
  return grid;
}

/** @param {number} value */
function signOf(value) {
  return value > 0 ? "pos" : value < 0 ? "neg" : "zero";
}

/** @param {Formula} formula */
function ledgerOf(formula) {
  const rows = formula.products.map((product) =>
    h(
      "tr",
      { class: product.active ? "lit" : null },
      h("th", { scope: "row" }, mathml(product.symbol)),
      h("td", {}, product.factors),
      h("td", { class: signOf(product.value) }, product.text),
    ),
  );
  const left = formula.columns.filter((column) => column.is === "more").map((column) =>
    h("tr", {}, h("th", { scope: "row" }, `+ ${said(column.symbol)}`), h("td"), h("td", {}, "\u2026")),
  );
  const [result] = formula.columns;
  const factor = formula.columns.at(-1);
  const gated = factor?.is === "value" && factor.term === undefined && factor !== result;
  const sum = formula.total.replace("= ", "");
  const tail = gated
    ? [
        h("tr", {}, h("th", { scope: "row" }, "\u03a3 sum"), h("td"), h("td", {}, sum)),
        h(
          "tr",
          { class: factor.struck ? "struck" : null },
          h("th", { scope: "row" }, "\u00d7 ", mathml(factor.symbol)),
          h("td"),
          h("td", {}, factor.number ? `\u00d7 ${factor.number}` : ""),
        ),
      ]
    : [];
  const known = result?.number === "?" ? (gated && sum ? "next step" : "?") : (result?.number ?? "");
  return h(
    "table",
    { class: "ledger" },
    h(
      "tbody",
      {},
      ...rows,
      ...left,
      ...tail,
      h(
        "tr",
        { class: formula.done ? "lit result" : "result" },
        h("th", { scope: "row" }, result ? mathml(result.symbol) : ""),
        h("td"),
        h("td", { class: result?.number === "?" ? "unknown" : null }, known),
      ),
    ),
  );
}
