/** [−] [field] [+] for one number. */

import { stepOf } from "../../model/drag.js";
import { movedTo, numberAt, pathOf, typedAt } from "../../model/grips.js";
import { nudged } from "../../model/numbers.js";
import { h, setAttribute } from "../parts/dom.js";
import { numberField } from "../parts/number-field.js";
import { newGesture } from "../parts/scrub.js";

/** @typedef {import("../../types/state.js").State} State */
/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("../popover.js").Actions} Actions */

/**
 * @param {Popover} what
 * @param {string} label
 * @param {number} places at least so many decimals
 * @param {Actions} actions
 */
export function stepper(what, label, places, { edit, close }) {
  let gesture = newGesture();
  const field = numberField({
    label,
    name: pathOf(what),
    places,
    set: (value) => edit((p) => typedAt(p, what, value), gesture),
  });
  const { input } = field;
  const less = button("\u2212", `Less: ${label}`, -1);
  const more = button("+", `More: ${label}`, 1);

  /** @param {string} sign @param {string} name @param {1 | -1} direction */
  function button(sign, name, direction) {
    const title = "By 0.1; with Shift by 1, with Alt by 0.01";
    const element = h("button", { type: "button", class: "nudge", "aria-label": name, title }, sign);
    element.addEventListener("click", (event) => {
      // Some browsers leave the focus in the field, which then keeps what was typed.
      element.focus({ preventScroll: true });
      edit((p) => {
        const now = numberAt(p, what);
        return now === null ? p : movedTo(p, what, nudged(now, direction * stepOf(event)));
      });
    });
    return element;
  }

  // All of it is selected, so that what is typed next, a 0 for instance, replaces it.
  input.addEventListener("focus", () => {
    gesture = newGesture();
    input.select();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") input.select();
    if (event.key === "Enter") {
      event.preventDefault();
      // What is no number says so, and stays; Enter tells the field that it has been written out.
      input.dispatchEvent(new Event("change"));
      if (!input.hasAttribute("aria-invalid")) close();
    }
  });

  return {
    element: h("span", { class: "nudged" }, less, field.element, more),
    field,
    /** @param {State} state */
    show(state) {
      const { trace, wanted, refused } = state;
      const now = numberAt(refused ?? wanted?.problem ?? trace.problem, what);
      field.show(now);
      field.follow(state);
      for (const one of [less, more]) setAttribute(one, "disabled", now === null);
    },
  };
}
