/** What went wrong, in words, above the stage; and the line that says an answer is awaited. */

import { find, h, setAttribute, setText } from "./parts/dom.js";

/** @typedef {import("../types.js").State} State */

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
        recomputing
          ? "Could not recompute. The last valid result is shown."
          : "This link could not be read. The lecture network is shown instead.",
      );
      setText(why, trouble.gone ? `${trouble.detail} Trying again.` : trouble.detail);
      more.replaceChildren(
        ...trouble.errors.slice(1, 5).map(({ field, message }) => h("li", {}, `${field} ${message}`)),
      );
      setAttribute(again, "hidden", !trouble.gone);
    },
  };
}
