/** What a click on a weight or a unit opens. */

/** @typedef {import("../types.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {Record<string, (...args: any[]) => void>} actions
 */
export function createPopover(root, actions) {
  void root, actions;
  return {
    /** @param {State} state */
    render(state) {
      void state;
    },
  };
}
