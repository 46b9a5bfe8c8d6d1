/** The gradient check in one line: green or red, an icon and words, and the way to its numbers. */

import { verdictOf } from "../model/verdict.js";
import { h, setAttribute, setText } from "./parts/dom.js";

/** @typedef {import("../types/state.js").State} State */

const MARKS = { waiting: "\u2026", passed: "\u2713", failed: "\u2717", unknown: "?" };

/**
 * @param {HTMLElement} root
 * @param {{showValues: () => void}} actions
 */
export function createCheck(root, { showValues }) {
  const mark = h("span", { class: "check-mark", "aria-hidden": "true" });
  const title = h("b", { class: "check-title" });
  const detail = h("span", { class: "check-detail" });
  const button = h("button", { type: "button", class: "check-button" }, mark, title, detail);
  button.addEventListener("click", showValues);
  root.replaceChildren(button);
  /** @type {unknown[]} */
  let seen = [];
  return {
    /** @param {State} state */
    render({ panel, check, trace }) {
      setAttribute(root, "hidden", panel !== "linked");
      if (seen[0] === check && seen[1] === trace) return;
      seen = [check, trace];
      const verdict = verdictOf(check, trace);
      setAttribute(root, "data-state", verdict.state);
      setText(mark, MARKS[verdict.state]);
      setText(title, verdict.title);
      setText(detail, verdict.detail);
    },
  };
}
