/** The page on paper: the table of all values beside the graph, which is drawn as wide as the paper. */

/** @typedef {import("./types/state.js").State} State */

/**
 * @param {Element} graph
 * @param {{get: () => Readonly<State>, set: (change: Partial<State>) => void}} store
 */
export function printing(graph, { get, set }) {
  let { panel, tab } = get();
  window.addEventListener("beforeprint", () => {
    ({ panel, tab } = get());
    const { width, height } = get().stage;
    set({ panel: "linked", tab: "values" });
    graph.setAttribute("viewBox", `0 0 ${width} ${height}`);
  });
  window.addEventListener("afterprint", () => {
    set({ panel, tab });
    graph.removeAttribute("viewBox");
  });
}
