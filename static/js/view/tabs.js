/** Which of the linked views is shown. */

/** @typedef {import("../types.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {Record<string, (...args: any[]) => void>} actions
 */
export function createTabs(root, actions) {
  void root, actions;
  return {
    /** @param {State} state */
    render(state) {
      void state;
    },
  };
}
