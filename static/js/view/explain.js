/** The explain panel: which step, what happens in it, the rule it follows, and its notes. */

import { exampleNote, notesAt } from "../model/notes.js";
import { find, h, setText } from "./parts/dom.js";
import { remember, remembered } from "./parts/remembered.js";
import { segmented } from "./parts/segmented.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Draft["rule"]} Rule */

const INTRO = {
  heading: "\u2192 Forward pass.",
  caption: "Every z and a is filled in, left to right. Now watch the error travel back.",
};
const DONE = {
  heading: "Done.",
  caption: "Every weight has its gradient. Change a weight, or play again.",
};
const DONE_LOCKED = { ...DONE, caption: "Every weight has its gradient." };
const DONE_WRONG = {
  heading: "Done, but these are not the gradients.",
  caption: "Switch to Exact to see what the rule has changed.",
};
/** @type {[Rule, string][]} */
const RULES = [
  ["exact", "Exact"],
  ["intuition", "Lecture intuition"],
];
/** Said where no note stands, until something has been changed or opened in the network once. */
const HINT = "Every weight (a line) and every input can be changed: drag it sideways, or tap it.";
/** Stands with the others only while it is followed: it is tried from its erratum. @type {[Rule, string]} */
const SLIP = ["y_minus_a", "y \u2212 a"];

/**
 * @param {HTMLElement} root
 * @param {{setRule: (rule: Rule) => void}} actions
 */
export function createExplain(root, { setRule }) {
  const counter = find(root, ".counter");
  const heading = find(root, ".heading");
  const caption = find(root, ".caption");
  const notes = find(root, ".notes");
  const place = find(root, ".rule");
  const two = segmented("Rule of the backward pass", RULES, setRule);
  const three = segmented("Rule of the backward pass", [...RULES, SLIP], setRule);
  /** @type {typeof two | null} */
  let control = null;
  /** @type {string | null} */
  let noted = null;
  let known = remembered("edited", ["yes"], "no") === "yes";

  /** @param {Rule} rule */
  function showRule(rule) {
    const wanted = rule === "y_minus_a" ? three : two;
    const held = control !== null && place.contains(document.activeElement);
    if (wanted !== control) place.replaceChildren(wanted.element);
    wanted.show(rule);
    if (wanted !== control && held) find(wanted.element, "[aria-checked=true]").focus();
    control = wanted;
  }

  /** @param {State} state */
  function learn({ popover, history, lock }) {
    if (known || (popover === null && history.past.length === 0)) return !known && !lock;
    known = true;
    remember("edited", "yes");
    return false;
  }

  /** @param {import("../model/notes.js").ShownNote[]} shown @param {boolean} hinting */
  function showNotes(shown, hinting) {
    const key = shown.map((note) => `${note.text} ${note.offer?.rule ?? ""}`).join("|") || String(hinting);
    if (key === noted) return;
    noted = key;
    const held = notes.contains(document.activeElement);
    const hint = hinting && shown.length === 0 ? h("p", { class: "hint" }, HINT) : null;
    notes.replaceChildren(...shown.map((note) => noteOf(note, setRule)), ...(hint ? [hint] : []));
    if (held) notes.querySelector("button")?.focus();
  }

  return {
    /** @param {State} state */
    render(state) {
      const { trace, place: at, lecture } = state;
      const step = trace.steps[at.step];
      if (!step) return;
      const intro = at.intro !== null;
      const over = at.step === trace.steps.length - 1 && at.tau === 1;
      const words = intro ? INTRO : over ? (!trace.is_gradient ? DONE_WRONG : state.lock ? DONE_LOCKED : DONE) : step;
      setText(counter, intro ? "Overview" : `Step ${step.step} of ${trace.steps.length}`);
      setText(heading, words.heading);
      setText(caption, words.caption);
      const { rule } = (state.wanted ?? trace).problem;
      showRule(rule);
      const hinting = learn(state) && at.step === 0;
      // The sentences tell what is so under the exact rule.
      const about = trace.problem.rule === "exact" ? state.about : null;
      showNotes(intro ? exampleNote(about) : notesAt(trace, at.step, at.tau, { lecture, rule, about }), hinting);
    },
  };
}

/**
 * @param {import("../model/notes.js").ShownNote} of
 * @param {(rule: Rule) => void} setRule
 */
function noteOf({ kind, name, text, offer }, setRule) {
  const button = offer && h("button", { type: "button", class: "offer" }, offer.text);
  button?.addEventListener("click", () => offer && setRule(offer.rule));
  return h("p", { class: "note", "data-note": kind }, h("b", {}, name), " ", text, button && " ", button);
}
