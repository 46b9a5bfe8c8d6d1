/** The explain panel: which step, what happens in it, the rule it follows, and its notes. */

import { find, h, setText } from "./parts/dom.js";
import { segmented } from "./parts/segmented.js";

/** @typedef {import("../types.js").State} State */

const INTRO = {
  heading: "\u2192 Forward pass.",
  caption: "Every z and a is filled in, left to right. Now watch the error travel back.",
};
const DONE = {
  heading: "Done.",
  caption: "Every weight has its gradient. Change a weight, or play again.",
};
const DONE_WRONG = {
  heading: "Done, but these are not the gradients.",
  caption: "Switch to Exact to see what the rule has changed.",
};

/**
 * @param {HTMLElement} root
 * @param {{setRule: (rule: "exact" | "intuition") => void}} actions
 */
export function createExplain(root, { setRule }) {
  const counter = find(root, ".counter");
  const heading = find(root, ".heading");
  const caption = find(root, ".caption");
  const notes = find(root, ".notes");
  const rule = segmented(
    "Error of hidden units",
    /** @type {const} */ ([
      ["exact", "Exact"],
      ["intuition", "Lecture intuition"],
    ]),
    setRule,
  );
  find(root, ".rule").replaceChildren(rule.element);
  /** @type {unknown} */
  let noted = null;

  return {
    /** @param {State} state */
    render(state) {
      const { trace, place } = state;
      const step = trace.steps[place.step];
      if (!step) return;
      const over = place.step === trace.steps.length - 1 && place.tau === 1;
      const words = place.intro !== null ? INTRO : over ? (trace.is_gradient ? DONE : DONE_WRONG) : step;
      const where = place.intro !== null ? "Overview" : `Step ${step.step} of ${trace.steps.length}`;
      setText(counter, where);
      setText(heading, words.heading);
      setText(caption, words.caption);
      rule.show((state.wanted ?? trace).problem.rule);
      const shown = place.intro !== null ? [] : step.notes.filter((n) => n.kind !== "erratum" || state.lecture);
      const key = shown.map((note) => note.text).join("|");
      if (key === noted) return;
      noted = key;
      notes.replaceChildren(...shown.map(note));
    },
  };
}

/** @param {import("../types.js").Note} of */
function note(of) {
  const name = of.kind === "erratum" ? `Erratum, ${of.at ?? ""}` : "Intuition, not the gradient";
  return h("p", { class: "note", "data-note": of.kind }, h("b", {}, name), " ", of.text);
}
