/** Moves the place in the store as time passes, on a clock that is handed in. */

import { advance } from "./timeline.js";

/** @typedef {import("./timeline.js").Place} Place */
/** @typedef {import("../types/state.js").State} State */
/** @template {object} S @typedef {import("./store.js").Store<S>} Store */

/** A frame never counts for more, so that a page that was hidden does not leap ahead. */
const LONGEST_FRAME = 120;

/**
 * @typedef {object} Clock
 * @property {(frame: (now: number) => void) => number} request asks for one frame
 * @property {(id: number) => void} cancel
 */

/**
 * Frames are asked for only while something moves.
 * @param {Store<State>} store
 * @param {Clock} clock
 * @returns {{stop: () => void}}
 */
export function createPlayer(store, clock) {
  /** @type {number | null} */
  let asked = null;
  /** @type {number | null} */
  let last = null;

  /** @param {number} now */
  function frame(now) {
    asked = null;
    const state = store.get();
    const ms = last === null ? 0 : Math.min(LONGEST_FRAME, Math.max(0, now - last));
    last = now;
    const how = { speed: state.speed, still: state.still };
    store.set({ place: advance(state.place, state.trace.steps, ms, how) });
    ask();
  }

  function ask() {
    if (store.get().place.run === "paused") last = null;
    else if (asked === null) asked = clock.request(frame);
  }

  const end = store.subscribe(ask);
  ask();
  return {
    stop() {
      end();
      if (asked !== null) clock.cancel(asked);
      asked = null;
    },
  };
}
