/** Whether the gradient check passes, and why not. */

/** @typedef {import("../types.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {Record<string, (...args: any[]) => void>} actions
 */
export function createCheck(root, actions) {
  void root, actions;
  return {
    /** @param {State} state */
    render(state) {
      void state;
    },
  };
}
