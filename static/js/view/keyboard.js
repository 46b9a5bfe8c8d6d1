/** Keys of the page, handed on as commands. */

import { commandOf } from "../model/keys.js";

/** @typedef {import("../model/keys.js").Command} Command */

const TEXT = "input, textarea, [contenteditable]";
const CONTROL = "button, select, [role=radio], [role=tab], [role=button], a[href]";

/**
 * @param {Document} page
 * @param {(command: Command) => void} run
 */
export function createKeyboard(page, run) {
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event, placeOf(event.target));
    if (!command) return;
    event.preventDefault();
    run(command);
  });
}

/**
 * @param {EventTarget | null} target
 * @returns {import("../model/keys.js").Place}
 */
function placeOf(target) {
  if (!(target instanceof Element)) return "page";
  if (target.closest(TEXT)) return "text";
  if (target.closest("[role=slider]")) return "slider";
  if (target.closest("svg")) return "graph";
  const control = target.closest(CONTROL);
  // Arrows mean nothing to a plain button, so they go on stepping there.
  if (control?.matches("button:not([role]), a")) return "button";
  return control ? "control" : "page";
}
