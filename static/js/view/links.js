/** Linked highlights: what is pointed at in one view is lit in all. */

/** @typedef {import("../types.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {Record<string, (...args: any[]) => void>} actions
 */
export function createLinks(root, actions) {
  void root, actions;
  return {
    /** @param {State} state */
    render(state) {
      void state;
    },
  };
}
