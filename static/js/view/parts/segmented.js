/** A radio group that looks like one control with segments. Arrow keys move, as radios do. */

import { h, setAttribute } from "./dom.js";

/**
 * @template {string} V
 * @param {string} label
 * @param {readonly (readonly [V, string | Element])[]} options value and what stands for it
 * @param {(value: V) => void} choose
 */
export function segmented(label, options, choose) {
  const buttons = options.map(([value, text]) =>
    h("button", { type: "button", role: "radio", "data-value": value }, text),
  );
  const element = h("div", { class: "segmented", role: "radiogroup", "aria-label": label }, ...buttons);
  element.addEventListener("click", (event) => {
    const index = buttons.findIndex((button) => button.contains(/** @type {Node} */ (event.target)));
    const option = options[index];
    if (option) choose(option[0]);
  });
  element.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = buttons.findIndex((button) => button === document.activeElement);
    if (by === undefined || here < 0 || event.ctrlKey) return;
    const index = (here + by + options.length) % options.length;
    event.preventDefault();
    event.stopPropagation();
    buttons[index]?.focus();
    const option = options[index];
    if (option) choose(option[0]);
  });
  return {
    element,
    /** @param {string} value */
    show(value) {
      for (const button of buttons) {
        const chosen = button.dataset["value"] === value;
        setAttribute(button, "aria-checked", String(chosen));
        setAttribute(button, "tabindex", chosen ? 0 : -1);
      }
      // A value that is none of ours (another rule) still leaves a way in for the keyboard.
      if (!options.some(([known]) => known === value)) setAttribute(buttons[0] ?? element, "tabindex", 0);
    },
  };
}
