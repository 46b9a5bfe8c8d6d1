import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { layoutOf } from "../../static/js/model/layout.js";
import { sceneOf } from "../../static/js/model/scene.js";
import { STAGES, TAUS, traceNamed, traces } from "./traces.js";
import { truthOf } from "./truth.js";

/** @typedef {import("../../static/js/types/scene.js").Scene} Scene */
/** @typedef {import("../../static/js/types/scene.js").Run} Run */
/** @typedef {import("../../static/js/types/scene.js").Text} Text */

const FULL = { width: 1044, height: 552, reducedMotion: false };
const PHONE = { width: 390, height: 318, reducedMotion: false };

/** @param {Scene} scene @returns {Text[]} */
const texts = ({ still }) => [
  ...still.units.flatMap((unit) => unit.texts),
  ...still.labels.map((label) => label.text),
  ...still.chips.flatMap((chip) => chip.texts),
  ...still.pills.flatMap((pill) => pill.texts),
  ...still.texts,
];

test("of the gradients of a gap all are shown or none, each on its own edge and off every other", () => {
  for (const [name, trace] of traces) {
    for (const [width, height] of STAGES) {
      const { edges, lod } = layoutOf(trace.problem.layers, width, height);
      for (const [index, step] of trace.steps.entries()) {
        if (step.kind !== "gradient") continue;
        const { chips } = sceneOf(trace, index, 1, { ...FULL, width, height }).still;
        const where = `${name}, step ${index + 1} at ${width} × ${height}`;
        assert.ok(chips.length === 0 || chips.length === step.terms.length, where);
        if (name.startsWith("lecture") && lod === "mid") assert.equal(chips.length, step.terms.length, where);
        for (const { key, x, y } of lod === "mid" ? chips : []) {
          /** @type {import("../../static/js/types/scene.js").EdgeLayout[]} */
          const inGap = edges.filter(({ layer }) => layer === step.layer);
          for (const edge of inGap) {
            const away = Math.abs(y - edge.y1 - ((x - edge.x1) / (edge.x2 - edge.x1)) * (edge.y2 - edge.y1));
            assert.ok(edge.key === key ? away < 0.01 : away > 3, `${key} beside ${edge.key}, ${where}`);
          }
        }
      }
    }
  }
});

test("once the gradients of a gap are known, its lit edges are theirs in sign and width, and bear no weight", () => {
  for (const [name, trace] of traces) {
    for (const [width, height] of STAGES) {
      for (const [index, step] of trace.steps.entries()) {
        if (step.kind !== "gradient") continue;
        const { edges, labels } = sceneOf(trace, index, 1, { ...FULL, width, height }).still;
        const where = `${name}, step ${index + 1} at ${width} × ${height}`;
        const lit = new Map(edges.filter(({ state }) => state === "active").map((edge) => [edge.key, edge]));
        const bySize = step.terms.toSorted((a, b) => Math.abs(a.product) - Math.abs(b.product));
        let before = 0;
        for (const { theta, product } of bySize) {
          const { sign, width: wide } = lit.get(`T${theta.join("-")}`) ?? assert.fail(where);
          assert.equal(sign, product > 0 ? "pos" : product < 0 ? "neg" : "zero", where);
          assert.ok(product === 0 || wide >= before, `${theta} in ${where}`);
          before = product === 0 ? before : wide;
        }
        assert.deepEqual(labels.filter(({ key }) => lit.has(key)), [], where);
        const weights = sceneOf(trace, index, 0, { ...FULL, width, height }).still.edges;
        for (const { sign, layer, i, j } of weights) {
          const weight = trace.problem.theta[layer - 1][i - 1][j];
          assert.equal(sign, weight > 0 ? "pos" : weight < 0 ? "neg" : "zero", "before that, edges are weights");
        }
      }
    }
  }
});

test("a unit of a phone with room for them has the three decimals of the formula, and the cost has too", () => {
  const shown = runs(sceneOf(traceNamed("lecture-exact-unit"), 17, 1, PHONE));
  const text = (/** @type {string} */ ref) => shown.find((run) => run.ref === ref)?.text;
  assert.deepEqual(["a2-1", "s2-1", "d3-1", "cost"].map(text), ["0.475", "−0.447", "−0.227", "0.867"]);
});

/** @param {Scene} scene @returns {Run[]} */
const runs = (scene) => texts(scene).flatMap((text) => text.runs);

/** @param {Scene} scene @returns {Map<string, number>} */
function named(scene) {
  const numbers = new Map();
  for (const { ref, value } of runs(scene)) {
    if (ref === undefined) continue;
    assert.ok(!numbers.has(ref), `${ref} stands once`);
    numbers.set(ref, value);
  }
  return numbers;
}

/**
 * Reads a text back and compares it with the value it stands for, to the digits it shows.
 * @param {Run} run
 */
function assertRounded({ text, value }) {
  assert.ok(value !== undefined && Number.isFinite(value));
  const plain = text.replaceAll("−", "-");
  assert.match(plain, /^-?\d+(\.\d+)?(e-?\d+)?$/);
  const [mantissa = "", exponent = "0"] = plain.split("e");
  const digits = mantissa.split(".")[1]?.length ?? 0;
  const unit = 10 ** (Number(exponent) - digits);
  assert.ok(Math.abs(Number(plain) - value) <= 0.5001 * unit, `${text} for ${value}`);
}

describe("for every trace, step and many instants", () => {
  for (const [name, trace] of traces) {
    const truth = truthOf(trace);
    for (const view of [FULL, PHONE]) {
      test(`${name} at ${view.width} px shows true values and true partial sums only`, () => {
        for (const index of trace.steps.keys()) {
          const { known, found, partial } = /** @type {(typeof truth)[number]} */ (truth[index]);
          for (const tau of TAUS) {
            const where = `step ${index + 1} at ${tau}`;
            for (const [ref, value] of named(sceneOf(trace, index, tau, view))) {
              const [, part = "", l = 0, i = 0, j = 0] =
                /^([a-zA-Z])(\d*)-?(\d*)-?(\d*)$/.exec(ref) ?? [];
              if (part === "T") {
                assert.equal(value, trace.problem.theta[+l - 1]?.[+i - 1]?.[+j], `${ref}, ${where}`);
              } else if (part === "g") {
                assert.equal(value, trace.slope[+l - 1]?.[+i - 1], `${ref}, ${where}`);
              } else if (part === "y") {
                assert.equal(value, trace.problem.y[+i - 1], `${ref}, ${where}`);
              } else {
                const allowed = [known.get(ref), found.get(ref), ...(partial.get(ref) ?? [])];
                assert.ok(allowed.includes(value), `${ref} shows ${value}, ${where}`);
              }
            }
          }
        }
      });
    }
  }
});

test("at its end a step has shown what it finds, and all that was known before", () => {
  for (const [name, trace] of traces) {
    if (sceneOf(trace, 0, 1, FULL).still.layout.lod !== "full") continue;
    for (const [index, { known, found }] of truthOf(trace).entries()) {
      const shown = named(sceneOf(trace, index, 1, FULL));
      for (const [ref, value] of [...known, ...found]) {
        const gone = ref.startsWith("D") && !found.has(ref);
        if (!gone) assert.equal(shown.get(ref), value, `${ref} in ${name}, step ${index + 1}`);
      }
    }
  }
});

test("before it begins a step shows nothing of what it finds", () => {
  for (const trace of traces.values()) {
    for (const [index, { found }] of truthOf(trace).entries()) {
      const shown = named(sceneOf(trace, index, 0, FULL));
      for (const ref of found.keys()) assert.ok(!shown.has(ref), `${ref} in step ${index + 1}`);
    }
  }
});

test("terms land one after the other, in the order of the sum", () => {
  const trace = traceNamed("lecture-exact-unit");
  for (const [index, { partial }] of truthOf(trace).entries()) {
    for (const [ref, sums] of partial) {
      /** @type {(number | undefined)[]} */
      const seen = [];
      for (let tau = 0; tau <= 1; tau += 0.002) {
        const value = named(sceneOf(trace, index, tau, FULL)).get(ref);
        if (value !== seen[seen.length - 1]) seen.push(value);
      }
      assert.deepEqual(seen, [...(seen[0] === undefined ? [undefined] : []), ...sums].slice(-seen.length));
      assert.equal(seen.filter((value) => value !== undefined).length, sums.length, ref);
    }
  }
});

test("every number is its value, rounded to the digits it shows", () => {
  for (const trace of traces.values()) {
    for (const [width, height] of STAGES) {
      for (const index of trace.steps.keys()) {
        for (const run of runs(sceneOf(trace, index, 0.7, { ...FULL, width, height }))) {
          if (run.value !== undefined) assertRounded(run);
        }
      }
    }
  }
});

test("no digits are shown that are not a number of the trace, but for +1 and × 1", () => {
  for (const trace of traces.values()) {
    for (const index of trace.steps.keys()) {
      for (const tau of [0, 0.5, 1]) {
        for (const text of texts(sceneOf(trace, index, tau, FULL))) {
          for (const run of text.runs) {
            if (!/\d/.test(run.text) || run.value !== undefined) continue;
            const rule = trace.problem.rule === "intuition" && run.text === "1";
            assert.ok(run.text === "+1" || rule, `${run.text} in ${text.key}`);
          }
        }
      }
    }
  }
});

test("the two factors and the product on a chip are those of its term", () => {
  for (const trace of traces.values()) {
    for (const [index, step] of trace.steps.entries()) {
      if (step.kind !== "weighted_sum" && step.kind !== "weighted_delta") continue;
      const terms = new Map(step.terms.map((term) => [`T${term.theta.join("-")}`, term]));
      for (const chip of sceneOf(trace, index, 0.8, FULL).still.chips) {
        const term = terms.get(chip.key);
        for (const { role, value } of chip.texts.flatMap((text) => text.runs)) {
          if (role === "chip-weight") assert.equal(value, term?.weight);
          if (role === "chip-signal") assert.equal(value, term?.signal);
          if (role === "chip-product") assert.equal(value, term?.product);
        }
      }
    }
  }
});

test("the size of an error appears with the last δ of its layer, and the ratio with both", () => {
  const trace = traceNamed("lecture-exact-unit");
  const sizes = (/** @type {number} */ index) =>
    sceneOf(trace, index, 1, FULL)
      .still.texts.filter(({ key }) => /^size\d/.test(key))
      .map(({ runs: [run] }) => run?.value);
  const first = trace.steps.findIndex(({ kind }) => kind === "output_delta");
  assert.deepEqual(sizes(first), [undefined, undefined, trace.error_size[3]]);
  assert.deepEqual(sizes(first + 2), [undefined, undefined, trace.error_size[3]]);
  assert.deepEqual(sizes(first + 4), [undefined, trace.error_size[2], trace.error_size[3]]);
  const ratio = sceneOf(trace, first + 4, 1, FULL).still.texts.find(({ key }) => key === "ratio3");
  assert.equal(ratio?.runs[1]?.text, "0.35");
});

test("the lecture's intuition multiplies by 1 and marks its errors as approximate", () => {
  const trace = traceNamed("lecture-intuition-unit");
  const index = trace.steps.findIndex((step) => step.kind === "delta" && step.layer === 2);
  const { still } = sceneOf(trace, index, 1, FULL);
  assert.deepEqual(still.pills[0]?.texts[0]?.runs.map(({ text }) => text), ["× ", "1"]);
  const label = (/** @type {string} */ key) =>
    still.units.flatMap((unit) => unit.texts).find((text) => text.key === key)?.runs[0]?.text;
  assert.equal(label("d2-1:label"), "≈ δ");
  assert.equal(label("d4-1:label"), "δ", "the output error is exact");
});

test("the lecture's slip turns the words in the output cell, too", () => {
  const trace = traceNamed("lecture-y_minus_a-unit");
  const texts = sceneOf(trace, 0, 1, FULL).still.units.flatMap((unit) => unit.texts);
  assert.equal(texts.find(({ key }) => key === "s4-1:label")?.runs[0]?.text, "y − a");
});

test("an output whose loss is not fused shows ∂cost/∂a and then passes its gate", () => {
  const trace = traceNamed("mazur-exact-unit");
  const error = trace.steps.findIndex(({ kind }) => kind === "output_error");
  const before = named(sceneOf(trace, error, 1, FULL));
  assert.equal(before.get("s3-1"), trace.weighted_delta[2]?.[0]);
  assert.ok(!before.has("d3-1"));
  const after = named(sceneOf(trace, error + 1, 1, FULL));
  assert.equal(after.get("g3-1"), trace.slope[2]?.[0]);
  assert.equal(after.get("d3-1"), trace.delta[2]?.[0]);
});

test("the intro reveals the forward pass from left to right and nothing of the backward pass", () => {
  const trace = traceNamed("lecture-exact-unit");
  const index = trace.steps.findIndex(({ kind }) => kind === "output_delta");
  /** @param {number} intro */
  const layers = (intro) => {
    const refs = [...named(sceneOf(trace, index, 0, { ...FULL, intro })).keys()];
    assert.ok(refs.every((ref) => /^[zaTy]/.test(ref)), refs.join(" "));
    return [...new Set(refs.filter((ref) => ref.startsWith("a")).map((ref) => Number(ref[1])))];
  };
  assert.deepEqual(layers(0), []);
  assert.deepEqual(layers(0.1), [1]);
  assert.deepEqual(layers(0.4), [1, 2, 3]);
  assert.deepEqual(layers(1), [1, 2, 3, 4]);
});

test("a screen reader hears what is known and nothing else", () => {
  const trace = traceNamed("lecture-exact-unit");
  const label = (/** @type {number} */ index) =>
    sceneOf(trace, index, 1, FULL).still.units.find(({ key }) => key === "u2-2")?.label;
  assert.equal(label(0), "Unit 2, layer 2.");
  assert.equal(label(13), "Unit 2, layer 2. z 1.050, activation 0.741.");
  assert.equal(label(23), "Unit 2, layer 2. z 1.050, activation 0.741, error 0.078.");
});
