/** x and y of the training example. */

import { setExample } from "../../model/edits.js";
import { given } from "../../model/symbols.js";
import { h } from "./dom.js";
import { mathml } from "./mathml.js";
import { numberField } from "./number-field.js";

/** @typedef {import("../../types/state.js").Draft} Draft */

/**
 * @param {Draft} problem
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
export function exampleFields(problem, edit) {
  const made = /** @type {const} */ (["x", "y"]).flatMap((name) =>
    problem[name].map((_, k) => {
      const alone = name === "y" && problem.y.length === 1;
      const field = numberField({
        label: alone ? "y" : `${name} ${k + 1}`,
        name: `${name}[${k}]`,
        set: (value) => edit((p) => setExample(p, name, k + 1, value)),
      });
      const symbol = mathml(given(name, alone ? null : k + 1));
      return { name, k, field, element: h("label", {}, symbol, field.element) };
    }),
  );
  return {
    element: h("div", { class: "example-fields" }, ...made.map(({ element }) => element)),
    fields: made.map(({ field }) => field),
    /** @param {Draft} now */
    show(now) {
      for (const { name, k, field } of made) field.show(now[name][k] ?? 0);
    },
  };
}
