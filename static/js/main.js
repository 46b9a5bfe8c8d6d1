/** The page: the store in the middle, the model around it, the views on top. Nothing else does both. */

import { answered, createEdits, createGrips, createMoves, refused } from "./model/actions.js";
import { askCheck, askCode, askPresets, askTrace, loadQuery, Refused } from "./model/api.js";
import { readHash } from "./model/address.js";
import { createAsker } from "./model/asker.js";
import { createBeside } from "./model/beside.js";
import { EMPTY } from "./model/history.js";
import { marksOf } from "./model/marks.js";
import { firstError } from "./model/places.js";
import { flipped } from "./model/quiz.js";
import { createPlayer } from "./model/player.js";
import { sceneOf } from "./model/scene.js";
import { createStore } from "./model/store.js";
import { placeAt } from "./model/timeline.js";
import { loadLater } from "./later.js";
import { printing } from "./paper.js";
import { createAddress } from "./view/address.js";
import { createBanner } from "./view/banner.js";
import { createCheck } from "./view/check.js";
import { createCode } from "./view/code.js";
import { createDrawing } from "./view/drawing.js";
import { createEditor } from "./view/editor.js";
import { createExplain } from "./view/explain.js";
import { createFormula } from "./view/formula.js";
import { createFull } from "./view/full.js";
import { createGraph } from "./view/graph.js";
import { createHandles } from "./view/handles.js";
import { createHeader } from "./view/header.js";
import { createHelp } from "./view/help.js";
import { createKeyboard } from "./view/keyboard.js";
import { createLinks } from "./view/links.js";
import { createLive } from "./view/live.js";
import { createMatrix } from "./view/matrix.js";
import { keepSettings, remembered } from "./view/parts/remembered.js";
import { createPopover } from "./view/popover.js";
import { createQuiz } from "./view/quiz.js";
import { createTabs } from "./view/tabs.js";
import { createTheme } from "./view/theme.js";
import { createTimeline } from "./view/timeline.js";
import { createTransport } from "./view/transport.js";
import { createValues } from "./view/values.js";

/** @typedef {import("./types/state.js").State} State */
/** @typedef {import("./types/state.js").Wanted} Wanted */
/** @typedef {import("./types/answer.js").Trace} Trace */
/** @typedef {import("./types/state.js").Preset} Preset */
/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no #${id} in the page`);
  return element;
}

/** @param {string} id @returns {any} */
const json = (id) => JSON.parse(byId(id).textContent ?? "null");

const trace = /** @type {Trace} */ (json("first-trace"));
const first = json("first-view");
const motion = matchMedia("(prefers-reduced-motion: reduce)");
const width = matchMedia("(max-width: 599.98px)");
const room = matchMedia("(min-width: 1280px)");
const app = byId("app");
const embedded = first.layout === "embed";

const still = () => first.still || motion.matches;
// In an embed, the cursor reads the hash: reset goes back to what the link itself says.
const given = (embedded ? null : readHash(location.hash).step) ?? first.step;

/** @type {State} */
const initial = {
  trace,
  place: placeAt(trace.steps, given, { play: first.play, still: still() }),
  speed: first.speed,
  still: still(),
  wanted: null,
  waiting: false,
  trouble: first.trouble,
  refused: null,
  refusal: null,
  preset: first.preset,
  lecture: first.errata ?? first.lecture,
  hidden: first.hidden,
  lock: first.lock,
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

// ---- what can be done -----------------------------------------------------------------

/** @type {Map<string, Preset>} */
const presets = new Map();
const lectures = new Set(/** @type {string[]} */ (first.lectures));

const asker = createAsker(
  /** @type {import("./model/asker.js").Ports<Wanted, Trace>} */ ({
    send: ({ problem, granularity }, signal) => askTrace(fetch, problem, granularity, signal),
    answered: (question, answer) =>
      store.set(answered(store.get(), question, answer, (name) => lectures.has(name ?? ""))),
    refused: (question, trouble) => store.set(refused(store.get(), question, trouble)),
    waiting: (waiting) => store.set({ waiting }),
    later: (run, ms) => window.setTimeout(run, ms),
    never: (id) => window.clearTimeout(id),
  }),
);
const moves = createMoves(store);
const edits = createEdits(store, (wanted) => asker.ask(wanted));
const grips = createGrips(store, edits);
/** @param {string} name */
async function choose(name) {
  try {
    if (presets.size === 0) for (const each of await askPresets(fetch)) presets.set(each.name, each);
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    store.set({ trouble: { ...reason.trouble, gone: false }, refused: store.get().trace.problem });
    header.render(store.get());
    return;
  }
  const preset = presets.get(name);
  if (preset) edits.load(preset);
}

/** @param {State["panel"]} panel */
function show(panel) {
  store.set({ panel });
  if (panel === "editor") byId("editor").scrollIntoView({ block: "nearest" });
}

/** @param {State["tab"]} tab */
function setTab(tab) {
  store.set({ panel: "linked", tab });
}

// ---- what is shown --------------------------------------------------------------------

const header = createHeader(byId("header"), {
  choose: (name) => void choose(name),
  toggleEditor: () => show(store.get().panel === "editor" ? "linked" : "editor"),
});
const editor = createEditor(byId("editor"), {
  edit: edits.edit,
  showMatrix: (matrix) => store.set({ matrix }),
  undo: edits.undo,
  redo: edits.redo,
  reset: () => void choose(store.get().preset ?? first.preset ?? "lecture"),
  close: () => show("linked"),
});
const timeline = createTimeline(byId("timeline"), { scrub: moves.scrub, jump: moves.jump });
const popover = createPopover(byId("popover"), byId("stage"), {
  edit: edits.edit,
  jump: moves.jump,
  open: (what) => store.set({ popover: what }),
  close: () => store.set({ popover: null }),
});
const graph = createGraph(/** @type {any} */ (byId("graph")), first.lock ? {} : {
  ...grips,
  openWeight: ({ layer, i, j }) => grips.open({ kind: "weight", layer, i, j }),
  openUnit: ({ layer, unit }) => grips.open({ kind: "unit", layer, unit }),
});
const handles = first.lock ? null : createHandles(byId("handles"), { ...grips, edit: edits.editShown });
const views = [
  header,
  createBanner(byId("trouble"), byId("busy"), { retry: edits.retry, dismiss: edits.dismiss }),
  createExplain(byId("explain"), { setRule: edits.setRule }),
  createFormula(byId("formula"), { showValues: () => setTab("values") }),
  createDrawing(byId("drawing")),
  createQuiz(byId("quiz"), {
    answer: (answer) => store.set({ answer }),
    showWhy() {
      moves.seek(firstError(store.get().trace.steps) + 1, 0);
      moves.toggle();
    },
    flip: () => edits.edit(flipped),
  }),
  createTabs(byId("tabs"), { setTab }),
  createMatrix(byId("matrix")),
  createCode(byId("code"), { setLanguage: (language) => store.set({ language }) }),
  createCheck(byId("check"), { showValues: () => setTab("values") }),
  createHelp(byId("help"), byId("header"), {
    setAnnounce: (announce) => store.set({ announce }),
    setTheme: (theme) => store.set({ theme }),
  }),
  createTheme(byId("header"), { setTheme: (theme) => store.set({ theme }) }),
  createLinks(app, { link: (linked) => store.set({ linked }) }),
  createValues(byId("values"), { edit: edits.edit }),
  editor,
  timeline,
  createTransport(byId("transport"), {
    ...moves,
    setGranularity: edits.setGranularity,
    setSpeed: (speed) => store.set({ speed }),
  }),
  createLive(byId("live")),
  createFull(byId("transport"), first.root),
  ...(embedded ? [] : [createAddress(first.kept, { travel: edits.travelTo, jump: moves.jump })]),
];

/** @param {Readonly<State>} state */
function render(state) {
  for (const view of views) view.render(state);
  const { stage, place, still } = state;
  if (stage.width > 0 && stage.height > 0) {
    const view = { ...stage, reducedMotion: still, intro: place.intro, controls: !state.lock };
    const scene = sceneOf(state.trace, place.step, place.tau, view);
    graph.render(scene, state.popover);
    handles?.render(state, scene.still);
    popover.render(state, scene.still);
  }
  for (const [name, value] of Object.entries(marksOf(state))) {
    if (app.dataset[name] !== value) app.dataset[name] = value;
  }
}

store.subscribe(render);
// What a course page sets of its frame is no choice of the reader's.
if (!embedded) store.subscribe(keepSettings);

// ---- what is asked beside the trace -----------------------------------------------------

const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void window.setTimeout(run, ms);
const lookForCheck = createBeside({
  needed: () => (store.get().check?.of === store.get().trace ? null : store.get().trace),
  same: Object.is,
  send: (of) => askCheck(fetch, of),
  got: (check) => store.set({ check }),
  later,
});
const lookForCode = createBeside({
  needed() {
    const { listing, trace: of, language } = store.get();
    return listing?.of === of && listing.language === language ? null : { of, language };
  },
  same: (a, b) => a.of === b.of && a.language === b.language,
  send: ({ of, language }) => askCode(fetch, of, language),
  got: (listing) => store.set({ listing }),
  later,
});
store.subscribe((state, before) => {
  if (state.trace !== before.trace) lookForCheck();
  if (state.trace !== before.trace || state.language !== before.language) lookForCode();
});

// ---- what comes from outside -----------------------------------------------------------

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

render(store.get());
createPlayer(store, {
  request: (frame) => requestAnimationFrame(frame),
  cancel: (id) => cancelAnimationFrame(id),
});
lookForCheck();
lookForCode();
loadLater(first, { store, moves, edits, load: (query, signal) => loadQuery(fetch, query, store.get().trace.granularity, signal) });
app.dataset["ready"] = "true";
