/** A table of values: caption, headings, rows. */

import { h } from "./dom.js";

/**
 * @param {string} caption
 * @param {(string | HTMLElement)[]} headings
 * @param {HTMLElement[]} rows
 */
export function table(caption, headings, rows) {
  return h(
    "table",
    { class: `values ${caption.toLowerCase()}` },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...headings.map((heading) => h("th", { scope: "col" }, heading)))),
    h("tbody", {}, ...rows),
  );
}
