/** All values in two tables; also the way to read them without the graph. */

import { formatFull, formatTheta, formatValue } from "../model/format.js";
import { momentOf, signature, visibility } from "../model/knowledge.js";
import { leavesOutSlope } from "../model/rules.js";
import { h, setAttribute, setText } from "./parts/dom.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Draft} Draft */
/** @typedef {{cell: HTMLElement, part: string, layer: number, unit: number, text: string}} Cell */

/** Part as the graph names it, heading, key of the trace. */
const PARTS = /** @type {const} */ ([
  ["z", "z", "z"],
  ["a", "a", "a"],
  ["g", "g\u2032(z)", "slope"],
  ["s", "\u03a3\u0398\u03b4", "weighted_delta"],
  ["d", "\u03b4", "delta"],
]);

/**
 * @param {HTMLElement} root
 * @param {{edit: (change: (problem: Draft) => Draft) => void, setTab: (tab: State["tab"]) => void}} actions
 */
export function createValues(root, actions) {
  void actions;
  /** @type {Trace | null} */
  let drawn = null;
  /** @type {Cell[]} */
  let cells = [];
  let shown = "";
  const cost = h("p", { class: "cost" });

  /** @param {Trace} trace */
  function build(trace) {
    drawn = trace;
    shown = "";
    cells = [];
    root.replaceChildren(
      h("h2", {}, "All values"),
      unitTable(trace, cells),
      cost,
      weightTable(trace, cells),
    );
  }

  return {
    /** @param {State} state */
    render({ trace, place, panel, tab }) {
      const open = panel === "linked" && tab === "values";
      setAttribute(root, "hidden", !open);
      if (!open) return;
      if (trace !== drawn) build(trace);
      const moment = momentOf(trace, place.step, place.tau, place.intro);
      const key = `${place.step} ${signature(moment)}`;
      if (key === shown) return;
      shown = key;
      for (const { cell, part, layer, unit, text } of cells) {
        const known = part === "g" ? visibility(moment, "z", layer, unit) : visibility(moment, part, layer, unit);
        setText(cell, known > 0 ? text : "\u2026");
      }
      const L = trace.problem.layers.length;
      setText(cost, visibility(moment, "cost", L, 1) > 0 ? `Cost ${formatValue(trace.cost)}` : "Cost \u2026");
    },
  };
}

/**
 * @param {Trace} trace
 * @param {Cell[]} cells
 */
function unitTable(trace, cells) {
  const rows = trace.a.flatMap((units, l) =>
    units.map((_, j) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, `${l + 1}`),
        h("td", {}, `${j + 1}`),
        ...PARTS.map(([part, , key]) => {
          const value = trace[key][l]?.[j];
          if (value === undefined) return h("td", { class: "none" }, "\u2013");
          const cell = h("td", { "data-ref": `${part}${l + 1}-${j + 1}`, title: formatFull(value) });
          cells.push({ cell, part, layer: l + 1, unit: j + 1, text: formatValue(value) });
          return cell;
        }),
      ),
    ),
  );
  const struck = leavesOutSlope(trace.problem.rule) ? "g" : null;
  const headings = PARTS.map(([part, heading]) =>
    part === struck ? h("s", { title: "left out of hidden errors" }, heading) : heading,
  );
  return table("Units", ["Layer", "Unit", ...headings], rows);
}

/**
 * @param {Trace} trace
 * @param {Cell[]} cells
 */
function weightTable(trace, cells) {
  const rows = trace.problem.theta.flatMap((matrix, m) =>
    matrix.flatMap((weights, r) =>
      weights.map((weight, c) => {
        const [l, i, j] = [m + 1, r + 1, c];
        const value = trace.gradient[m]?.[r]?.[c] ?? 0;
        const cell = h("td", { "data-ref": `D${l}-${i}-${j}`, title: formatFull(value) });
        cells.push({ cell, part: "D", layer: l, unit: i, text: formatValue(value) });
        return h(
          "tr",
          {},
          h("th", { scope: "row" }, `${l}`),
          h("td", {}, `${i}`),
          h("td", {}, j === 0 ? "+1" : `${j}`),
          h("td", { "data-ref": `T${l}-${i}-${j}`, title: formatFull(weight) }, formatTheta(weight)),
          cell,
        );
      }),
    ),
  );
  // Another rule's numbers are not the derivative, and are not called so.
  const gradient = `${trace.is_gradient ? "" : "\u2248 "}\u2202cost/\u2202\u0398`;
  return table("Weights", ["Layer", "To", "From", "\u0398", gradient], rows);
}

/**
 * @param {string} caption
 * @param {(string | HTMLElement)[]} headings
 * @param {HTMLElement[]} rows
 */
function table(caption, headings, rows) {
  return h(
    "table",
    { class: `values ${caption.toLowerCase()}` },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...headings.map((heading) => h("th", { scope: "col" }, heading)))),
    h("tbody", {}, ...rows),
  );
}
