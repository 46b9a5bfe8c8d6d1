/** All values in two tables; also the way to read them without the graph. */

import { csvOf, jsonOf } from "../model/export.js";
import { formatFull, formatValue } from "../model/format.js";
import { momentOf, signature, visibility } from "../model/knowledge.js";
import { leavesOutSlope } from "../model/rules.js";
import { copyButton } from "./parts/copy.js";
import { h, setAttribute, setText } from "./parts/dom.js";
import { table } from "./parts/table.js";
import { weightTable } from "./parts/weight-table.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("./parts/weight-table.js").Cell} Cell */
/** @typedef {ReturnType<typeof weightTable>} Weights */

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
 * @param {{edit: (change: (problem: Draft) => Draft) => void}} actions
 */
export function createValues(root, { edit }) {
  /** @type {Trace | null} */
  let drawn = null;
  /** @type {Cell[]} */
  let cells = [];
  /** @type {Weights | null} */
  let weights = null;
  let shown = "";
  const cost = h("p", { class: "cost" });
  const units = h("div");
  const below = h("div");
  const csv = copyButton("Copy CSV", "Copy CSV of all values", () => (drawn ? csvOf(drawn) : ""));
  const json = copyButton("Copy JSON", "Copy JSON of all values", () => (drawn ? jsonOf(drawn) : ""));
  const tools = h("div", { class: "values-tools" }, h("h2", {}, "All values"), csv.element, json.element);
  root.replaceChildren(tools, units, cost, below);

  /** @param {Trace} trace */
  function build(trace) {
    const same = drawn && drawn.problem.layers.join() === trace.problem.layers.join();
    drawn = trace;
    shown = "";
    cells = [];
    units.replaceChildren(unitTable(trace, cells));
    // Fields stay while the shape does: whoever types into one keeps it.
    if (!same || !weights) {
      weights = weightTable(trace, edit);
      below.replaceChildren(weights.element);
    }
    weights.show(trace);
    cells.push(...weights.cells);
  }

  return {
    /** @param {State} state */
    render(state) {
      const { trace, place, panel, tab, check, hidden } = state;
      const open = panel === "linked" && tab === "values" && !hidden.includes("values");
      setAttribute(root, "hidden", !open);
      if (!open) return;
      if (trace !== drawn) build(trace);
      if (state.lock) for (const field of below.querySelectorAll("input")) field.readOnly = true;
      weights?.judge(trace, check);
      weights?.follow(state);
      const moment = momentOf(trace, place.step, place.tau, place.intro);
      const key = `${place.step} ${signature(moment)}`;
      if (key === shown) return;
      shown = key;
      for (const { cell, part, layer, unit, text, mark } of cells) {
        const known = part === "g" ? visibility(moment, "z", layer, unit) : visibility(moment, part, layer, unit);
        setText(cell, known > 0 ? text : "\u2026");
        if (mark) setAttribute(mark, "data-known", known > 0);
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
  const loose = leavesOutSlope(trace.problem.rule);
  const headings = PARTS.map(([part, heading]) =>
    loose && part === "g" ? h("s", { title: "left out of hidden errors" }, heading) : loose && part === "d" ? `\u2248 ${heading}` : heading,
  );
  return table("Units", ["Layer", "Unit", ...headings], rows);
}
