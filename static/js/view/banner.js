/** What went wrong, in words, above the stage; and the line that says an answer is awaited. */

import { troubleLines } from "../model/refusals.js";
import { symbolOfField } from "../model/symbols.js";
import { find, h, setAttribute, setText } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Trouble} Trouble */

/** Once the trouble is closed and what was asked for is still not answered. @type {Trouble} */
const BEFORE = {
  what: "These are the numbers from before your last change.",
  detail: "The server does not answer.",
  errors: [],
  gone: true,
};

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} busy
 * @param {{retry: () => void, dismiss: () => void}} actions
 */
export function createBanner(root, busy, { retry, dismiss }) {
  const what = find(root, ".what");
  const why = find(root, ".why");
  const again = find(root, ".again");
  const close = find(root, ".dismiss");
  again.addEventListener("click", retry);
  close.addEventListener("click", dismiss);
  /** @type {unknown} */
  let shown;
  return {
    /** @param {State} state */
    render({ trouble, waiting, wanted, late, loading, refused }) {
      setAttribute(busy, "hidden", !waiting && !loading);
      const now = trouble ?? (late && wanted ? BEFORE : null);
      if (now === shown) return;
      shown = now;
      setAttribute(root, "hidden", !now);
      setAttribute(close, "hidden", now === BEFORE);
      if (!now) return;
      const recomputing = now.gone || refused !== null;
      setText(
        what,
        now.what ??
          (recomputing
            ? "Could not recompute. The last valid result is shown."
            : "This link cannot be shown, so the lecture network stands here instead."),
      );
      why.replaceChildren(
        ...troubleLines(now).map(({ field, text }) => {
          const symbol = field && symbolOfField(field);
          return h("li", {}, symbol ? mathml(symbol) : field, text);
        }),
      );
      setAttribute(again, "hidden", !now.gone);
    },
  };
}
