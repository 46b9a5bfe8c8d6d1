/** Undo and redo over whole problems. Immutable: every function answers with a new history. */

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {{past: readonly Draft[], future: readonly Draft[], gesture?: string | null}} History */

const LONGEST = 200;

/** @type {History} */
export const EMPTY = Object.freeze({ past: [], future: [] });

/**
 * `left` was replaced by an edit. What one gesture changes again and again is one entry.
 * @param {History} history
 * @param {Draft} left
 * @param {string | null} [gesture]
 * @returns {History}
 */
export function remember(history, left, gesture = null) {
  if (gesture !== null && gesture === history.gesture) return { ...history, future: [] };
  return { past: [...history.past, left].slice(-LONGEST), future: [], gesture };
}

/**
 * The problem before `now`, and the history from there; null where there is none.
 * @param {History} history
 * @param {Draft} now
 * @returns {{problem: Draft, history: History} | null}
 */
export function undo(history, now) {
  const problem = history.past.at(-1);
  if (!problem) return null;
  const past = history.past.slice(0, -1);
  return { problem, history: { past, future: [now, ...history.future] } };
}

/**
 * @param {History} history
 * @param {Draft} now
 * @returns {{problem: Draft, history: History} | null}
 */
export function redo(history, now) {
  const [problem, ...future] = history.future;
  if (!problem) return null;
  return { problem, history: { past: [...history.past, now], future } };
}
