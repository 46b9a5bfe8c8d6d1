/**
 * One object of state, and who wants to hear of its changes. A change is one `set`: what
 * belongs together is swapped together, so no listener ever sees half of it.
 */

/**
 * @template {object} S
 * @typedef {object} Store
 * @property {() => Readonly<S>} get
 * @property {(change: Partial<S>) => void} set
 * @property {(listener: (state: Readonly<S>, before: Readonly<S>) => void) => () => void} subscribe
 *   answers with the function that ends the subscription
 */

/**
 * @template {object} S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  /** @type {Readonly<S>} */
  let state = Object.freeze({ ...initial });
  /** @type {Set<(state: Readonly<S>, before: Readonly<S>) => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    set(change) {
      const keys = /** @type {(keyof S)[]} */ (Object.keys(change));
      if (keys.every((key) => Object.is(state[key], change[key]))) return;
      const before = state;
      state = Object.freeze({ ...state, ...change });
      for (const listener of [...listeners]) listener(state, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
