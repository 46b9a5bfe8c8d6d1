/** What is shown, in a few words: for tests, and for course pages that look in. */

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {Readonly<State>} state
 * @returns {Record<string, string>} by the name of the data attribute
 */
export function marksOf({ trace, place, waiting, wanted, loading }) {
  const step = trace.steps[place.step];
  const marks = {
    step: step?.step,
    steps: trace.steps.length,
    phase: place.intro === null ? step?.phase : "intro",
    kind: step?.kind,
    tau: place.tau.toFixed(4),
    playing: place.run === "playing" || place.run === "intro",
    run: place.run,
    rule: trace.problem.rule,
    granularity: trace.granularity,
    query: trace.query ?? "",
    settled: wanted === null && !waiting && !loading,
  };
  return Object.fromEntries(Object.entries(marks).map(([name, value]) => [name, String(value)]));
}
