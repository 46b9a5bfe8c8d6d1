/** The header: which example, and the way to the editor. */

import { find, setAttribute } from "./parts/dom.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {{choose: (name: string) => void, toggleEditor: () => void}} actions
 */
export function createHeader(root, { choose, toggleEditor }) {
  const select = /** @type {HTMLSelectElement} */ (find(root, "select.presets"));
  const edit = find(root, "button.edit");
  select.addEventListener("change", () => choose(select.value));
  // What was chosen before this script had come is chosen now.
  if (!select.selectedOptions[0]?.defaultSelected) choose(select.value);
  edit.addEventListener("click", toggleEditor);
  return {
    /** @param {State} state */
    render({ preset, wanted, loading, panel }) {
      const name = loading ?? (wanted ? wanted.preset : preset) ?? "";
      if (select.value !== name) select.value = name;
      setAttribute(edit, "aria-pressed", String(panel === "editor"));
    },
  };
}
