/** What a person can do, as changes of the store and questions to the server. DOM-free. */

import { movedTo, numberAt } from "./grips.js";
import { forget, redo, remember, undo } from "./history.js";
import { groupsOf, neighbourGroup, samePlace } from "./places.js";
import { isSame, isThere } from "./popovers.js";
import * as timeline from "./timeline.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/state.js").Wanted} Wanted */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/state.js").Trouble} Trouble */
/** @typedef {import("../types/state.js").Preset} Preset */
/** @typedef {import("./history.js").Entry} Entry */
/** @typedef {import("../types/state.js").Popover} Popover */
/** @template {object} S @typedef {import("./store.js").Store<S>} Store */

/** Moving about in the walk. @param {Store<State>} store */
export function createMoves(store) {
  /** @param {(state: Readonly<State>) => import("./timeline.js").Place} change */
  const move = (change) => store.set({ place: change(store.get()) });
  return {
    toggle() {
      move(({ place, trace }) =>
        place.run === "paused" || place.run === "once"
          ? timeline.play(place, trace.steps)
          : timeline.pause(place),
      );
    },
    next: () => move((s) => timeline.next(s.place, s.trace.steps, s)),
    previous: () => move((s) => timeline.previous(s.place, s.trace.steps)),
    first: () => move((s) => timeline.cut(s.place, s.trace.steps, 0)),
    last: () => move((s) => timeline.cut(s.place, s.trace.steps, s.trace.steps.length - 1)),
    /** @param {1 | -1} direction */
    group(direction) {
      move((s) => {
        const index = neighbourGroup(s.trace.steps, s.place.step, direction);
        return timeline.cut(s.place, s.trace.steps, index);
      });
    },
    /** @param {number} index */
    jump: (index) =>
      move((s) =>
        s.still ? timeline.cut(s.place, s.trace.steps, index) : timeline.tell(s.place, s.trace.steps, index),
      ),
    /** @param {number} position */
    scrub: (position) => move((s) => timeline.scrub(s.place, s.trace.steps, position, s)),
    /**
     * Any instant, for tests and pictures: step counted from 1.
     * @param {number} step
     * @param {number} tau
     */
    seek: (step, tau) =>
      move((s) => {
        const cut = timeline.cut(s.place, s.trace.steps, step - 1);
        return { ...cut, tau: s.still ? 1 : Math.max(0, Math.min(1, tau)) };
      }),
    /** The phases, for whoever needs their beginnings. */
    groups: () => groupsOf(store.get().trace.steps),
  };
}

/**
 * Changing the problem.
 * @param {Store<State>} store
 * @param {(wanted: Wanted) => void} ask
 */
export function createEdits(store, ask) {
  /** @param {Partial<Wanted>} change */
  function want(change) {
    const { refused, loading } = store.get();
    const next = { ...base(), ...change };
    ask(next);
    // Another view of the last valid result takes nothing from what is still to be put right; what is
    // edited is newer than an example that has not come.
    store.set({ wanted: next, ...(next.why === "view" ? { refused, loading } : { refused: null, loading: null }) });
  }

  /**
   * What the next change starts from: what has been asked for, else what is shown. Each question
   * carries the history that holds once it is answered, so that none is lost by a newer one.
   * @returns {Wanted}
   */
  function base() {
    const { trace, wanted, preset, about, lecture, history } = store.get();
    const shown = { problem: trace.problem, granularity: trace.granularity, preset, about, lecture, history };
    return { why: "view", ...(wanted ?? shown) };
  }

  /** @param {typeof undo} step @param {"undo" | "redo"} why */
  function travel(step, why) {
    const from = base();
    const found = step(from.history, entryOf(from));
    if (found) want({ ...found, why });
  }

  /**
   * What `from` becomes, with `from` remembered.
   * @param {Wanted} from
   * @param {Entry} to
   * @param {"edit" | "preset"} why
   * @param {string | null} [gesture]
   */
  function replace(from, to, why, gesture) {
    want({ ...to, why, history: remember(from.history, entryOf(from), gesture) });
  }

  /**
   * An edit makes a network of one's own of any preset; the lecture's it is while its layers are.
   * @param {Wanted} from
   * @param {Draft} problem
   * @param {string | null} [gesture]
   */
  function change(from, problem, gesture) {
    const lecture = from.lecture && from.problem.layers.join() === problem.layers.join();
    replace(from, { problem, preset: null, about: null, lecture }, "edit", gesture);
  }

  /** Another view of what is wanted: if that is still an edit, it stays one. @param {Partial<Wanted>} change */
  const view = (change) => want(store.get().wanted ? change : { ...change, why: "view" });

  return {
    /**
     * @param {(problem: Draft) => Draft} edited
     * @param {string | null} [gesture] edits of the same gesture are undone together
     */
    edit(edited, gesture = null) {
      const { refused } = store.get();
      const from = base();
      const problem = refused ? { ...refused, rule: from.problem.rule } : from.problem;
      const changed = edited(problem);
      if (changed !== problem) change(from, changed, gesture);
    },
    /**
     * A change of what the graph shows, taken hold of there: what was refused is no part of it.
     * @param {(problem: Draft) => Draft} edited
     * @param {string | null} [gesture]
     */
    editShown(edited, gesture = null) {
      const from = base();
      const changed = edited(from.problem);
      if (changed !== from.problem) change(from, changed, gesture);
    },
    /**
     * To what was shown before: at another stop of the browser's way, or when the page was opened.
     * @param {Entry} to
     */
    travelTo(to) {
      const from = base();
      if (JSON.stringify(to.problem) === JSON.stringify(from.problem) && to.preset === from.preset) return;
      replace(from, entryOf(to), to.preset === null ? "edit" : "preset");
    },
    /** A gesture was given up. @param {string} gesture */
    forget(gesture) {
      const found = forget(base().history, gesture);
      if (found) want({ ...found, why: "undo" });
    },
    /** @param {Draft["rule"]} rule */
    setRule(rule) {
      view({ problem: { ...base().problem, rule } });
    },
    /** @param {"unit" | "layer"} granularity */
    setGranularity: (granularity) => view({ granularity }),
    /** @param {Preset} preset */
    load({ name, lecture, problem, sentence }) {
      const from = base();
      const about = lecture ? null : sentence;
      replace(from, { problem: { ...problem, rule: from.problem.rule }, preset: name, about, lecture }, "preset");
    },
    undo() {
      // A refused edit is no part of history: to undo it is to forget it.
      if (store.get().refused) store.set({ trouble: null, refused: null });
      else travel(undo, "undo");
    },
    redo: () => travel(redo, "redo"),
    /** Ask again what has not been answered. */
    retry() {
      const { wanted, refused } = store.get();
      if (wanted) ask(wanted);
      else if (refused) change(base(), refused);
    },
    /**
     * Say no more of it. A server that is gone is still asked again, and said to be gone if it is: until then the
     * banner says whose numbers these are, for controls show what was asked.
     */
    dismiss: () => store.set({ trouble: null, refused: null }),
  };
}

/** @param {Entry} of @returns {Entry} */
const entryOf = ({ problem, preset, about = null, lecture }) => ({ problem, preset, about, lecture });

/**
 * What is taken hold of in the stage: numbers that are dragged, and popovers.
 * @param {Store<State>} store
 * @param {ReturnType<typeof createEdits>} edits
 */
export function createGrips(store, { editShown, forget: giveUp }) {
  return {
    /** @param {Popover} what */
    number: (what) => numberAt((store.get().wanted ?? store.get().trace).problem, what),
    /** A drag begins, over which no other popover should lie. @param {Popover} what */
    grab(what) {
      if (!isSame(store.get().popover, what)) store.set({ popover: null });
    },
    /** @param {Popover} what @param {number} value @param {string} gesture */
    change: (what, value, gesture) =>
      editShown((problem) => movedTo(problem, what, value), gesture),
    giveUp,
    /** A second time closes it. @param {Popover} what */
    open: (what) => store.set({ popover: isSame(store.get().popover, what) ? null : what }),
  };
}

/**
 * An answer replaces the trace and everything that belongs to it, in one change.
 * @param {Readonly<State>} state
 * @param {Wanted} question
 * @param {Trace} trace
 * @returns {Partial<State>}
 */
export function answered(state, question, trace) {
  const here = state.trace.steps[state.place.step];
  const step = here ? samePlace(here, trace.steps) : 0;
  const wanted = state.wanted === question ? null : state.wanted;
  // A view answers nothing that was refused; but a server that was gone is there again.
  const solved =
    question.why === "view" && state.refused
      ? { trouble: state.refusal }
      : { trouble: null, refused: null, refusal: null };
  return {
    ...solved,
    trace,
    wanted,
    late: false,
    place: { ...state.place, step },
    popover: state.popover && isThere(state.popover, trace.problem) ? state.popover : null,
    preset: question.preset,
    about: question.about ?? null,
    lecture: question.lecture,
    history: question.history,
  };
}

/**
 * A refusal leaves the last valid result where it is. A server that is gone is asked again, so
 * what was wanted stays wanted.
 * @param {Readonly<State>} state
 * @param {Wanted} question
 * @param {Trouble} trouble
 * @returns {Partial<State>}
 */
export function refused(state, question, trouble) {
  if (trouble.gone) return { trouble, late: true };
  if (state.wanted !== question) return { trouble };
  return { trouble, wanted: null, late: false, refused: question.problem, refusal: trouble };
}
