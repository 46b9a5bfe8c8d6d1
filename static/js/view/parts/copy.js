/** A button that copies a text. Where the clipboard is refused, the text is shown, selected. */

import { h, setAttribute, setText } from "./dom.js";

const SAID_FOR = 1600;

/**
 * @param {string} name
 * @param {string} label in full, for a screen reader; it begins with the name
 * @param {() => string} textOf
 */
export function copyButton(name, label, textOf) {
  const button = h("button", { type: "button", class: "copy", "aria-label": label }, name);
  const area = h("textarea", { class: "copy-area", readonly: true, rows: 4, "aria-label": label, hidden: true });
  const element = h("span", { class: "copy-place" }, button, area);
  let timer = 0;

  /** @param {string} text */
  function say(text) {
    setText(button, text);
    setAttribute(button, "aria-label", text);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      setText(button, name);
      setAttribute(button, "aria-label", label);
    }, SAID_FOR);
  }

  button.addEventListener("click", async () => {
    const text = textOf();
    try {
      await navigator.clipboard.writeText(text);
      setAttribute(area, "hidden", true);
      say("Copied");
    } catch {
      area.value = text;
      setAttribute(area, "hidden", false);
      area.focus();
      area.select();
      say("Press Ctrl+C");
    }
  });
  area.addEventListener("blur", () => setAttribute(area, "hidden", true));
  return {
    element,
    /** @param {boolean} now whether what there is to copy is up to date */
    allow: (now) => setAttribute(button, "disabled", !now),
  };
}
