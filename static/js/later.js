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
    void part("frame").then(({ createFrame }) =>
      createFrame({ ...page, window, parameters: first, secret: first.secret, height: document.body }),
    );
  }
  /** @type {{open(state: Readonly<State>): void} | null} */
  let share = null;
  document.querySelector("#header .share")?.addEventListener("click", async () => {
    const where = { ...first, base: first.base || new URL(first.root, document.baseURI).href };
    share ??= (await part("share")).createShare(byId("share"), byId("graph"), where);
    if (["playing", "intro"].includes(store.get().place.run)) moves.toggle();
    share?.open(store.get());
  });
}
