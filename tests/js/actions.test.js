import assert from "node:assert/strict";
import test from "node:test";
import { answered, createEdits, refused } from "../../static/js/model/actions.js";
import { setExample } from "../../static/js/model/edits.js";
import { EMPTY } from "../../static/js/model/history.js";
import { createStore } from "../../static/js/model/store.js";
import { traceNamed } from "./traces.js";

const TRACE = traceNamed("lecture-exact-unit");

/** A store, its edits, and what has been asked; `answer` answers the newest question. */
function page() {
  const store = createStore(
    /** @type {any} */ ({
      trace: TRACE,
      place: { step: 3, tau: 1, run: "paused", rested: 0, intro: null },
      wanted: null,
      refused: null,
      refusal: null,
      trouble: null,
      preset: "lecture",
      lecture: true,
      popover: null,
      history: EMPTY,
    }),
  );
  /** @type {any[]} */
  const asked = [];
  const edits = createEdits(store, (wanted) => asked.push(wanted));
  const answer = () => {
    const question = asked.at(-1);
    const trace = { ...TRACE, problem: question.problem, granularity: question.granularity };
    store.set(answered(store.get(), question, /** @type {any} */ (trace)));
  };
  const x = (/** @type {number} */ value) => edits.edit((p) => setExample(p, "x", 1, value));
  const asks = () => asked.at(-1)?.problem.x[0];
  return { store, edits, asked, answer, x, asks };
}

test("undo goes back edit by edit, answered or not", () => {
  const { edits, answer, x, asks, store } = page();
  x(1);
  answer();
  x(2);
  x(3); // neither has been answered
  edits.undo();
  assert.equal(asks(), 2);
  edits.undo();
  assert.equal(asks(), 1);
  edits.redo();
  assert.equal(asks(), 2);
  edits.undo();
  edits.undo();
  assert.equal(asks(), 0.5);
  answer();
  assert.equal(store.get().history.past.length, 0);
  assert.equal(store.get().history.future.length, 3);
});

test("another view of a pending edit is still that edit", () => {
  const { edits, answer, x, asks, store } = page();
  x(9);
  edits.setRule("intuition");
  edits.setGranularity("layer");
  answer();
  assert.deepEqual([asks(), store.get().trace.problem.rule], [9, "intuition"]);
  assert.equal(store.get().history.past.length, 1);
  edits.undo();
  assert.equal(asks(), 0.5);
});

test("a view by itself is no entry of history", () => {
  const { edits, answer, store } = page();
  edits.setRule("intuition");
  answer();
  assert.deepEqual(store.get().history, EMPTY);
});

test("a preset can be undone, and what one gesture changes is one entry", () => {
  const { edits, answer, asks, store } = page();
  edits.load(/** @type {any} */ ({ name: "other", problem: { ...TRACE.problem, x: [7, 7] } }));
  answer();
  assert.equal(store.get().preset, "other");
  for (const value of [7.1, 7.2, 7.3]) edits.edit((p) => setExample(p, "x", 1, value), "drag 1");
  answer();
  edits.undo();
  assert.equal(asks(), 7);
  edits.undo();
  assert.equal(asks(), 0.5);
});

test("what a preset is there to show goes with it, but for the lecture's", () => {
  const { edits, answer, x, store } = page();
  const problem = { ...TRACE.problem, x: [7, 7] };
  edits.load(/** @type {any} */ ({ name: "wide", problem, lecture: false, sentence: "It is wide." }));
  answer();
  assert.equal(store.get().about, "It is wide.");
  x(3);
  answer();
  assert.equal(store.get().about, null);
  edits.undo();
  answer();
  assert.equal(store.get().about, "It is wide.");
  edits.load(/** @type {any} */ ({ name: "quiz", problem: TRACE.problem, lecture: true, sentence: "Which?" }));
  answer();
  assert.equal(store.get().about, null);
  edits.travelTo({ problem, preset: "wide", about: "It is wide.", lecture: false });
  answer();
  assert.equal(store.get().about, "It is wide.");
});

test("what is undone to a preset is that preset again", () => {
  const { edits, answer, x, store } = page();
  x(1);
  answer();
  assert.equal(store.get().preset, null);
  edits.undo();
  answer();
  assert.equal(store.get().preset, "lecture");
  edits.redo();
  answer();
  assert.equal(store.get().preset, null);
});

test("the lecture's errata come and go with the network that they belong to", () => {
  const { edits, answer, x, store } = page();
  const known = () => [store.get().preset, store.get().lecture];
  x(1);
  answer();
  assert.deepEqual(known(), [null, true], "edited, it is still the lecture's");
  const stop = { problem: store.get().trace.problem, preset: null, lecture: true };
  const other = { ...TRACE.problem, layers: [2, 1], x: [7, 7] };
  edits.load(/** @type {any} */ ({ name: "other", lecture: false, problem: other }));
  answer();
  assert.deepEqual(known(), ["other", false]);
  edits.travelTo(stop);
  answer();
  assert.deepEqual(known(), [null, true], "the browser's way back");
  edits.travelTo({ problem: other, preset: "other", lecture: false });
  answer();
  assert.deepEqual(known(), ["other", false], "and forward");
  edits.undo();
  answer();
  assert.deepEqual(known(), [null, true], "undone");
  edits.edit((problem) => ({ ...problem, layers: [2, 1] }));
  answer();
  assert.deepEqual(known(), [null, false], "of other layers it is no more");
});

test("what is taken hold of in the graph starts from what the graph shows", () => {
  const { edits, asked, x, store } = page();
  x(2e6);
  const trouble = { detail: "x[0] must be at most 1000000.", errors: [], gone: false };
  store.set(refused(store.get(), asked.at(-1), trouble));
  edits.editShown((p) => setExample(p, "x", 2, 4), "drag 1");
  assert.deepEqual(asked.at(-1).problem.x, [0.5, 4]);
  assert.equal(store.get().refused, null);
  edits.forget("drag 1");
  assert.deepEqual(asked.at(-1).problem.x, [0.5, 1]);
  assert.deepEqual(asked.at(-1).history, EMPTY);
});

test("a refused draft stays to be put right, and undo forgets it", () => {
  const { edits, answer, asked, x, asks, store } = page();
  x(2e6);
  const trouble = { detail: "x[0] must be at most 1000000.", errors: [], gone: false };
  store.set(refused(store.get(), asked.at(-1), trouble));
  assert.equal(store.get().refused?.x[0], 2e6);
  edits.edit((p) => setExample(p, "x", 2, 4));
  assert.deepEqual(asked.at(-1).problem.x, [2e6, 4], "the other field is put right on the same draft");
  store.set(refused(store.get(), asked.at(-1), trouble));
  edits.setRule("intuition");
  answer();
  assert.equal(store.get().refused?.x[0], 2e6, "another view takes nothing away");
  // The server goes away while another view is asked for, and comes back.
  edits.setRule("exact");
  store.set(refused(store.get(), asked.at(-1), { detail: "gone", errors: [], gone: true }));
  assert.equal(store.get().trouble?.gone, true);
  answer();
  assert.equal(store.get().trouble?.detail, trouble.detail, "what was refused is said again");
  const count = asked.length;
  edits.undo();
  assert.deepEqual([store.get().refused, store.get().trouble, asked.length], [null, null, count]);
  assert.equal(asks(), 0.5);
});
