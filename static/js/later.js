/** What not every page needs: its script is loaded where it is, or when it is asked for. */

/** @typedef {import("./types/state.js").State} State */

/**
 * @param {any} first what the server says of the page
 * @param {Pick<import("./frame.js").Frame, "store" | "moves" | "edits" | "load">} page
 */
export function loadLater(first, page) {
  const { store, moves } = page;
  /** @param {"frame" | "share"} name */
  const part = (name) => import(new URL(first.parts[name], document.baseURI).href);
  const byId = (/** @type {string} */ id) => document.getElementById(id);

  if (first.layout === "embed") {
    part("frame").then(
      ({ createFrame }) =>
        createFrame({ ...page, window, parameters: first, secret: first.secret, height: document.body }),
      () => store.set({ trouble: MISSING }),
    );
  }
  /** @type {Promise<{open(state: Readonly<State>): void}> | null} */
  let share = null;
  document.querySelector("#header .share")?.addEventListener("click", async () => {
    const where = { ...first, base: first.base || new URL(first.root, document.baseURI).href };
    share ??= part("share").then(({ createShare }) => createShare(byId("share"), byId("graph"), where));
    try {
      const dialog = await share;
      if (["playing", "intro"].includes(store.get().place.run)) moves.toggle();
      dialog.open(store.get());
    } catch {
      share = null; // is looked for again at the next click
      store.set({ trouble: MISSING });
    }
  });
}

/** @type {import("./types/state.js").Trouble} */
const MISSING = { detail: "A part of this page could not be loaded. Is the server still there?", errors: [], gone: false };
