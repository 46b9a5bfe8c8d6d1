/** One Θ as a grid of fields: a row for each z on its right, a column for each a on its left. */

import { setWeight } from "../../model/edits.js";
import { indices, quantity } from "../../model/symbols.js";
import { h } from "./dom.js";
import { mathml } from "./mathml.js";
import { numberField } from "./number-field.js";

/** @typedef {import("../../types/state.js").Draft} Draft */

/**
 * @param {Draft} problem
 * @param {number} l
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
export function thetaGrid(problem, l, edit) {
  const rows = problem.theta[l - 1] ?? [];
  const made = rows.map((row, r) =>
    row.map((_, j) =>
      numberField({
        label: `Theta ${indices(r + 1, j)}, layer ${l}`,
        name: `theta[${l - 1}][${r}][${j}]`,
        places: 2,
        set: (value) => edit((p) => setWeight(p, l, r + 1, j, value)),
      }),
    ),
  );
  const heads = (rows[0] ?? []).map((_, j) =>
    h("th", { scope: "col" }, j === 0 ? "+1" : mathml(quantity("a", l, j))),
  );
  const body = made.map((fields, r) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, mathml(quantity("z", l + 1, r + 1))),
      ...fields.map((field) => h("td", {}, field.element)),
    ),
  );
  const table = h(
    "table",
    { class: "theta-grid" },
    h("thead", {}, h("tr", {}, h("td"), ...heads)),
    h("tbody", {}, ...body),
  );
  return {
    element: h("div", { class: "theta-scroll", tabindex: 0, role: "group", "aria-label": `Weights of Theta ${l}` }, table),
    fields: made.flat(),
    /** @param {Draft} now */
    show(now) {
      made.forEach((fields, r) =>
        fields.forEach((field, j) => field.show(now.theta[l - 1]?.[r]?.[j] ?? null)),
      );
    },
  };
}
