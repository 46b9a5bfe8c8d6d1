/** Which of the linked views is shown: ARIA tabs. A wide page shows matrix and code as one. */

import { h, setAttribute, setText } from "./parts/dom.js";

/** @typedef {import("../types/state.js").State} State */

const TABS = /** @type {const} */ ([
  ["matrix", "Matrix"],
  ["code", "Code"],
  ["values", "All values"],
]);
const TOGETHER = "Matrix and code";

/**
 * @param {HTMLElement} root
 * @param {{setTab: (tab: State["tab"]) => void}} actions
 */
export function createTabs(root, { setTab }) {
  const buttons = TABS.map(([tab, name]) =>
    h("button", { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": tab }, name),
  );
  root.replaceChildren(...buttons);
  setAttribute(root, "role", "tablist");
  setAttribute(root, "aria-label", "Linked views");
  buttons.forEach((button, index) =>
    button.addEventListener("click", () => {
      const chosen = TABS[index];
      if (chosen) setTab(chosen[0]);
    }),
  );
  root.addEventListener("keydown", (event) => {
    const here = buttons.findIndex((button) => button === document.activeElement);
    const shown = buttons.filter((button) => !button.hidden);
    const at = shown.indexOf(/** @type {HTMLButtonElement} */ (buttons[here]));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (here < 0 || to === undefined || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = shown[(to + shown.length) % shown.length];
    next?.focus();
    next?.click();
  });
  return {
    /** @param {State} state */
    render({ panel, tab, wide, hidden }) {
      const left = TABS.filter(([name]) => !hidden.includes(name));
      setAttribute(root, "hidden", panel !== "linked" || left.length < 2);
      const current = wide && tab === "code" ? "matrix" : tab;
      TABS.forEach(([name, text], index) => {
        const button = /** @type {HTMLButtonElement} */ (buttons[index]);
        const joined = wide && !hidden.includes("matrix");
        setAttribute(button, "hidden", hidden.includes(name) || (joined && name === "code"));
        setAttribute(button, "aria-selected", String(name === current));
        setAttribute(button, "tabindex", name === current ? 0 : -1);
        setText(button, wide && name === "matrix" && !hidden.includes("code") ? TOGETHER : text);
      });
    },
  };
}
