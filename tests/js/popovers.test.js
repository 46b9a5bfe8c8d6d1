import assert from "node:assert/strict";
import test from "node:test";
import { headerHandles, targetHandles } from "../../static/js/model/handles.js";
import { anchorOf, obstaclesOf, placed } from "../../static/js/model/placement.js";
import {
  factsOf, gradientOf, isSame, isThere, judged, stepOfUnit, wayOf, weightsOf,
} from "../../static/js/model/popovers.js";
import { sceneOf } from "../../static/js/model/scene.js";
import { STAGES, traceNamed, traces } from "./traces.js";

/** @typedef {import("../../static/js/types/state.js").Popover} Popover */

const lecture = traceNamed("lecture-exact-unit");
/** @param {number} step @returns {import("../../static/js/model/timeline.js").Place} */
const placeAt = (step) => ({ step, tau: 1, run: "paused", rested: 0, intro: null });
/** @param {number} width @param {number} height */
const stillIn = (width, height, trace = lecture) =>
  sceneOf(trace, Math.min(19, trace.steps.length - 1), 1, { width, height, reducedMotion: false, controls: true }).still;

test("a weight says which way it leads, and the bias is called so", () => {
  assert.equal(wayOf({ layer: 2, i: 1, j: 2 }), "from unit 2 in layer 2 to unit 1 in layer 3");
  assert.equal(wayOf({ layer: 2, i: 1, j: 0 }), "from the bias unit in layer 2 to unit 1 in layer 3");
});

test("the gradient of every weight is the trace's own, with both of its factors", () => {
  for (const [name, trace] of traces) {
    trace.gradient.forEach((matrix, m) =>
      matrix.forEach((row, r) =>
        row.forEach((value, j) => {
          const term = gradientOf(trace, { layer: m + 1, i: r + 1, j });
          assert.equal(term?.product, value, name);
          assert.equal(term?.delta, trace.delta[m + 1]?.[r], name);
        }),
      ),
    );
  }
});

test("a weight is judged by the check of the trace that is shown, or not at all", () => {
  const weight = { layer: 3, i: 1, j: 1 };
  const like = (/** @type {number} */ v) => lecture.gradient.map((m) => m.map((r) => r.map(() => v)));
  const check = {
    of: lecture, passed: true, numeric: lecture.gradient, tolerance: like(1e-9),
    largest_absolute: 0, largest_relative: 0, unreliable: [],
  };
  assert.equal(judged(check, lecture, weight)?.verdict, "agrees");
  assert.equal(judged({ ...check, numeric: like(7) }, lecture, weight)?.verdict, "differs");
  const doubt = { theta: /** @type {[number, number, number]} */ ([3, 1, 1]), reason: "a kink" };
  assert.deepEqual(judged({ ...check, unreliable: [doubt] }, lecture, weight)?.reason, "a kink");
  assert.equal(judged(check, { ...lecture }, weight), null);
  assert.equal(judged(null, lecture, weight), null);
});

test("a unit shows what is known by now and nothing more", () => {
  const known = (/** @type {number} */ step, /** @type {number} */ layer, /** @type {number} */ unit) =>
    factsOf({ trace: lecture, place: placeAt(step - 1) }, layer, unit)
      .filter((fact) => fact.known)
      .map(({ part }) => part)
      .join("");
  assert.equal(known(1, 2, 1), "");
  assert.equal(known(2, 2, 1), "zg");
  assert.equal(known(20, 2, 1), "zagsd");
  assert.equal(known(20, 2, 2), "zags");
  assert.equal(known(20, 1, 1), "a");
  assert.equal(known(20, 4, 1), "zagd");
});

test("a unit's calculation is the latest that was reached, or its first", () => {
  const { steps } = lecture;
  assert.equal(stepOfUnit(steps, 0, 3, 2), steps.findIndex((s) => s.layer === 3 && s.unit === 2));
  const reached = stepOfUnit(steps, 23, 2, 2);
  assert.equal(steps[reached ?? -1]?.kind, "delta");
  assert.equal(steps[stepOfUnit(steps, 23, 1, 2) ?? -1]?.kind, "input");
  assert.equal(stepOfUnit(steps, 23, 9, 1), null);
});

test("weights of a unit are those into it, of an input or a bias those out of it", () => {
  const { theta } = lecture.problem;
  assert.deepEqual(weightsOf(lecture.problem, 3, 2).map(({ value }) => value), theta[1]?.[1]);
  assert.deepEqual(weightsOf(lecture.problem, 1, 2).map(({ value }) => value), theta[0]?.map((row) => row[2]));
  assert.deepEqual(weightsOf(lecture.problem, 2, 0).map(({ i }) => i), [1, 2]);
});

test("what is gone from the network is not there", () => {
  const small = { layers: [2, 1, 1] };
  assert.ok(isThere({ kind: "weight", layer: 1, i: 1, j: 2 }, small));
  assert.ok(!isThere({ kind: "weight", layer: 1, i: 2, j: 0 }, small));
  assert.ok(!isThere({ kind: "weight", layer: 3, i: 1, j: 0 }, small));
  assert.ok(isThere({ kind: "unit", layer: 2, unit: 0 }, small));
  assert.ok(!isThere({ kind: "unit", layer: 3, unit: 0 }, small));
  assert.ok(!isThere({ kind: "target", unit: 2 }, small));
  assert.ok(isSame({ kind: "target", unit: 1 }, { kind: "target", unit: 1 }));
  assert.ok(!isSame({ kind: "target", unit: 1 }, null));
});

/**
 * How much of a is under b, 0 … 1.
 * @param {import("../../static/js/model/placement.js").Rect} a
 * @param {import("../../static/js/model/placement.js").Rect} b
 */
function hidden(a, b) {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return (Math.max(0, width) * Math.max(0, height)) / (a.width * a.height);
}
/** @param {import("../../static/js/model/placement.js").Rect} a @param {import("../../static/js/model/placement.js").Rect} b */
const meet = (a, b) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

test("a popover is within the window, and leaves what it is about and the output in view", () => {
  for (const [width, height] of STAGES) {
    if (width < 768) continue;
    const still = stillIn(width, height);
    const stage = { left: 0, top: 56, width, height };
    const room = { width, height: height + 400 };
    for (const popover of /** @type {Popover[]} */ ([
      { kind: "weight", layer: 1, i: 1, j: 2 },
      { kind: "weight", layer: 2, i: 2, j: 0 },
      { kind: "weight", layer: 3, i: 1, j: 1 },
      { kind: "unit", layer: 2, unit: 2 },
      { kind: "target", unit: 1 },
    ])) {
      const size = { weight: { width: 312, height: 244 }, unit: { width: 232, height: 310 }, target: { width: 232, height: 140 } }[popover.kind];
      const down = (/** @type {import("../../static/js/model/placement.js").Rect} */ r) => ({ ...r, top: r.top + 56 });
      const anchor = down(/** @type {any} */ (anchorOf(popover, still)));
      const state = { trace: lecture, place: placeAt(19) };
      const obstacles = obstaclesOf(popover, still, state).map(({ rect, weight }) => ({ rect: down(rect), weight }));
      const box = { ...placed(size, anchor, obstacles, stage, room), ...size };
      const what = `${width} ${JSON.stringify(popover)} ${JSON.stringify(box)}`;
      assert.ok(box.left >= 0 && box.top >= 0, what);
      assert.ok(box.left + box.width <= room.width && box.top + box.height <= room.height, what);
      assert.ok(hidden(anchor, box) < 0.1, what);
      if (width >= 928) {
        for (const { rect } of obstacles.filter(({ weight }) => weight === 3)) assert.ok(hidden(rect, box) < 0.1, what);
      }
    }
  }
});

test("a window smaller than the popover still shows its beginning", () => {
  const stage = { left: 0, top: 0, width: 300, height: 200 };
  const at = placed({ width: 312, height: 244 }, { left: 10, top: 10, width: 20, height: 20 }, [], stage, stage);
  assert.deepEqual(at, { left: 8, top: 8 });
});

test("headers have − and + where there is room, and never in a network too large to edit", () => {
  const wide = headerHandles(lecture, lecture.problem, stillIn(1044, 552));
  assert.deepEqual(wide.map(({ steppers }) => steppers !== null), [true, true, true, true]);
  assert.deepEqual(wide.map(({ menu }) => menu), [
    null, "2 hidden · sigmoid", "2 hidden · sigmoid", "1 output · sigmoid",
  ]);
  assert.equal(wide[3]?.canLess, false);
  const tight = headerHandles(lecture, lecture.problem, stillIn(760, 314));
  assert.ok(tight.every(({ steppers }) => steppers === null));
  assert.deepEqual(headerHandles(lecture, lecture.problem, stillIn(390, 318)), []);
  const large = { ...lecture.problem, layers: [2, 13, 2, 1] };
  assert.deepEqual(headerHandles(lecture, large, stillIn(1044, 552)), []);
});

test("no two buttons of the headers share a pixel", () => {
  for (const trace of traces.values()) {
    for (const [width, height] of STAGES) {
      const handles = headerHandles(trace, trace.problem, stillIn(width, height, trace));
      handles.slice(1).forEach((right, index) => {
        const left = handles[index];
        const end = Math.max((left?.steppers?.more ?? 0) + 12, (left?.x ?? 0) + (left?.width ?? 0) / 2);
        const start = Math.min((right.steppers?.less ?? Infinity) - 12, right.x - right.width / 2);
        assert.ok(end <= start, `${width}`);
      });
      for (const { steppers } of handles) if (steppers) assert.ok(steppers.less >= 12);
    }
  }
});

test("every target that is drawn can be taken hold of, and no two overlap", () => {
  for (const [name, trace] of traces) {
    for (const [width, height] of STAGES) {
      const still = stillIn(width, height, trace);
      const handles = targetHandles(still);
      if (width >= 560) assert.equal(handles.length, trace.problem.y.length, name);
      handles.forEach((one, index) => {
        assert.ok(one.left >= 0 && one.left + one.width <= width, `${name} ${width}`);
        for (const other of handles.slice(index + 1)) {
          assert.ok(!meet({ ...one, height: one.height - 0.01 }, other), `${name} ${width}`);
        }
      });
    }
  }
});
