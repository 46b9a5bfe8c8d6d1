import assert from "node:assert/strict";
import { test } from "node:test";

import { HEIGHT, WIDTH, drawingOf } from "../../static/js/model/drawing.js";
import { slopeShown } from "../../static/js/model/drawing-slope.js";
import { arrowPath, grown, landed } from "../../static/js/model/drawing-walk.js";
import { formatValue } from "../../static/js/model/format.js";
import { TAUS, traceNamed, traces } from "./traces.js";

/** @typedef {import("../../static/js/model/drawing-walk.js").Walk} Walk */
/** @typedef {import("../../static/js/model/drawing-slope.js").SlopePlot} SlopePlot */
/** @typedef {import("../../static/js/types/answer.js").SumTerm} SumTerm */

/** Every drawing of every fixture, with its step. */
const all = [...traces].flatMap(([name, trace]) =>
  trace.steps.map((step, index) => ({ name, trace, step, drawing: drawingOf(trace, index) })),
);

/** @param {string} name @param {number} step @returns {Walk} */
function walkAt(name, step) {
  const drawing = drawingOf(traceNamed(name), step - 1);
  assert.equal(drawing?.is, "walk");
  return /** @type {Walk} */ (drawing);
}

/** @param {string} name @param {number} step @returns {SlopePlot} */
function plotAt(name, step) {
  const drawing = drawingOf(traceNamed(name), step - 1);
  assert.equal(drawing?.is, "slope");
  return /** @type {SlopePlot} */ (drawing);
}

test("sums of a unit are walked, gates of a unit plotted, and nothing else is drawn", () => {
  for (const { name, trace, step, drawing } of all) {
    const sum = step.kind === "weighted_sum" || step.kind === "weighted_delta";
    const most = step.kind === "weighted_sum" ? 5 : 4;
    const softmax = trace.problem.activations[step.layer - 2] === "softmax";
    const gate = (step.kind === "activation" || step.kind === "delta") && !softmax;
    const alone = step.unit !== null;
    const expected = alone && sum && step.terms.length <= most ? "walk" : alone && gate ? "slope" : undefined;
    assert.equal(drawing?.is, expected, `${name} ${step.step}`);
  }
});

test("a long sum is not walked", () => {
  const trace = structuredClone(traceNamed("lecture-exact-unit"));
  const step = /** @type {{terms: unknown[]}} */ (trace.steps[19]);
  step.terms = Array.from({ length: 5 }, () => step.terms[0]);
  assert.equal(drawingOf(trace, 19), null);
});

test("arrows stand in proportion to the partial sums of the trace, each where the last one ended", () => {
  for (const { step, drawing } of all) {
    if (drawing?.is !== "walk") continue;
    const terms = /** @type {SumTerm[]} */ (step.terms);
    assert.equal(drawing.arrows[0]?.from, drawing.zero);
    drawing.arrows.forEach((arrow, k) => {
      if (k > 0) assert.equal(arrow.from, drawing.arrows[k - 1]?.to);
      assert.equal(drawing.stops[k]?.x, arrow.to);
      assert.equal(drawing.stops[k]?.text, formatValue(terms[k]?.partial ?? NaN));
    });
    const ratios = drawing.arrows
      .map((arrow, k) => (arrow.to - drawing.zero) / (terms[k]?.partial ?? NaN))
      .filter(Number.isFinite);
    for (const ratio of ratios) assert.ok(Math.abs(ratio / (ratios[0] ?? 1) - 1) < 1e-9);
  }
});

test("everything stays within the picture, the number at the end of the bar too", () => {
  for (const { drawing } of all) {
    if (drawing?.is === "walk") {
      assert.ok(drawing.bottom + 13 <= HEIGHT && drawing.top >= 0);
      for (const { x, text, anchor } of drawing.stops) {
        const width = 7 + 7.2 * text.length;
        assert.ok(anchor === "end" ? x - width >= -2 : x + width <= WIDTH + 2, `${x} ${text}`);
      }
    } else if (drawing) {
      assert.ok(drawing.ring.x >= 8 && drawing.ring.x <= WIDTH - 8);
      assert.ok(drawing.ring.y >= 0 && drawing.ring.y <= 70);
    }
  }
});

test("a sum that never leaves zero stands in the middle, with a mark for each term", () => {
  const trace = structuredClone(traceNamed("lecture-exact-unit"));
  const { terms } = /** @type {{terms: SumTerm[]}} */ (trace.steps[17]);
  for (const term of terms) Object.assign(term, { weight: 0, product: 0, partial: 0 });
  const walk = /** @type {Walk} */ (drawingOf(trace, 17));
  assert.equal(walk.zero, WIDTH / 2);
  assert.deepEqual(walk.stops.map((stop) => stop.text), ["0.000", "0.000"]);
  for (const arrow of walk.arrows) assert.match(arrowPath(arrow, 1), /^M/);
});

test("numbers as large as floats go do not overflow", () => {
  const trace = structuredClone(traceNamed("lecture-exact-unit"));
  const { terms } = /** @type {{terms: SumTerm[]}} */ (trace.steps[19]);
  Object.assign(/** @type {SumTerm} */ (terms[0]), { product: 1.7e308, partial: 1.7e308 });
  Object.assign(/** @type {SumTerm} */ (terms[1]), { product: -1.7e308, partial: -1.7e308 });
  const walk = /** @type {Walk} */ (drawingOf(trace, 19));
  for (const { from, to } of walk.arrows) assert.ok(Number.isFinite(from) && Number.isFinite(to));
});

test("an arrow is whole before its term lands, and only then is the sum said", () => {
  const walk = walkAt("lecture-exact-unit", 20);
  assert.equal(landed(walk, 0), 0);
  for (const tau of TAUS) {
    const count = landed(walk, tau);
    for (let k = 0; k < count; k += 1) assert.equal(grown(walk, k, tau), 1);
    if (grown(walk, 1, tau) > 0) assert.equal(grown(walk, 0, tau), 1, "one after the other");
  }
  assert.equal(landed(walk, 1), 2);
  assert.equal(arrowPath(walk.arrows[0] ?? { key: "", from: 0, to: 0, y: 0, sign: "pos" }, 0), "");
});

test("the ring is where z and a are, on the curve, whatever z", () => {
  for (const { name, trace, step, drawing } of all) {
    if (drawing?.is !== "slope") continue;
    const points = drawing.curve.slice(1).split("L").map((pair) => pair.split(",").map(Number));
    const near = points.filter(([x]) => Math.abs((x ?? 0) - drawing.ring.x) < 0.006);
    assert.ok(near.some(([, y]) => Math.abs((y ?? 0) - drawing.ring.y) < 0.006), `${name} ${step.step}`);
    const z = trace.z[step.layer - 1]?.[(step.unit ?? 1) - 1] ?? NaN;
    assert.equal(Math.sign(Math.round(drawing.ring.x - drawing.frame.zeroX)), Math.sign(Math.round(z * 20)), "side of 0");
  }
});

test("a unit far out widens the axis", () => {
  const ends = (/** @type {SlopePlot} */ plot) => plot.ticks.map((tick) => tick.text);
  assert.deepEqual(ends(plotAt("lecture-exact-unit", 5)), ["\u22125", "0", "5"]);
  const wide = all.find(({ name, drawing }) => name === "xnor-exact-unit" && drawing?.is === "slope");
  assert.notDeepEqual(ends(/** @type {SlopePlot} */ (wide?.drawing)), ["\u22125", "0", "5"]);
});

test("a gate says its slope and lays the tangent along the curve; an activation says a", () => {
  const gate = plotAt("lecture-exact-unit", 21);
  assert.equal(gate.caption, "slope g\u2032(z) = 0.192");
  const { dx, dy } = gate.tangent ?? { dx: 1, dy: 0 };
  const [x1, x0] = [gate.ticks[2]?.x ?? 0, gate.ticks[1]?.x ?? 0];
  const perZ = (x1 - x0) / 5;
  const perA = gate.frame.bottom - gate.frame.top;
  assert.ok(Math.abs((-dy / perA) / (dx / perZ) - 0.1920274479238236) < 1e-12);
  const on = plotAt("lecture-exact-unit", 5);
  assert.equal(on.tangent, null);
  assert.equal(on.caption, "g(1.050) = 0.741");
});

test("what an activation brings is not shown before it is known", () => {
  const on = plotAt("lecture-exact-unit", 5);
  assert.equal(slopeShown(on, 0.4).ring, 0);
  assert.equal(slopeShown(on, 1).ring, 1);
  assert.equal(slopeShown(plotAt("lecture-exact-unit", 21), 0).ring, 1);
});

test("under the intuition the slope is said to be left out", () => {
  const plot = plotAt("lecture-intuition-unit", 21);
  assert.ok(plot.struck);
  assert.equal(plot.caption, "slope g\u2032(z) = 0.192, left out");
});
