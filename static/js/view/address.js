/** The address bar: always a link to what is shown. Back and forward travel over edits. */

import { readHash, searchOf, writeHash } from "../model/address.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/answer.js").Problem} Problem */

/** Edits that follow one another faster than this are one stop on the way back. */
const PAUSE = 600;

/**
 * @param {string} kept what the link said of the view
 * @param {{travel: (problem: Problem) => void, jump: (index: number) => void}} actions
 */
export function createAddress(kept, { travel, jump }) {
  /** The problem of the stop that the browser is at. @type {Problem | null} */
  let here = null;
  /** @type {State | null} */
  let last = null;
  /** The step that was written last: a hash that names another was changed from outside. */
  let written = 0;
  let timer = 0;

  /** @param {"pushState" | "replaceState"} how */
  function write(how) {
    if (!last) return;
    const search = searchOf(last, kept);
    const step = last.place.step + 1;
    try {
      history[how]({ problem: last.trace.problem }, "", `${location.pathname}${search ?? ""}${writeHash(step)}`);
      written = step;
      here = last.trace.problem;
    } catch {
      // Too often, or nowhere to write to: the next one may be written again.
    }
  }

  function settle() {
    timer = 0;
    write(here && last && here !== last.trace.problem ? "pushState" : "replaceState");
  }

  window.addEventListener("hashchange", () => {
    const { step } = readHash(location.hash);
    if (step !== null && step !== written) jump(step - 1);
  });
  window.addEventListener("popstate", ({ state }) => {
    const problem = state?.problem;
    if (!problem) return;
    window.clearTimeout(timer);
    timer = 0;
    here = problem;
    travel(problem);
  });

  return {
    /** @param {State} state */
    render(state) {
      const before = last;
      last = state;
      const moving = state.place.run !== "paused";
      if (!before) {
        here = state.trace.problem;
        written = readHash(location.hash).step ?? 0;
      } else if (before.trace === state.trace && before.place.step === state.place.step && before.place.run === state.place.run) return;
      if (state.wanted || moving) return;
      if (timer) window.clearTimeout(timer);
      timer = window.setTimeout(settle, PAUSE);
    },
  };
}
