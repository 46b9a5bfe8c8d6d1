/** The page: a lesson that a server answers, and all that can be changed in it. */

import { createLesson } from "./lesson.js";
import { loadLater } from "./later.js";
import { createGrips } from "./model/actions.js";
import { askCheck, askCode, askPreset, askTrace, loadQuery, readFile, Refused } from "./model/api.js";
import { firstError } from "./model/places.js";
import { flipped } from "./model/quiz.js";
import { createAddress } from "./view/address.js";
import { createEditor } from "./view/editor.js";
import { createFull } from "./view/full.js";
import { createHandles } from "./view/handles.js";
import { createHeader } from "./view/header.js";
import { byId, jsonIn } from "./view/parts/dom.js";
import { keepSettings } from "./view/parts/remembered.js";
import { createPopover } from "./view/popover.js";
import { createQuiz } from "./view/quiz.js";

/** @typedef {import("./types/state.js").State} State */

const first = jsonIn("first-view");
const embedded = first.layout === "embed";
const opened = jsonIn("first-trace");
/** What all readers of a link ask alike is asked by a link; an edit is one reader's own. @param {object} trace */
const linkOf = (trace) => (trace === opened && first.query ? `${first.query}&v=${first.version}` : null);
const { store, moves, edits, begin } = createLesson(first, opened, {
  trace: (problem, granularity, signal) => askTrace(fetch, problem, granularity, signal),
  check: (of) => askCheck(fetch, of, linkOf(of)),
  code: (of, language) => askCode(fetch, of, language, linkOf(of)),
});
const grips = createGrips(store, edits);

let chosen = 0;

/** @param {string} name */
async function choose(name) {
  const historyOf = ({ wanted, history } = store.get()) => (wanted ?? { history }).history;
  const before = historyOf();
  const mine = (chosen += 1);
  store.set({ loading: name });
  try {
    const preset = await askPreset(fetch, name);
    // Whatever was chosen or edited since is newer.
    if (chosen === mine && historyOf() === before) edits.load(preset);
  } catch (reason) {
    if (!(reason instanceof Refused)) throw reason;
    if (chosen === mine) store.set({ trouble: { ...reason.trouble, what: "The example could not be loaded.", gone: false } });
  } finally {
    if (chosen === mine) store.set({ loading: null });
  }
}

/** @param {State["panel"]} panel */
function show(panel) {
  store.set({ panel });
  if (panel === "editor") byId("editor").scrollIntoView({ block: "nearest" });
}

const popover = createPopover(byId("popover"), byId("stage"), {
  edit: edits.edit,
  jump: moves.jump,
  open: (what) => store.set({ popover: what }),
  close: () => store.set({ popover: null }),
});
const handles = first.lock ? null : createHandles(byId("handles"), { ...grips, edit: edits.editShown });
const views = [
  createHeader(byId("header"), {
    choose: (name) => void choose(name),
    toggleEditor: () => show(store.get().panel === "editor" ? "linked" : "editor"),
  }),
  createEditor(byId("editor"), {
    edit: edits.edit,
    showMatrix: (matrix) => store.set({ matrix }),
    undo: edits.undo,
    redo: edits.redo,
    reset: () => void choose(store.get().preset ?? first.preset ?? "lecture"),
    close: () => show("linked"),
  }),
  createQuiz(byId("quiz"), {
    answer: (answer) => store.set({ answer }),
    showWhy() {
      moves.seek(firstError(store.get().trace.steps) + 1, 0);
      moves.toggle();
    },
    flip: () => edits.edit(flipped),
  }),
  ...(embedded ? [createFull(byId("transport"), first.root, first.kept)] : [createAddress(first.kept, { travel: edits.travelTo })]),
];
const graphGrips = {
  ...grips,
  openWeight: (/** @type {{layer: number, i: number, j: number}} */ { layer, i, j }) => grips.open({ kind: "weight", layer, i, j }),
  openUnit: (/** @type {{layer: number, unit: number}} */ { layer, unit }) => grips.open({ kind: "unit", layer, unit }),
};
// What a course page sets of its frame is no choice of the reader's.
if (!embedded) store.subscribe(keepSettings);
const { secret } = begin(first.lock ? {} : graphGrips, views, (state, still) => {
  handles?.render(state, still);
  popover.render(state, still);
});
const page = {
  store,
  moves,
  edits,
  load: (/** @type {string} */ query, /** @type {AbortSignal} */ signal) =>
    loadQuery(fetch, query, store.get().trace.granularity, signal),
};
loadLater({ ...first, secret }, page, (address) => readFile(fetch, address));
byId("app").dataset["ready"] = "true";
