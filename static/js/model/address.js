/**
 * What the page's address says: the canonical query that the server wrote, what the link said of
 * the view, and the step in the hash, which a course page may change.
 */

/** @typedef {import("../types/state.js").State} State */

/**
 * The query string with its `?`; null where the problem is too long for a link.
 * @param {Pick<State, "trace">} state
 * @param {string} kept parameters of the view, as the server wrote them
 */
export function searchOf({ trace }, kept) {
  if (trace.query === null) return null;
  const layers = trace.granularity === "layer" ? ["granularity=layer"] : [];
  return `?${[trace.query, ...layers, ...(kept ? [kept] : [])].join("&")}`;
}

/**
 * The step that a hash names, from 1; null where it names none. What others append stays unread:
 * WordPress adds `#?secret=…`.
 * @param {string} hash
 */
export function stepIn(hash) {
  const found = /^#(?:.*&)?step=([1-9]\d{0,4})(?![\w.])/.exec(hash);
  return found ? Number(found[1]) : null;
}

/** @param {number} step */
export const hashOf = (step) => `#step=${step}`;
