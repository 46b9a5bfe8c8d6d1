/** Keys of the page, handed on as commands. */

import { commandOf } from "../model/keys.js";

/** @typedef {import("../model/keys.js").Command} Command */

const TEXT = "input, textarea, [contenteditable]";
/** Where there is nothing to step through. */
const OWN = "dialog, #editor";
const CHOICE = "[role=radio], [role=tab]";
const CONTROL = "button, select, [role=radio], [role=tab], [role=button], a[href]";

/**
 * @param {Document} page
 * @param {(command: Command) => void} run
 */
export function createKeyboard(page, run) {
  /** @param {KeyboardEvent} event @param {import("../model/keys.js").Place} place */
  const obey = (event, place) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event, place);
    if (!command) return;
    event.preventDefault();
    run(command);
  };
  // Who has chosen by hand goes on stepping with arrows; they move the choice of who came by Tab.
  /** @type {Element | null} */
  let chosen = null;
  page.addEventListener(
    "pointerdown",
    ({ target }) => (chosen = target instanceof Element ? target.closest(CHOICE) : null),
    true,
  );
  page.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Tab") chosen = null;
      if (!/^Arrow(Left|Right)$/.test(event.key)) return;
      if (!chosen || event.target !== chosen || chosen.closest(OWN)) return;
      event.stopPropagation();
      obey(event, "button");
    },
    true,
  );
  page.addEventListener("keydown", (event) => obey(event, placeOf(event.target)));
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
