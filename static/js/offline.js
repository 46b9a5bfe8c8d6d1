/**
 * A lesson in one file, with the answers to all that can be asked in it: main.js without a server,
 * and without what only a server can do.
 */

import { createCursor } from "./cursor.js";
import { answered, createEdits, createMoves, refused } from "./model/actions.js";
import { readHash } from "./model/address.js";
import { createAsker } from "./model/asker.js";
import { createBeside } from "./model/beside.js";
import { EMPTY } from "./model/history.js";
import { marksOf } from "./model/marks.js";
import { askCheck, askCode, askTrace, unpack } from "./model/offline.js";
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
import { keepSettings, remembered } from "./view/parts/remembered.js";
import { createTabs } from "./view/tabs.js";
import { createTheme } from "./view/theme.js";
import { createTimeline } from "./view/timeline.js";
import { createTransport } from "./view/transport.js";
import { createValues } from "./view/values.js";

/** @typedef {import("./types/state.js").State} State */
/** @typedef {import("./types/state.js").Wanted} Wanted */
/** @typedef {import("./types/answer.js").Trace} Trace */
/** @typedef {import("./model/offline.js").Answers} Answers */

const OLD = "This browser cannot unpack the numbers of this file.";
const NEWER = "One of 2023 or later can; the table has every value.";

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id} in the page`);
  return element;
}

/** @param {string} id @returns {any} */
const json = (id) => JSON.parse(byId(id).textContent ?? "null");

if ("DecompressionStream" in window) void unpack(json("answers")).then(open);
else {
  const trouble = byId("trouble");
  for (const [place, text] of [[".what", OLD], [".why", NEWER]]) {
    const element = trouble.querySelector(place ?? "");
    if (element) element.textContent = text ?? "";
  }
  for (const button of trouble.querySelectorAll("button")) button.hidden = true;
  trouble.hidden = false;
}

/** @param {Answers} answers */
function open(answers) {
  const first = json("first-view");
  const { granularity, rule } = first.opens;
  const trace = answers.traces.find((each) => each.granularity === granularity && each.problem.rule === rule);
  if (!trace) throw new Error("the file does not hold what it opens with");
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const width = matchMedia("(max-width: 599.98px)");
  const room = matchMedia("(min-width: 1280px)");
  const app = byId("app");
  const still = () => first.still || motion.matches;
  const given = readHash(location.hash).step ?? first.step;

  /** @type {State} */
  const initial = {
    trace,
    place: placeAt(trace.steps, given, { play: first.play, still: still() }),
    speed: first.speed,
    still: still(),
    wanted: null,
    waiting: false,
    trouble: null,
    refused: null,
    refusal: null,
    preset: first.preset,
    lecture: first.errata ?? first.lecture,
    hidden: first.hidden,
    lock: true,
    panel: "linked",
    tab: /** @type {const} */ (["matrix", "code", "values"]).find((tab) => !first.hidden.includes(tab)) ?? "matrix",
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
      send: ({ problem, granularity }) => askTrace(answers, problem, granularity),
      answered: (question, answer) => store.set(answered(store.get(), question, answer, () => first.lecture)),
      refused: (question, trouble) => store.set(refused(store.get(), question, trouble)),
      waiting: (waiting) => store.set({ waiting }),
      later: (run, ms) => window.setTimeout(run, ms),
      never: (id) => window.clearTimeout(id),
    }),
  );
  const moves = createMoves(store);
  const edits = createEdits(store, (wanted) => asker.ask(wanted));
  const setTab = (/** @type {State["tab"]} */ tab) => store.set({ panel: "linked", tab });

  const timeline = createTimeline(byId("timeline"), { scrub: moves.scrub, jump: moves.jump });
  const graph = createGraph(/** @type {any} */ (byId("graph")), {});
  const views = [
    createBanner(byId("trouble"), byId("busy"), { retry: edits.retry, dismiss: edits.dismiss }),
    createExplain(byId("explain"), { setRule: edits.setRule }),
    createFormula(byId("formula"), { showValues: () => setTab("values") }),
    createDrawing(byId("drawing")),
    createTabs(byId("tabs"), { setTab }),
    createMatrix(byId("matrix")),
    createCode(byId("code"), { setLanguage: (language) => store.set({ language }) }),
    createCheck(byId("check"), { showValues: () => setTab("values") }),
    createTheme(byId("header"), { setTheme: (theme) => store.set({ theme }) }),
    createLinks(app, { link: (linked) => store.set({ linked }) }),
    createValues(byId("values"), { edit: () => {} }),
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
    const { stage, place, still } = state;
    if (stage.width > 0 && stage.height > 0) {
      const view = { ...stage, reducedMotion: still, intro: place.intro, controls: false };
      graph.render(sceneOf(state.trace, place.step, place.tau, view), null);
    }
    for (const [name, value] of Object.entries(marksOf(state))) {
      if (app.dataset[name] !== value) app.dataset[name] = value;
    }
  }

  store.subscribe(render);
  store.subscribe(keepSettings);

  const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void window.setTimeout(run, ms);
  const lookForCheck = createBeside({
    needed: () => (store.get().check?.of === store.get().trace ? null : store.get().trace),
    same: Object.is,
    send: (of) => askCheck(answers, of),
    got: (check) => store.set({ check }),
    later,
  });
  const lookForCode = createBeside({
    needed() {
      const { listing, trace: of, language } = store.get();
      return listing?.of === of && listing.language === language ? null : { of, language };
    },
    same: (a, b) => a.of === b.of && a.language === b.language,
    send: ({ of, language }) => askCode(answers, of, language),
    got: (listing) => store.set({ listing }),
    later,
  });
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

  render(store.get());
  createPlayer(store, {
    request: (frame) => requestAnimationFrame(frame),
    cancel: (id) => cancelAnimationFrame(id),
  });
  lookForCheck();
  lookForCode();
  createCursor({ window, store, moves });
  app.dataset["ready"] = "true";
}
