/** Light or dark: as the system has it, until the button says otherwise. */

import { find, setAttribute } from "./parts/dom.js";
import { icon } from "./parts/icons.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {{setTheme: (theme: State["theme"]) => void}} actions
 */
export function createTheme(root, { setTheme }) {
  const button = find(root, "button.theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  /** @type {State["theme"]} */
  let theme = "auto";
  let drawn = "";

  /** What pressing the button leads to. @returns {"light" | "dark"} */
  function other() {
    const dark = theme === "auto" ? system.matches : theme === "dark";
    return dark ? "light" : "dark";
  }

  function draw() {
    const next = other();
    if (next === drawn) return;
    drawn = next;
    setAttribute(button, "aria-label", `Switch to the ${next} theme`);
    setAttribute(button, "title", `Switch to the ${next} theme`);
    button.replaceChildren(icon(next === "dark" ? "moon" : "sun"));
  }

  button.addEventListener("click", () => {
    const next = other();
    // What the system shows anyway is no choice of its own: the page follows the system again.
    setTheme((next === "dark") === system.matches ? "auto" : next);
  });
  system.addEventListener("change", draw);

  return {
    /** @param {State} state */
    render(state) {
      theme = state.theme;
      setAttribute(document.documentElement, "data-theme", theme === "auto" ? null : theme);
      draw();
    },
  };
}
