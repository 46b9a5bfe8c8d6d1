/** A box to paste JSON into: a problem, or just its matrices. What cannot be used is said beneath. */

import { pasted } from "../../model/paste.js";
import { h, setAttribute, setText } from "./dom.js";

/** @typedef {import("../../types/state.js").Draft} Draft */

const EXAMPLE = "[[[0.1, 0.8, \u22120.6], [\u22120.4, 0.5, 1.2]], [[\u22120.5, 1.6, \u22121.3]]]".replaceAll("\u2212", "-");

/**
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
export function pasteBox(edit) {
  const area = h("textarea", {
    class: "paste-area",
    rows: 6,
    spellcheck: "false",
    placeholder: EXAMPLE,
    "aria-label": "A problem or a list of matrices, as JSON",
    "aria-describedby": "paste-fault",
  });
  const fault = h("p", { class: "field-problem", id: "paste-fault", role: "status", hidden: true });
  const use = h("button", { type: "button", class: "quiet" }, "Use it");
  const cancel = h("button", { type: "button", class: "quiet" }, "Cancel");
  const box = h("div", { class: "paste-box", hidden: true }, area, fault, h("div", { class: "row-buttons" }, use, cancel));
  const open = h("button", { type: "button", class: "quiet", "aria-expanded": "false" }, "Paste JSON");

  /** @param {boolean} shown */
  function show(shown) {
    setAttribute(box, "hidden", !shown);
    setAttribute(open, "aria-expanded", String(shown));
    if (!shown) return;
    area.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} text */
  function say(text) {
    setText(fault, text);
    setAttribute(fault, "hidden", text === "");
    setAttribute(area, "aria-invalid", text === "" ? null : "true");
  }

  open.addEventListener("click", () => show(box.hasAttribute("hidden")));
  cancel.addEventListener("click", () => {
    say("");
    show(false);
    open.focus();
  });
  use.addEventListener("click", () => {
    edit((problem) => {
      const found = pasted(area.value, problem);
      if ("fault" in found) {
        say(found.fault);
        return problem;
      }
      say("");
      return found.problem;
    });
  });
  return { button: open, element: box };
}
