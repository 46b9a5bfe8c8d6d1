/** The step in matrix form: real tables in brackets, a heat map where layers are large. */

import { formatFull, formatGiven, formatTheta, formatValue } from "../model/format.js";
import { momentOf, signature } from "../model/knowledge.js";
import { matrixOf } from "../model/matrix.js";
import { theta } from "../model/symbols.js";
import { tint } from "../model/tints.js";
import { h, setAttribute } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../model/matrix-blocks.js").Block} Block */
/** @typedef {import("../model/matrix-blocks.js").Cell} Cell */
/** @typedef {import("../model/matrix.js").Heat} Heat */

/** A heat map is at most so wide and so high, its cells at most so large; from `sign` on they show a minus. */
const HEAT = { space: 300, height: 170, cell: 20, sign: 12 };
/** More columns than this in one line are set closer. */
const DENSE = 6;
/** More rows are set lower too. */
const LONG = 6;

/** @type {Record<Cell["as"], (value: number) => string>} */
const FORMATS = { weight: formatTheta, value: formatValue, given: formatGiven, one: String };

/** @param {HTMLElement} root */
export function createMatrix(root) {
  /** @type {Trace | null} */
  let drawn = null;
  let key = "";
  /** The cell of a heat map whose number is told. @type {string | null} */
  let told = null;
  const tell = (/** @type {string} */ ref) => void (told = ref);
  const body = h("div", { class: "matrix-body" });
  root.replaceChildren(h("h2", {}, "In matrix form"), body);
  return {
    /** @param {State} state */
    render({ trace, place, panel, tab, wide, hidden }) {
      const chosen = tab === "matrix" || (wide && tab === "code");
      const open = panel === "linked" && chosen && !hidden.includes("matrix");
      setAttribute(root, "hidden", !open);
      if (!open) return;
      const moment = momentOf(trace, place.step, place.tau, place.intro);
      const now = `${place.step} ${signature(moment)}`;
      if (trace === drawn && now === key) return;
      drawn = trace;
      key = now;
      const shown = matrixOf(moment);
      const caption = shown.caption ? h("p", { class: "matrix-caption" }, shown.caption) : null;
      if ("heat" in shown) {
        body.replaceChildren(heatOf(shown.heat, told, tell), ...(caption ? [caption] : []));
        return;
      }
      const lines = shown.lines.map((line) =>
        h("div", { class: `matrix-line${isLong(line) ? " dense long" : columnsOf(line) > DENSE ? " dense" : ""}` }, ...line.map((one) => (one.is === "sign" ? signOf(one.text) : blockOf(one)))),
      );
      body.replaceChildren(...lines, ...(caption ? [caption] : []));
    },
  };
}

/** @param {(Block | {is: "sign"})[]} line */
function columnsOf(line) {
  return line.reduce((sum, one) => sum + (one.is === "block" ? (one.rows[0]?.length ?? 0) : 0), 0);
}

/** @param {(Block | {is: "sign"})[]} line */
const isLong = (line) => line.some((one) => one.is === "block" && one.rows.length > LONG);

/** @param {string} text */
function signOf(text) {
  return h("span", { class: text.length > 4 ? "matrix-sign words" : "matrix-sign" }, text);
}

/** @param {Block} block */
function blockOf(block) {
  const { rows, rowNames, columnNames, litRow, lit, hatched } = block;
  const head =
    columnNames.length > 1
      ? [h("thead", { class: "hidden-text" }, h("tr", {}, h("td"), ...columnNames.map((name) => h("th", { scope: "col" }, name))))]
      : [];
  const body = rows.map((cells, r) => {
    const dropped = hatched === "column" || (hatched === "row" && r === 0);
    return h(
      "tr",
      { class: [litRow === r ? "lit" : "", dropped ? "hatched" : ""].join(" ").trim() || null },
      h("th", { scope: "row", class: "hidden-text" }, rowNames[r] ?? ""),
      ...cells.map((one) => cellOf(one, block.part)),
    );
  });
  const table = h(
    "table",
    { class: `matrix${lit ? " lit" : ""}`, "aria-label": block.name },
    ...head,
    h("tbody", {}, ...body),
  );
  return h("div", { class: "matrix-block" }, h("div", { class: "matrix-symbol", "aria-hidden": "true" }, mathml(block.symbol)), table);
}

/**
 * @param {Cell} cell
 * @param {string} part
 */
function cellOf({ ref, value, as }, part) {
  if (value === null) return h("td", { class: "unknown", "data-link": ref || null }, h("span", { class: "hidden-text" }, "not known yet"));
  const { sign, share } = tint(part, value);
  const cell = h(
    "td",
    { class: `known ${sign}`, "data-ref": ref || null, title: formatFull(value) },
    FORMATS[as](value),
  );
  cell.style.setProperty("--share", `${Math.round(share * 100)}%`);
  return cell;
}

/**
 * @param {Heat} heat
 * @param {string | null} told
 * @param {(ref: string) => void} tell
 */
function heatOf({ symbol, part, rows, litRow, hatched }, told, tell) {
  const wide = rows[0]?.length ?? 1;
  const size = Math.floor(Math.min(HEAT.cell, HEAT.space / wide, HEAT.height / rows.length));
  const body = rows.map((cells, r) =>
    h(
      "tr",
      { class: litRow === r ? "lit" : hatched && r === 0 ? "hatched" : null },
      ...cells.map(({ ref, value }) => {
        const { sign, share } = tint(`${part}-heat`, value ?? 0);
        const minus = (value ?? 0) < 0 && size >= HEAT.sign ? "\u2212" : "";
        const cell = h(
          "td",
          {
            class: sign,
            "data-link": ref,
            title: `${nameOf(ref)}: ${formatFull(value ?? 0)}`,
          },
          minus,
        );
        cell.style.setProperty("--share", `${Math.round(share * 100)}%`);
        return cell;
      }),
    ),
  );
  const table = h("table", { class: "heat", "aria-label": "Weights as colours; All values has the numbers" }, h("tbody", {}, ...body));
  table.style.setProperty("--cell", `${size}px`);
  // A finger sees no tooltip, and cells are too small for their numbers: one is told at a time.
  const number = h("p", { class: "heat-told", role: "status" });
  const cells = rows.flat();
  function show(/** @type {string | null | undefined} */ ref) {
    const found = cells.find((cell) => cell.ref === ref);
    if (!found) return;
    tell(found.ref);
    number.replaceChildren(weightSymbol(found.ref), ` = ${formatFull(found.value ?? 0)}`);
  }
  for (const kind of ["click", "pointerover"]) {
    table.addEventListener(kind, ({ target }) => {
      const ref = target instanceof Element && target.closest("td")?.dataset["link"];
      if (ref) show(ref);
    });
  }
  show(told);
  const head = h("div", { class: "heat-head" }, h("div", { class: "matrix-symbol" }, mathml(symbol)), number);
  return h("div", { class: "matrix-heat" }, head, table);
}

/** @param {string} ref "T2-1-0" */
function weightSymbol(ref) {
  const [l = 1, i = 1, j = 0] = ref.slice(1).split("-").map(Number);
  return mathml(theta(l, i, j));
}

/** @param {string} ref "T2-1-0" */
function nameOf(ref) {
  const [l, i, j] = ref.slice(1).split("-");
  const from = j === "0" ? "the bias unit" : `unit ${j}`;
  return `from ${from} in layer ${l} to unit ${i} in layer ${Number(l) + 1}`;
}
