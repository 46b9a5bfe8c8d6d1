/** A target on the stage: dragged, or clicked to type it. */

import { formatGiven, spoken } from "../../model/format.js";
import { isFree } from "../../model/targets.js";
import { h, setAttribute, setText } from "../parts/dom.js";
import { scrubbing } from "../parts/scrub.js";

/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {import("../../model/handles.js").TargetHandle} TargetHandle */
/** @typedef {import("../handles.js").Actions} Actions */

/**
 * @param {number} unit
 * @param {Actions} actions
 */
export function targetHandle(unit, actions) {
  const what = /** @type {const} */ ({ kind: "target", unit });
  const value = h("span", { class: "held-value", hidden: true, "aria-hidden": "true" });
  const element = h("button", { type: "button", class: "target-handle", "aria-haspopup": "dialog", "data-unit": unit }, value);
  /** @type {TargetHandle | null} */
  let mark = null;
  let free = false;
  element.addEventListener("click", () => actions.open(what));
  scrubbing(element, {
    pick() {
      const now = mark?.scrubs ? actions.number(what) : null;
      if (now === null) return null;
      return { what, value: now, gauge: mark?.gauge ?? null };
    },
    begin() {
      actions.grab(what);
      element.classList.add("held");
    },
    change(_, dragged, gesture) {
      const kept = free ? dragged : Math.max(0, Math.min(1, dragged));
      setText(value, formatGiven(kept));
      setAttribute(value, "hidden", mark?.gauge !== null);
      actions.change(what, kept, gesture);
    },
    giveUp: (gesture) => actions.giveUp(gesture),
    end() {
      element.classList.remove("held");
      setAttribute(value, "hidden", true);
    },
  });

  return {
    element,
    /**
     * @param {TargetHandle} now
     * @param {Draft} problem
     * @param {boolean} open
     */
    show(now, problem, open) {
      mark = now;
      free = isFree(problem);
      for (const side of /** @type {const} */ (["left", "top", "width", "height"])) {
        element.style[side] = `${now[side].toFixed(1)}px`;
      }
      element.classList.toggle("round", now.round);
      element.classList.toggle("upright", now.gauge !== null);
      element.classList.toggle("fixed", !now.scrubs);
      const name = problem.y.length === 1 ? "Target y" : now.scrubs ? `Target y ${unit}` : "Targets";
      const values = now.scrubs ? spoken(problem.y[unit - 1] ?? 0) : problem.y.map(spoken).join(", ");
      setAttribute(element, "aria-label", `${name}, ${values}`);
      setAttribute(element, "aria-expanded", String(open));
    },
  };
}
