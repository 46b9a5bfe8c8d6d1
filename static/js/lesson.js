/**
 * A lesson, whoever answers what it asks: the store in the middle, the model around it, and the
 * views that every screen of a lesson has. The page and the offline file add their own.
 */

import { createCursor } from "./cursor.js";
import { answered, createEdits, createMoves, refused } from "./model/actions.js";
import { createAsker } from "./model/asker.js";
import { createBeside } from "./model/beside.js";
import { EMPTY } from "./model/history.js";
import { marksOf } from "./model/marks.js";
import { createPlayer } from "./model/player.js";
import { sceneOf } from "./model/scene.js";
import { createStore } from "./model/store.js";
import { placeAt } from "./model/timeline.js";
import { printing } from "./paper.js";
import { createBanner } from "./view/banner.js";
import { createCheck } from "./view/check.js";
import { createCode } from "./view/code.js";
import { createDrawing } from "./view/drawing.js";
import { createExplain } from "./view/explain.js";
import { createFormula } from "./view/formula.js";
import { createGraph } from "./view/graph.js";
import { createKeyboard } from "./view/keyboard.js";
import { createLinks } from "./view/links.js";
import { createLive } from "./view/live.js";
import { createMatrix } from "./view/matrix.js";
import { byId } from "./view/parts/dom.js";
import { remembered } from "./view/parts/remembered.js";
import { createTabs } from "./view/tabs.js";
import { createTheme } from "./view/theme.js";
import { createTimeline } from "./view/timeline.js";
import { createTransport } from "./view/transport.js";
import { createValues } from "./view/values.js";

/** @typedef {import("./types/state.js").State} State */
/** @typedef {import("./types/state.js").Wanted} Wanted */
/** @typedef {import("./types/answer.js").Trace} Trace */
/** @typedef {{render(state: Readonly<State>): void}} View */

/**
 * @typedef {object} Answering who is asked: a server, or what a file carries along
 * @property {(problem: Wanted["problem"], granularity: Wanted["granularity"], signal: AbortSignal) => Promise<Trace>} trace
 * @property {(of: Trace) => Promise<NonNullable<State["check"]>>} check
 * @property {(of: Trace, language: State["language"]) => Promise<NonNullable<State["listing"]>>} code
 */

const TABS = /** @type {const} */ (["matrix", "code", "values"]);
const motion = matchMedia("(prefers-reduced-motion: reduce)");
const width = matchMedia("(max-width: 599.98px)");
const room = matchMedia("(min-width: 1280px)");

/**
 * @param {any} first what the server says of the page
 * @param {Trace} trace
 * @param {Answering} ask
 */
export function createLesson(first, trace, ask) {
  const still = () => first.still || motion.matches;
  const lecture = first.errata ?? first.lecture;
  const place = placeAt(trace.steps, first.step, { play: first.play, still: still() });
  /** @type {State} */
  const initial = {
    trace,
    place,
    speed: first.speed,
    still: still(),
    wanted: null,
    waiting: false,
    late: false,
    loading: null,
    trouble: first.trouble,
    refused: null,
    refusal: null,
    preset: first.preset,
    about: first.about,
    lecture,
    opened: { trace, place, preset: first.preset, about: first.about, lecture, query: first.query },
    hidden: first.hidden,
    lock: first.lock,
    panel: "linked",
    tab: TABS.find((tab) => !first.hidden.includes(tab)) ?? "matrix",
    wide: room.matches,
    language: "numpy",
    listing: null,
    check: null,
    popover: null,
    linked: null,
    theme: first.theme === "auto" ? remembered("theme", ["light", "dark"], "auto") : first.theme,
    announce: remembered("announce", ["step", "off"], "layer"),
    answer: null,
    matrix: 1,
    history: EMPTY,
    stage: { width: 0, height: 0 },
    narrow: width.matches,
  };
  const store = createStore(initial);
  const asker = createAsker(
    /** @type {import("./model/asker.js").Ports<Wanted, Trace>} */ ({
      send: ({ problem, granularity }, signal) => ask.trace(problem, granularity, signal),
      answered: (question, answer) => store.set(answered(store.get(), question, answer)),
      refused: (question, trouble) => store.set(refused(store.get(), question, trouble)),
      waiting: (waiting) => store.set({ waiting }),
      later: (run, ms) => window.setTimeout(run, ms),
      never: (id) => window.clearTimeout(id),
    }),
  );
  const moves = createMoves(store);
  const edits = createEdits(store, (wanted) => asker.ask(wanted));

  const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void window.setTimeout(run, ms);
  const lookForCheck = createBeside({
    needed: () => (store.get().check?.of === store.get().trace ? null : store.get().trace),
    same: Object.is,
    send: ask.check,
    got: (check) => store.set({ check }),
    later,
  });
  const lookForCode = createBeside({
    needed() {
      const { listing, trace: of, language } = store.get();
      return listing?.of === of && listing.language === language ? null : { of, language };
    },
    same: (a, b) => a.of === b.of && a.language === b.language,
    send: ({ of, language }) => ask.code(of, language),
    got: (listing) => store.set({ listing }),
    later,
  });

  /**
   * Shows it, and lets it run.
   * @param {import("./view/graph.js").GraphActions} grips what the graph lets be taken hold of
   * @param {readonly View[]} own views beside those of every lesson
   * @param {(state: Readonly<State>, still: import("./types/scene.js").Still) => void} [over] draws over the stage
   * @returns {{secret: string | null}} what a host has written into the hash
   */
  function begin(grips, own, over = () => {}) {
    const app = byId("app");
    const setTab = (/** @type {State["tab"]} */ tab) => store.set({ panel: "linked", tab });
    const timeline = createTimeline(byId("timeline"), { scrub: moves.scrub, jump: moves.jump });
    const graph = createGraph(/** @type {any} */ (byId("graph")), grips);
    /** @type {View[]} */
    const views = [
      // It measures, and so comes before all that write.
      createCode(byId("code"), { setLanguage: (language) => store.set({ language }) }),
      ...own,
      createBanner(byId("trouble"), byId("busy"), { retry: edits.retry, dismiss: edits.dismiss }),
      createExplain(byId("explain"), { setRule: edits.setRule }),
      createFormula(byId("formula"), { showValues: () => setTab("values") }),
      createDrawing(byId("drawing")),
      createTabs(byId("tabs"), { setTab }),
      createMatrix(byId("matrix")),
      createCheck(byId("check"), { showValues: () => setTab("values") }),
      createTheme(byId("header"), { setTheme: (theme) => store.set({ theme }) }),
      createLinks(app, { link: (linked) => store.set({ linked }) }),
      createValues(byId("values"), { edit: edits.edit }),
      timeline,
      createTransport(byId("transport"), {
        ...moves,
        setGranularity: edits.setGranularity,
        setSpeed: (speed) => store.set({ speed }),
      }),
      createLive(byId("live")),
    ];

    /** @param {Readonly<State>} state */
    function render(state) {
      for (const view of views) view.render(state);
      const { stage, place: { step, tau, intro }, still: reducedMotion } = state;
      if (stage.width > 0 && stage.height > 0) {
        const scene = sceneOf(state.trace, step, tau, { ...stage, reducedMotion, intro, controls: !state.lock });
        graph.render(scene, state.popover);
        over(state, scene.still);
      }
      for (const [name, value] of Object.entries(marksOf(state))) {
        if (app.dataset[name] !== value) app.dataset[name] = value;
      }
    }

    store.subscribe(render);
    store.subscribe((state, before) => {
      if (state.trace !== before.trace) lookForCheck();
      if (state.trace !== before.trace || state.language !== before.language) lookForCode();
    });
    new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width: w, height: h } = entry.contentRect;
      store.set({ stage: { width: Math.round(w), height: Math.round(h) } });
    }).observe(byId("stage"));
    new ResizeObserver(() => {
      timeline.resized();
      timeline.render(store.get());
    }).observe(byId("timeline"));
    motion.addEventListener("change", () => {
      store.set({ still: still() });
      if (still()) moves.seek(store.get().place.step + 1, 1);
    });
    width.addEventListener("change", () => store.set({ narrow: width.matches }));
    room.addEventListener("change", () => store.set({ wide: room.matches }));
    app.addEventListener("backprop:seek", (event) => {
      const { step, tau } = /** @type {CustomEvent<{step: number, tau: number}>} */ (event).detail;
      moves.seek(step, tau);
    });
    printing(byId("graph"), store);
    createKeyboard(document, (command) => {
      const run = {
        ...moves,
        nextGroup: () => moves.group(1),
        previousGroup: () => moves.group(-1),
        undo: edits.undo,
        redo: edits.redo,
      }[command];
      run();
    });
    const cursor = createCursor({ window, store, moves, named: first.step !== null });

    render(store.get());
    createPlayer(store, {
      request: (frame) => requestAnimationFrame(frame),
      cancel: (id) => cancelAnimationFrame(id),
    });
    lookForCheck();
    lookForCode();
    return cursor;
  }

  return { store, moves, edits, begin };
}
