/**
 * A field for one number: typed, or nudged with the arrow keys. What was typed stays as it was typed
 * until the server has taken it: what is no number, or is refused, stays and says so.
 */

import { fieldText, notANumber, nudged, typedNumber } from "../../model/numbers.js";
import { h, setAttribute, setText } from "./dom.js";

let made = 0;

/** @typedef {Pick<import("../../types/state.js").State, "wanted" | "refused" | "trouble">} Answered */

/**
 * @typedef {object} NumberField
 * @property {HTMLElement} element
 * @property {HTMLInputElement} input
 * @property {string} name the field's path in the problem, as refusals name it
 * @property {(value: number | null) => void} show null: being drawn by the server
 * @property {(state: Answered) => void} follow what the server says of it: against it, or that it
 *   has taken what is shown
 */

/**
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.name
 * @param {number} [options.places]
 * @param {(value: number) => void} options.set
 * @returns {NumberField}
 */
export function numberField({ label, name, places = 0, set }) {
  const id = `problem-${(made += 1)}`;
  const input = h("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": label,
    "data-field": name,
  });
  const problem = h("span", { class: "field-problem", id, hidden: true });
  const element = h("span", { class: "number-field" }, input, problem);
  /** @type {number | null} */
  let valid = null;
  /** What the server said against `valid`. @type {string | null} */
  let refusal = null;
  /** What was typed is no number, or the server refused it: it stays as it is. */
  let bad = false;
  /** The server has not yet said what it thinks of it. */
  let unanswered = false;

  /** @param {string | null} message */
  function flag(message) {
    bad = message !== null;
    setAttribute(input, "aria-invalid", bad ? "true" : null);
    setAttribute(input, "aria-describedby", bad ? id : null);
    setAttribute(problem, "hidden", !bad);
    setText(problem, message ?? "");
  }

  function write() {
    unanswered = false;
    const text = valid === null ? "" : fieldText(valid, places);
    if (input.value !== text) input.value = text;
  }

  /** @param {number} value */
  function accept(value) {
    if (value === valid) return flag(refusal);
    refusal = null;
    flag(null);
    valid = value;
    unanswered = true;
    set(value);
  }

  input.addEventListener("input", () => {
    const value = typedNumber(input.value);
    // Half a number ("-", "1e") is no mistake while it is being typed.
    if (value !== null) accept(value);
  });
  input.addEventListener("change", () => {
    const value = typedNumber(input.value);
    if (value === null) return flag(notANumber(input.value));
    accept(value);
  });
  input.addEventListener("blur", () => {
    if (!bad && !unanswered && typedNumber(input.value) !== null) write();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      flag(null);
      write();
      return;
    }
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const from = typedNumber(input.value);
    if (direction === undefined || from === null) return;
    event.preventDefault();
    const size = event.shiftKey ? 1 : event.altKey ? 0.01 : 0.1;
    const value = nudged(from, direction * size);
    input.value = fieldText(value, places);
    accept(value);
  });

  return {
    element,
    input,
    name,
    show(value) {
      valid = value;
      if (bad || document.activeElement === input) return;
      if (!unanswered || value !== typedNumber(input.value)) write();
    },
    follow({ wanted, refused, trouble }) {
      const error = refused ? trouble?.errors.find((one) => one.field === name) : undefined;
      refusal = error ? `This ${error.message.replace(/\.$/, "")}.` : null;
      if (typedNumber(input.value) !== null) flag(refusal);
      if (wanted || refused) return;
      unanswered = false;
      if (!bad && document.activeElement !== input) write();
    },
  };
}
