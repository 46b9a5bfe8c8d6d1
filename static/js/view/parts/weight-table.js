/** Every \u0398_ij with its gradient: a field to change it, and what the numeric check says of it. */

import { isEditable, setWeight } from "../../model/edits.js";
import { formatFull, formatTheta, formatValue } from "../../model/format.js";
import { indices } from "../../model/symbols.js";
import { judgementOf } from "../../model/verdict.js";
import { h, setAttribute, setText } from "./dom.js";
import { numberField } from "./number-field.js";
import { table } from "./table.js";

/** @typedef {import("../../types/state.js").State} State */
/** @typedef {import("../../types/answer.js").Trace} Trace */
/** @typedef {import("../../types/state.js").Check} Check */
/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {{cell: HTMLElement, part: string, layer: number, unit: number, text: string, mark?: HTMLElement}} Cell */

const MARKS = /** @type {const} */ ({ good: "\u2713", bad: "\u2717", unknown: "?" });

/**
 * @param {Trace} trace of the shape that the table is for
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
export function weightTable(trace, edit) {
  const editable = isEditable(trace.problem);
  const rows = trace.problem.theta.flatMap((matrix, m) =>
    matrix.flatMap((weights, r) => weights.map((_, c) => weightRow(m + 1, r + 1, c, editable, edit))),
  );
  const gradient = h("span", {}, "\u2202cost/\u2202\u0398");
  const headings = ["Layer", "To", "From", "\u0398", gradient, h("abbr", { title: "Numeric check" }, "\u2713?")];
  /** @type {Check | null} */
  let judged = null;
  return {
    element: table("Weights", headings, rows.map((row) => row.element)),
    cells: rows.map((row) => row.cell),
    /** @param {Trace} now */
    show(now) {
      judged = null;
      // Another rule's numbers are not the derivative, and are not called so.
      setText(gradient, `${now.is_gradient ? "" : "\u2248 "}\u2202cost/\u2202\u0398`);
      for (const row of rows) row.show(now);
    },
    /** @param {Trace} now @param {Check | null} check */
    judge(now, check) {
      const here = check?.of === now ? check : null;
      if (here === judged) return;
      judged = here;
      for (const row of rows) row.judge(now, here);
    },
    /** @param {State} state */
    follow(state) {
      for (const { field } of rows) field?.follow(state);
    },
  };
}

/**
 * @param {number} l
 * @param {number} i
 * @param {number} j
 * @param {boolean} editable
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
function weightRow(l, i, j, editable, edit) {
  const field = editable
    ? numberField({
        label: `Theta ${indices(i, j)}, layer ${l}, in the table`,
        name: `theta[${l - 1}][${i - 1}][${j}]`,
        places: 2,
        set: (value) => edit((p) => setWeight(p, l, i, j, value)),
      })
    : null;
  const weight = h("td", field ? { "data-link": `T${l}-${i}-${j}` } : { "data-ref": `T${l}-${i}-${j}` }, field?.element);
  const gradient = h("td", { "data-ref": `D${l}-${i}-${j}` });
  const mark = h("td");
  /** @type {Cell} */
  const cell = { cell: gradient, part: "D", layer: l, unit: i, text: "", mark };
  return {
    field,
    cell,
    element: h("tr", {}, h("th", { scope: "row" }, `${l}`), h("td", {}, `${i}`), h("td", {}, j === 0 ? "+1" : `${j}`), weight, gradient, mark),
    /** @param {Trace} trace */
    show(trace) {
      const value = trace.problem.theta[l - 1]?.[i - 1]?.[j] ?? 0;
      const slope = trace.gradient[l - 1]?.[i - 1]?.[j] ?? 0;
      if (field) field.show(value);
      else setText(weight, formatTheta(value));
      setAttribute(weight, "title", formatFull(value));
      setAttribute(gradient, "title", formatFull(slope));
      cell.text = formatValue(slope);
      setText(mark, "");
    },
    /** @param {Trace} trace @param {Check | null} check */
    judge(trace, check) {
      const judgement = check ? judgementOf(check, trace, [l, i, j]) : null;
      setText(mark, judgement ? MARKS[judgement.state] : "");
      setAttribute(mark, "class", judgement?.state ?? null);
      setAttribute(mark, "title", judgement?.words ?? null);
      setAttribute(mark, "aria-label", judgement?.words ?? null);
    },
  };
}
