/** The keyboard map: which key does what, and where it belongs to something else. */

/**
 * @typedef {"toggle" | "next" | "previous" | "nextGroup" | "previousGroup" | "first" | "last"
 *   | "undo" | "redo"} Command
 */
/** Who has the focus: arrows move between units in the graph, and between radios and tabs. */
/** @typedef {"page" | "graph" | "control" | "button" | "text" | "slider"} Place */
/** @typedef {{key: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean, altKey?: boolean}} Press */

/**
 * @param {Press} press
 * @param {Place} place
 * @returns {Command | null}
 */
export function commandOf(press, place) {
  const ctrl = Boolean(press.ctrlKey) || Boolean(press.metaKey);
  if (press.altKey || place === "text") return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (ctrl && key === "z") return press.shiftKey ? "redo" : "undo";
  if (ctrl && key === "y") return "redo";
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const on = key === "ArrowRight";
    if (ctrl) return on ? "next" : "previous";
    if (place === "graph" || place === "control") return null;
    if (press.shiftKey) return on ? "nextGroup" : "previousGroup";
    return on ? "next" : "previous";
  }
  if (ctrl || press.shiftKey) return null;
  if (place === "slider") return SLIDER[key] ?? EVERYWHERE[key] ?? null;
  if (key === " ") return place === "page" ? "toggle" : null;
  if (place === "control" || place === "graph") return null;
  return EVERYWHERE[key] ?? null;
}

/** @type {Record<string, Command>} */
const EVERYWHERE = { Home: "first", End: "last" };
/** @type {Record<string, Command>} */
const SLIDER = {
  ArrowUp: "next",
  ArrowDown: "previous",
  PageUp: "nextGroup",
  PageDown: "previousGroup",
  " ": "toggle",
};
