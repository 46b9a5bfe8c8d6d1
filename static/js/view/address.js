/** The address bar: always a link to what is shown. Back and forward travel over edits. */

import { problemOf, searchOf } from "../model/address.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/answer.js").Problem} Problem */
/** @typedef {import("../model/history.js").Entry} Entry */

/** Edits that follow one another faster than this are one stop on the way back. */
const PAUSE = 600;

/**
 * @param {string} kept what the link said of the view
 * @param {{travel: (to: Entry) => void}} actions
 */
export function createAddress(kept, { travel }) {
  /** The problem of the stop that the browser is at, as text: what comes back is never the same object. */
  let here = "";
  /** A link that could not be shown stays as it was typed, to be put right, until something is edited or chosen. @type {string | null} */
  let typed = null;
  /** What comes next is no edit. */
  let travelling = false;
  /** @type {State | null} */
  let last = null;
  let timer = 0;

  /** @param {"pushState" | "replaceState"} how */
  function write(how) {
    if (!last) return;
    const { trace: { problem }, preset, about, lecture } = last;
    const address = `${location.pathname}${typed ?? searchOf(last, kept)}${location.hash}`;
    try {
      // A problem that no link holds stands in the stop itself, so that the page loads it anew.
      history[how]({ problem, preset, about, lecture, typed, whole: problemOf(last) === "" }, "", address);
      here = textOf(problem);
    } catch {
      // Too often, or nowhere to write to: the next one may be written again.
    }
  }

  function settle() {
    timer = 0;
    const moved = last !== null && here !== textOf(last.trace.problem);
    if (moved) typed = null;
    travelling = false;
    write(moved ? "pushState" : "replaceState");
  }

  window.addEventListener("popstate", ({ state: stop }) => {
    window.clearTimeout(timer);
    timer = 0;
    // A hash that was written by hand made a stop of its own: it is at what is shown.
    if (!stop?.problem) return write("replaceState");
    // Only the server knows what is wrong with a link that was typed, and says it anew.
    if (stop.typed) return location.reload();
    here = textOf(stop.problem);
    typed = null;
    travelling = true;
    travel(stop);
    // Where that is shown already, nothing comes of it.
    if (last && !last.wanted && textOf(last.trace.problem) === here) travelling = false;
  });

  return {
    /** @param {State} state */
    render(state) {
      const before = last;
      last = state;
      if (!before) {
        const stop = history.state;
        if (state.trouble) typed = location.search;
        if (stop?.whole && stop.problem) {
          here = textOf(stop.problem);
          queueMicrotask(() => travel(stop));
        } else write("replaceState");
        return;
      }
      if (before.history !== state.history && !travelling) typed = null;
      if (before.trace === state.trace && !before.wanted === !state.wanted) return;
      if (state.wanted) return;
      if (timer) window.clearTimeout(timer);
      timer = window.setTimeout(settle, PAUSE);
    },
  };
}

/** @param {Problem} problem */
const textOf = (problem) => JSON.stringify(problem);
