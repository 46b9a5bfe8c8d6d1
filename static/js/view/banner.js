/** What went wrong, in words, above the stage; and the line that says an answer is awaited. */

import { symbolOfField } from "../model/symbols.js";
import { find, h, setAttribute, setText } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} busy
 * @param {{retry: () => void, dismiss: () => void}} actions
 */
export function createBanner(root, busy, { retry, dismiss }) {
  const what = find(root, ".what");
  const why = find(root, ".why");
  const more = find(root, ".more");
  const again = find(root, ".again");
  again.addEventListener("click", retry);
  find(root, ".dismiss").addEventListener("click", dismiss);
  /** @type {unknown} */
  let shown;
  return {
    /** @param {State} state */
    render({ trouble, waiting, refused }) {
      setAttribute(busy, "hidden", !waiting);
      if (trouble === shown) return;
      shown = trouble;
      setAttribute(root, "hidden", !trouble);
      if (!trouble) return;
      const recomputing = trouble.gone || refused !== null;
      setText(
        what,
        trouble.what ??
          (recomputing
            ? "Could not recompute. The last valid result is shown."
            : "This link could not be read. The lecture network is shown instead."),
      );
      const [first, ...others] = trouble.errors;
      if (trouble.gone) setText(why, `${trouble.detail} Trying again.`);
      else if (first && trouble.detail.startsWith(first.field)) why.replaceChildren(...inWords(first), ".");
      else setText(why, trouble.detail);
      more.replaceChildren(...others.slice(0, 4).map((error) => h("li", {}, ...inWords(error))));
      setAttribute(again, "hidden", !trouble.gone);
    },
  };
}

/**
 * The place in the screen's own notation: theta[0][0][2] is \u0398 with its indices.
 * @param {{field: string, message: string}} error
 */
function inWords({ field, message }) {
  const symbol = symbolOfField(field);
  return [symbol ? mathml(symbol) : field, ` ${message.replace(/\.$/, "")}`];
}
