import assert from "node:assert/strict";
import test from "node:test";
import { THRESHOLD, directionOf, gaugeValue, scrubFrom, scrubbed, stepOf } from "../../static/js/model/drag.js";
import { movedTo, numberAt, pathOf, typedAt } from "../../static/js/model/grips.js";
import { EMPTY, forget, remember, undo } from "../../static/js/model/history.js";
import { moveTarget } from "../../static/js/model/targets.js";
import { traceNamed } from "./traces.js";

const plain = { shiftKey: false, altKey: false };
const shift = { shiftKey: true, altKey: false };
const alt = { shiftKey: false, altKey: true };

test("one pixel is 0.01, ten times that with Shift and a tenth with Alt", () => {
  const from = (/** @type {import("../../static/js/model/drag.js").Modifiers} */ keys) => scrubFrom(-0.9, 100, keys);
  assert.equal(scrubbed(from(plain), 150, plain).value, -0.4);
  assert.equal(scrubbed(from(plain), 97, plain).value, -0.93);
  assert.equal(scrubbed(from(shift), 150, shift).value, 4.1);
  assert.equal(scrubbed(from(alt), 150, alt).value, -0.85);
  assert.deepEqual([plain, shift, alt].map(stepOf), [0.1, 1, 0.01]);
});

test("a key pressed in the middle of a drag goes on from the number there is", () => {
  let scrub = scrubbed(scrubFrom(1, 0, plain), 20, plain);
  assert.equal(scrub.value, 1.2);
  scrub = scrubbed(scrub, 30, shift);
  assert.equal(scrub.value, 1.2);
  scrub = scrubbed(scrub, 40, shift);
  assert.equal(scrub.value, 2.2);
  scrub = scrubbed(scrub, 40, plain);
  assert.equal(scrubbed(scrub, 45, plain).value, 2.25);
});

test("a press is a click until it has moved far enough, and upright only where that means something", () => {
  assert.equal(directionOf(THRESHOLD - 1, 0, true), null);
  assert.equal(directionOf(-THRESHOLD, 1, true), "sideways");
  assert.equal(directionOf(1, 40, false), null);
  assert.equal(directionOf(1, 40, true), "upright");
});

test("the gauge snaps at both ends and goes on beyond them", () => {
  const gauge = { top: 100, bottom: 200, low: 0, high: 1 };
  assert.equal(gaugeValue(gauge, 150), 0.5);
  assert.equal(gaugeValue(gauge, 102), 1);
  assert.equal(gaugeValue(gauge, 198), 0);
  assert.equal(gaugeValue(gauge, 50), 1.5);
  assert.ok(!Object.is(gaugeValue(gauge, 200.2), -0));
});

test("a target dragged stays one that cross-entropy can take", () => {
  const { problem } = traceNamed("lecture-exact-unit");
  assert.deepEqual(moveTarget(problem, 1, 1.7).y, [1]);
  assert.deepEqual(moveTarget(problem, 1, -2).y, [0]);
  const free = /** @type {const} */ ({ ...problem, loss: "squared_error" });
  assert.deepEqual(moveTarget(free, 1, 1.7).y, [1.7]);
});

test("beside softmax the other targets share what is left", () => {
  const problem = { ...traceNamed("softmax-exact-unit").problem, y: [0.5, 0.3, 0.2] };
  for (const [k, value] of [[1, 0.1], [3, 0.77], [2, 1], [2, 0]]) {
    const { y } = moveTarget(problem, k ?? 1, value ?? 0);
    assert.equal(y[(k ?? 1) - 1], value);
    assert.ok(Math.abs(y.reduce((sum, v) => sum + v, 0) - 1) < 1e-9, String(y));
    assert.ok(y.every((v) => v >= 0 && v <= 1));
  }
  assert.deepEqual(moveTarget({ ...problem, y: [1, 0, 0] }, 1, 0.5).y, [0.5, 0.25, 0.25]);
});

test("what a grip names is read and changed by the same name", () => {
  const { problem } = traceNamed("lecture-exact-unit");
  for (const grip of /** @type {import("../../static/js/types/state.js").Popover[]} */ ([
    { kind: "weight", layer: 2, i: 1, j: 2 },
    { kind: "unit", layer: 1, unit: 2 },
    { kind: "target", unit: 1 },
  ])) {
    assert.equal(numberAt(typedAt(problem, grip, 0.25), grip), 0.25);
    assert.equal(numberAt(movedTo(problem, grip, 0.25), grip), 0.25);
    const path = pathOf(grip).split(/[[\].]+/).filter(Boolean);
    const found = path.reduce((/** @type {any} */ at, name) => at[name], problem);
    assert.equal(found, numberAt(problem, grip));
  }
  assert.equal(numberAt(problem, { kind: "unit", layer: 2, unit: 1 }), null);
});

test("what one gesture changes is undone at once", () => {
  const { problem } = traceNamed("lecture-exact-unit");
  const at = (/** @type {number} */ v) => ({ problem: { ...problem, seed: v }, preset: null, lecture: true });
  let history = remember(EMPTY, at(0));
  history = remember(history, at(1), "drag");
  history = remember(history, at(2), "drag");
  history = remember(history, at(3), "drag");
  assert.deepEqual(history.past.map((entry) => entry.problem.seed), [0, 1]);
  const back = undo(history, at(4));
  assert.equal(back?.problem.seed, 1);
  history = remember(/** @type {any} */ (back).history, at(1), "drag");
  assert.equal(history.past.length, 2);
  assert.equal(remember(history, at(5)).past.length, 3);
});

test("a gesture that is given up has never been, and what could be redone still can", () => {
  const { problem } = traceNamed("lecture-exact-unit");
  const at = (/** @type {number} */ v) => ({ problem: { ...problem, seed: v }, preset: v ? null : "lecture", lecture: true });
  const first = remember(EMPTY, at(0));
  const back = /** @type {any} */ (undo(first, at(1)));
  const dragged = remember(remember(back.history, at(0), "drag"), at(2), "drag");
  assert.equal(dragged.future.length, 0);
  assert.equal(forget(dragged, "another"), null);
  const found = /** @type {any} */ (forget(dragged, "drag"));
  assert.deepEqual([found.problem.seed, found.preset], [0, "lecture"]);
  assert.deepEqual(found.history, back.history);
  assert.equal(forget(found.history, "drag"), null);
});
