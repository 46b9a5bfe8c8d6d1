import assert from "node:assert/strict";
import { test } from "node:test";

import { overlap, touches } from "../../static/js/model/geometry.js";
import { sceneOf } from "../../static/js/model/scene.js";
import { STAGES, TAUS, traceNamed, traces } from "./traces.js";

/** @typedef {import("../../static/js/types/scene.js").Text} Text */

const VIEW = { width: 1044, height: 552, reducedMotion: false };
const FINE = Array.from({ length: 201 }, (_, index) => index / 200);

test("backward every dot moves left, forward right, never back, and ends on the other side", () => {
  for (const [name, trace] of traces) {
    for (const [width, height] of [STAGES[0], STAGES[8]].map((stage) => stage ?? [0, 0])) {
      for (const [index, step] of trace.steps.entries()) {
        if (step.kind === "gradient") continue;
        /** @type {Map<string, number[]>} */
        const ways = new Map();
        for (const tau of FINE) {
          for (const { key, x } of sceneOf(trace, index, tau, { ...VIEW, width, height }).dots) {
            ways.set(key, [...(ways.get(key) ?? []), x]);
          }
        }
        const direction = step.phase === "forward" ? 1 : -1;
        for (const [key, xs] of ways) {
          const where = `${key} in step ${index + 1} of ${name}`;
          xs.slice(1).forEach((x, at) => {
            assert.ok(direction * (x - (xs[at] ?? 0)) >= -1e-9, where);
          });
          assert.ok(direction * ((xs[xs.length - 1] ?? 0) - (xs[0] ?? 0)) > 10, where);
        }
      }
    }
  }
});

test("a dot carries δ up to the gate and Θδ behind it", () => {
  const trace = traceNamed("lecture-exact-unit");
  const index = trace.steps.findIndex((step) => step.kind === "weighted_delta" && step.layer === 3);
  const values = FINE.flatMap((tau) => sceneOf(trace, index, tau, VIEW).dots.map((dot) => dot.value));
  const [term] = trace.steps[index]?.terms ?? [];
  assert.ok(term && "signal" in term);
  assert.deepEqual([...new Set(values)], [term.signal, term.product]);
});

test("the dots of a gradient come from both sides and meet", () => {
  const trace = traceNamed("lecture-exact-unit");
  const index = trace.steps.findIndex(({ kind }) => kind === "gradient");
  const at = (/** @type {number} */ tau) =>
    new Map(sceneOf(trace, index, tau, VIEW).dots.map((dot) => [dot.key, dot.x]));
  const apart = [0.05, 0.2, 0.35, 0.499].map((tau) => {
    const dots = at(tau);
    return (dots.get("T3-1-1:d") ?? 0) - (dots.get("T3-1-1:a") ?? 0);
  });
  apart.slice(1).forEach((distance, place) => assert.ok(distance < (apart[place] ?? 0)));
  assert.ok(Math.abs(apart[3] ?? 99) < 2);
});

test("with reduced motion nothing moves and every step is at its end", () => {
  const trace = traceNamed("lecture-exact-unit");
  const still = { ...VIEW, reducedMotion: true };
  for (const index of trace.steps.keys()) {
    const scene = sceneOf(trace, index, 0.3, still);
    assert.deepEqual(scene.dots, []);
    assert.deepEqual(scene, { ...sceneOf(trace, index, 1, VIEW), dots: [] });
  }
});

test("the still part is the same object until something becomes known", () => {
  const trace = traceNamed("lecture-exact-unit");
  const index = trace.steps.findIndex((step) => step.kind === "weighted_delta" && step.layer === 2);
  const stills = new Set(FINE.map((tau) => sceneOf(trace, index, tau, VIEW).still));
  assert.equal(stills.size, 5, "nothing, first chip, second chip, first sum, second sum");
});

test("the order in which instants are asked for changes nothing", () => {
  const trace = traceNamed("lecture-exact-unit");
  const other = traceNamed("softmax-exact-layer");
  const once = sceneOf(trace, 19, 0.55, VIEW);
  sceneOf(other, 5, 0.2, VIEW);
  sceneOf(trace, 3, 1, { ...VIEW, width: 390, height: 318 });
  assert.deepEqual(sceneOf(trace, 19, 0.55, VIEW), once);
});

test("no coordinate is ever NaN or infinite", () => {
  /** @param {unknown} value @param {string} where */
  const check = (value, where) => {
    if (typeof value === "number") assert.ok(Number.isFinite(value), where);
    else if (typeof value === "string") assert.ok(!/NaN|Infinity|undefined/.test(value), where);
    else if (value && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) check(inner, `${where}.${key}`);
    }
  };
  for (const [name, trace] of traces) {
    for (const [width, height] of STAGES) {
      for (const index of trace.steps.keys()) {
        for (const tau of [0.45, 0.7]) {
          check(sceneOf(trace, index, tau, { ...VIEW, width, height }), `${name} ${index}`);
        }
      }
    }
  }
});

/** @param {Text} text a rough box: Inter's digits are 0.6 em wide */
function span({ x, anchor, size, runs }) {
  const width = 0.55 * size * runs.reduce((sum, run) => sum + run.text.length, 0);
  const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return [from, from + width];
}

test("nothing is drawn outside the stage", () => {
  for (const [name, trace] of traces) {
    for (const [width, height] of STAGES) {
      for (const index of trace.steps.keys()) {
        const { still, dots } = sceneOf(trace, index, 0.6, { ...VIEW, width, height });
        const where = `${name}, step ${index + 1} in ${width} × ${height}`;
        for (const box of [...still.chips, ...still.pills, ...still.labels]) {
          assert.ok(box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= width, where);
          assert.ok(box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= height, where);
        }
        for (const { x, y } of dots) assert.ok(x > 0 && x < width && y > 0 && y < height, where);
        const lines = [
          ...still.texts,
          ...still.headers.flatMap((header) => header.texts),
          ...still.units.flatMap((unit) => unit.texts),
        ];
        for (const line of lines) {
          const [from = 0, to = 0] = span(line);
          assert.ok(from >= -1 && to <= width + 1, `${line.key}, ${where}: ${from} ${to}`);
          assert.ok(line.y > 6 && line.y <= height, `${line.key}, ${where}: y ${line.y}`);
        }
      }
    }
  }
});

test("in the lecture network no chip touches a unit or another chip", () => {
  for (const [name, trace] of traces) {
    if (!name.startsWith("lecture")) continue;
    for (const index of trace.steps.keys()) {
      for (const tau of TAUS) {
        const { chips, units } = sceneOf(trace, index, tau, VIEW).still;
        for (const [place, chip] of chips.entries()) {
          for (const unit of units) assert.ok(!touches(chip, unit.at), `${chip.key} ${unit.key}`);
          for (const other of chips.slice(0, place)) {
            assert.equal(overlap(chip, other), 0, `${chip.key} ${other.key} in step ${index + 1}`);
          }
        }
      }
    }
  }
});

test("while errors travel back the rule under Θ is an arrow to the left, forward to the right", () => {
  const trace = traceNamed("lecture-exact-unit");
  for (const [index, step] of trace.steps.entries()) {
    const used = sceneOf(trace, index, 0.5, VIEW).still.links.filter(({ state }) => state !== "idle");
    if (step.kind === "weighted_delta" || step.kind === "delta") {
      assert.deepEqual(used.map(({ layer, state }) => [layer, state]), [[step.layer, "backward"]]);
    } else if (step.kind === "weighted_sum" || step.kind === "activation") {
      assert.deepEqual(used.map(({ layer, state }) => [layer, state]), [[step.layer - 1, "forward"]]);
    }
  }
});

test("exactly the edges of the step are lit", () => {
  for (const trace of traces.values()) {
    for (const [index, step] of trace.steps.entries()) {
      if (!step.terms.length) continue;
      const { edges } = sceneOf(trace, index, 0.5, VIEW).still;
      const lit = edges.filter(({ state }) => state === "active").map(({ key }) => key);
      assert.deepEqual(lit.sort(), step.terms.map(({ theta }) => `T${theta.join("-")}`).sort());
    }
  }
});

test("colour is the sign of Θ, width its size, and a zero weight is drawn thin", () => {
  const trace = traceNamed("xnor-exact-unit");
  for (const edge of sceneOf(trace, 0, 1, VIEW).still.edges) {
    const weight = trace.problem.theta[edge.layer - 1]?.[edge.i - 1]?.[edge.j] ?? 0;
    assert.equal(edge.sign, weight > 0 ? "pos" : weight < 0 ? "neg" : "zero");
    assert.equal(edge.width, weight === 0 ? 1.2 : 5.5);
  }
});
