/** The step in matrix form. */

/** @typedef {import("../types.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {Record<string, (...args: any[]) => void>} actions
 */
export function createMatrix(root, actions) {
  void root, actions;
  return {
    /** @param {State} state */
    render(state) {
      void state;
    },
  };
}
