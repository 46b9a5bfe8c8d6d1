/** The question of the video quiz, its four answers, and why. */

import { facts, flipped, isAsked, judged } from "../model/quiz.js";
import { quantity, row, text, theta } from "../model/symbols.js";
import { h, setAttribute, setText } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../model/quiz.js").Answer} Answer */

const DELTA = "\u03b4";
const LEFT = quantity(DELTA, 2, 1);
const RIGHT = quantity(DELTA, 3, 1);

/**
 * @param {HTMLElement} root
 * @param {{answer: (answer: Answer) => void, showWhy: () => void, flip: () => void}} actions
 */
export function createQuiz(root, actions) {
  const answers = /** @type {[Answer, (Node | string)[]][]} */ ([
    ["first", ["only ", mathml(LEFT)]],
    ["second", ["only ", mathml(RIGHT)]],
    ["both", ["both"]],
    ["neither", ["neither"]],
  ]).map(([value, words]) => {
    const input = h("input", { type: "radio", name: "quiz", value });
    input.addEventListener("change", () => actions.answer(value));
    return { value, input, label: h("label", {}, input, h("span", {}, ...words)) };
  });
  const zeros = row(theta(2, 1, 1), text("="), theta(2, 2, 1), text("="), text("0"));
  const legend = h("legend", {}, h("b", {}, "Quiz."), " With ", mathml(zeros), ": which errors must be 0?");
  const verdict = h("p", { class: "quiz-verdict", role: "status" });
  const why = h("button", { type: "button", class: "quiet show-why" }, "Show why");
  const flip = h("button", { type: "button", class: "quiet flip" });
  const y = h("span");
  const left = h("span", { class: "quiz-fact" });
  const right = h("span", { class: "quiz-fact" });
  const found = h("p", { class: "quiz-facts" }, y, " ", mathml(LEFT), " = ", left, ", ", mathml(RIGHT), " = ", right);
  why.addEventListener("click", actions.showWhy);
  flip.addEventListener("click", actions.flip);
  root.replaceChildren(
    h("fieldset", {}, legend, h("div", { class: "quiz-answers" }, ...answers.map(({ label }) => label))),
    h("div", { class: "quiz-buttons" }, why, flip),
    verdict,
    found,
  );
  /** @type {Answer | null} */
  let told = null;

  return {
    /** @param {State} state */
    render(state) {
      const asked = isAsked(state);
      setAttribute(root, "hidden", !asked);
      if (!asked) return;
      const { answer, trace, wanted } = state;
      for (const { value, input } of answers) input.checked = value === answer;
      if (answer !== told) {
        told = answer;
        const words = answer && judged(answer);
        setAttribute(root, "data-right", words ? String(words.right) : null);
        setAttribute(root, "data-answered", Boolean(words));
        verdict.replaceChildren(...(words ? [h("b", {}, words.verdict), " ", words.why] : []));
      }
      const known = facts(trace);
      setText(y, `y = ${known.y}:`);
      setText(left, known.left);
      setText(right, known.right);
      const target = flipped((wanted ?? trace).problem).y[0];
      setText(flip, `Flip y to ${target}`);
    },
  };
}
