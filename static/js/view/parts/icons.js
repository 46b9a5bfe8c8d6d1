/** Icons as paths on a 24 × 24 grid, drawn with the current ink. */

import { s } from "./dom.js";

/** @type {Record<string, string>} */
const PATHS = {
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  sun: "M12 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  close: "M6 6l12 12M18 6L6 18",
  first: "M6 5v14M18.5 5.5 9 12l9.5 6.5z",
  previous: "M14.5 6 8.5 12l6 6",
  play: "M8 5.2v13.6L19 12z",
  pause: "M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z",
  next: "M9.5 6l6 6-6 6",
  last: "M18 5v14M5.5 5.5 15 12l-9.5 6.5z",
  edit: "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3",
  undo: "M9 7H15a5 5 0 0 1 0 10H8M9 7l3.5-3.5M9 7l3.5 3.5",
  redo: "M15 7H9a5 5 0 0 0 0 10h7M15 7l-3.5-3.5M15 7l-3.5 3.5",
};
const FILLED = new Set(["play", "pause", "first", "last"]);

/** @param {string} name */
export function icon(name) {
  return s(
    "svg",
    {
      class: FILLED.has(name) ? "icon icon-filled" : "icon",
      viewBox: "0 0 24 24",
      width: 20,
      height: 20,
      "aria-hidden": "true",
      focusable: "false",
    },
    s("path", { d: PATHS[name] ?? "" }),
  );
}
