/**
 * Undo and redo over whole problems, each with what it is known as. Immutable: every
 * function answers with a new history.
 */

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {{problem: Draft, preset: string | null, about?: string | null, lecture: boolean}} Entry with the name of the preset that it is, what that is there to show, and whether the lecture's errata belong to it */
/**
 * @typedef {object} History
 * @property {readonly Entry[]} past
 * @property {readonly Entry[]} future
 * @property {{name: string, before: History} | null} [gesture] the one that is under way, and what
 *   was before it
 */

const LONGEST = 200;

/** @type {History} */
export const EMPTY = Object.freeze({ past: [], future: [] });

/**
 * `left` was replaced by an edit. What one gesture changes again and again is one entry.
 * @param {History} history
 * @param {Entry} left
 * @param {string | null} [name] of the gesture
 * @returns {History}
 */
export function remember(history, left, name = null) {
  if (name !== null && name === history.gesture?.name) return { ...history, future: [] };
  const { past, future } = history;
  const gesture = name === null ? null : { name, before: { past, future } };
  return { past: [...past, left].slice(-LONGEST), future: [], gesture };
}

/**
 * The problem before `now`, and the history from there; null where there is none.
 * @param {History} history
 * @param {Entry} now
 * @returns {(Entry & {history: History}) | null}
 */
export function undo(history, now) {
  const entry = history.past.at(-1);
  if (!entry) return null;
  const past = history.past.slice(0, -1);
  return { ...entry, history: { past, future: [now, ...history.future] } };
}

/**
 * @param {History} history
 * @param {Entry} now
 * @returns {(Entry & {history: History}) | null}
 */
export function redo(history, now) {
  const [entry, ...future] = history.future;
  if (!entry) return null;
  return { ...entry, history: { past: [...history.past, now], future } };
}

/**
 * A gesture that was given up has never been: the problem from before it, and the history too.
 * @param {History} history
 * @param {string} name
 * @returns {(Entry & {history: History}) | null} null where no such gesture is under way
 */
export function forget(history, name) {
  const entry = history.past.at(-1);
  if (!entry || history.gesture?.name !== name) return null;
  return { ...entry, history: history.gesture.before };
}
