/** The step in view, in the address's hash: `#step=12`. A link that is copied opens there. */

import { readHash, writeHash } from "./model/address.js";

/** @typedef {import("./types/state.js").State} State */
/** @template {object} S @typedef {import("./model/store.js").Store<S>} Store */

/** Browsers refuse more than some hundred changes of an address in half a minute. */
const CALM = 250;

/**
 * @param {{
 *   window: Window,
 *   store: Store<State>,
 *   moves: Pick<ReturnType<typeof import("./model/actions.js").createMoves>, "seek">,
 *   named: boolean,
 * }} of `named`: the link itself says where it begins, as `step=`
 * @returns {{secret: string | null, stop: () => void}} what WordPress has written into the hash
 */
export function createCursor({ window, store, moves, named }) {
  const first = readHash(window.location.hash);
  /** @type {number | undefined} */
  let later;

  function follow() {
    const { step } = readHash(window.location.hash);
    if (step !== null) moves.seek(step, 1);
  }

  function write() {
    const { trace, place } = store.get();
    const { secret } = readHash(window.location.hash);
    const hash = writeHash(trace.steps[place.step]?.step ?? 1, secret ?? first.secret);
    try {
      window.history.replaceState(window.history.state, "", hash);
    } catch {
      // In a srcdoc frame, or too often: the step is lost to the link, and to nothing else.
    }
  }

  follow();
  // What the address bar says is what is copied and loaded anew.
  if (named) write();
  window.addEventListener("hashchange", follow);
  const end = store.subscribe(({ place }, before) => {
    if (place.step === before.place.step) return;
    window.clearTimeout(later);
    later = window.setTimeout(write, CALM);
  });
  return {
    secret: first.secret,
    stop() {
      end();
      window.clearTimeout(later);
      window.removeEventListener("hashchange", follow);
    },
  };
}
