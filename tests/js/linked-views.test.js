import assert from "node:assert/strict";
import test from "node:test";
import { csvOf, jsonOf } from "../../static/js/model/export.js";
import { momentOf } from "../../static/js/model/knowledge.js";
import { fits, linesOf } from "../../static/js/model/listing.js";
import { matrixOf } from "../../static/js/model/matrix.js";
import { tint } from "../../static/js/model/tints.js";
import { judgementOf, verdictOf } from "../../static/js/model/verdict.js";
import { traces as files } from "./traces.js";

/** @type {Record<string, any>} */
const traces = Object.fromEntries(files);

/** @param {any} trace @param {string} ref */
function truth(trace, ref) {
  const [l, i, j] = ref.slice(1).split("-").map(Number);
  switch (ref[0]) {
    case "T":
      return trace.problem.theta[l - 1][i - 1][j];
    case "D":
      return trace.gradient[l - 1][i - 1][j];
    default: {
      const key = { z: "z", a: "a", g: "slope", s: "weighted_delta", d: "delta" }[ref.charAt(0)] ?? "";
      return trace[key][l - 1][i - 1];
    }
  }
}

/** @param {any} shown */
const cellsOf = (shown) =>
  "heat" in shown
    ? shown.heat.rows.flat()
    : shown.lines.flat().flatMap((/** @type {any} */ one) => (one.is === "block" ? one.rows.flat() : []));

for (const [name, trace] of Object.entries(traces)) {
  test(`${name}: every cell of the matrix form is a true value or empty, at every instant`, () => {
    let seen = 0;
    trace.steps.forEach((/** @type {any} */ _, /** @type {number} */ index) => {
      for (const tau of [0, 0.3, 0.6, 0.99, 1]) {
        for (const { ref, value } of cellsOf(matrixOf(momentOf(trace, index, tau, null)))) {
          if (!ref || value === null) continue;
          assert.equal(value, truth(trace, ref));
          seen += 1;
        }
      }
    });
    assert.ok(seen > trace.steps.length);
  });

  test(`${name}: what a step finds is empty before it and there after it`, () => {
    trace.steps.forEach((/** @type {any} */ step, /** @type {number} */ index) => {
      const letter = { weighted_sum: "z", activation: "a", delta: "d", output_delta: "d" }[/** @type {string} */ (step.kind)];
      if (!letter) return;
      const unit = step.unit ?? 1;
      const find = (/** @type {number} */ tau) =>
        cellsOf(matrixOf(momentOf(trace, index, tau, null))).find((/** @type {any} */ c) => c.ref === `${letter}${step.layer}-${unit}`);
      if (!find(1)) return; // a heat map shows weights only
      assert.equal(find(0).value, null);
      assert.equal(find(1).value, truth(trace, `${letter}${step.layer}-${unit}`));
    });
  });
}

const LECTURE = traces["lecture-exact-unit"];

test("the bias row of a transposed matrix is hatched, and stands on top", () => {
  const index = LECTURE.steps.findIndex((/** @type {any} */ s) => s.kind === "weighted_delta" && s.layer === 2);
  const shown = /** @type {any} */ (matrixOf(momentOf(LECTURE, index, 1, null)));
  const [weights] = shown.lines[0];
  assert.equal(weights.hatched, "row");
  assert.deepEqual(weights.rows.map((/** @type {any} */ row) => row[0].value), [0.3, 1.4, -0.9]);
  assert.match(shown.caption, /bias unit/);
});

test("a large matrix is transposed too where errors go back, its bias row hatched and the row at work lit", () => {
  const theta = Array.from({ length: 5 }, (_, i) => [i, i + 0.1, i + 0.2]);
  const trace = { ...LECTURE, problem: { ...LECTURE.problem, theta: LECTURE.problem.theta.with(1, theta) }, a: LECTURE.a.with(2, Array(5).fill(0.5)) };
  const shown = (/** @type {string} */ kind, /** @type {number} */ layer) => {
    const index = trace.steps.findIndex((/** @type {any} */ s) => s.kind === kind && s.layer === layer && s.unit === 2);
    return /** @type {any} */ (matrixOf(momentOf(trace, index, 1, null)));
  };
  const { heat, caption } = shown("weighted_delta", 2);
  assert.deepEqual(heat.rows.map((/** @type {any} */ line) => line.map((/** @type {any} */ one) => one.value)), [0, 1, 2].map((j) => theta.map((line) => line[j])));
  assert.deepEqual([heat.hatched, heat.litRow, heat.symbol.parts.at(-1).sup], [true, 2, "T"]);
  assert.equal(caption, "3 × 5, the bias in the first row, hatched: its error is dropped. Tap or point at a cell for its value.");
  const forward = shown("weighted_sum", 3).heat;
  assert.deepEqual([forward.hatched, forward.litRow, forward.rows.length], [false, 1, 5]);
});

test("as many outputs as a page can have are written out, and more are said to be too many", () => {
  const large = (/** @type {number} */ size) => {
    const zeros = Array(size).fill(0);
    return /** @type {any} */ ({ ...LECTURE, problem: { ...LECTURE.problem, y: zeros }, output: zeros, a: [...LECTURE.a.slice(0, -1), zeros], delta: [...LECTURE.delta.slice(0, -1), zeros] });
  };
  const at = LECTURE.steps.findIndex((/** @type {any} */ s) => s.kind === "cost");
  const shown = (/** @type {number} */ size) => /** @type {any} */ (matrixOf(momentOf(large(size), at, 1, null)));
  assert.deepEqual(shown(12).lines[0].map((/** @type {any} */ one) => one.rows?.length), [12, undefined, 12]);
  assert.deepEqual([shown(13).lines, shown(13).caption], [[], "More than 12 outputs are not written out here: All values has them."]);
});

test("under the intuition the slope's column is hatched", () => {
  const trace = traces["lecture-intuition-unit"];
  const index = trace.steps.findIndex((/** @type {any} */ s) => s.kind === "delta");
  const shown = /** @type {any} */ (matrixOf(momentOf(trace, index, 1, null)));
  const slope = shown.lines[0].find((/** @type {any} */ b) => b.part === "g");
  assert.equal(slope.hatched, "column");
});

test("a tint grows with size and turns with sign", () => {
  assert.deepEqual(tint("d", 0.6), { sign: "pos", share: 1 });
  assert.deepEqual(tint("d", -0.15), { sign: "neg", share: 0.5 });
  assert.deepEqual(tint("T-heat", 7), { sign: "pos", share: 0.92 });
  assert.equal(tint("z", 0).sign, "zero");
});

const CODE = [
  "import numpy as np",
  "",
  "a1 = np.r_[1, x]  # bias on top",
  "z2 = Theta1 @ a1",
  "d2 = s2  # left out: * sigmoid(z2) * sigmoid(-z2)",
  "D1 = np.outer(d2, a1)",
  "show(1)",
].join("\n");

test("a listing is cut to its pass, into names, comments and what is left out", () => {
  /** @type {any} */
  const of = { steps: [3, 4, 5, 6].map((numpy) => ({ code_line: { numpy } })) };
  const lines = linesOf({ of, language: "numpy", code: CODE });
  assert.deepEqual(lines.map((line) => line.number), [3, 4, 5, 6]);
  assert.deepEqual(lines[1]?.pieces, [
    { is: "name", text: "z2", link: "z2" },
    { is: "code", text: " = " },
    { is: "name", text: "Theta1", link: "T1" },
    { is: "code", text: " @ " },
    { is: "name", text: "a1", link: "a1" },
  ]);
  assert.deepEqual(lines[2]?.pieces.at(-1), { is: "struck", text: "* sigmoid(z2) * sigmoid(-z2)" });
  for (const [k, line] of lines.entries()) {
    assert.equal(line.pieces.map((piece) => piece.text).join(""), CODE.split("\n")[2 + k]);
  }
});

test("a listing fits every trace of its shape and rule, and no other", () => {
  const listing = /** @type {any} */ ({ of: LECTURE });
  assert.ok(fits(listing, { ...LECTURE, problem: { ...LECTURE.problem, x: [9, 9] } }));
  assert.ok(!fits(listing, traces["lecture-intuition-unit"]));
});

test("the verdict is said in words, with its number and its reason", () => {
  /** @type {any} */
  const check = { of: LECTURE, passed: true, largest_absolute: 1.6e-10, unreliable: [] };
  assert.equal(verdictOf(null, LECTURE).state, "waiting");
  assert.equal(verdictOf({ ...check, of: {} }, LECTURE).state, "waiting");
  const good = verdictOf(check, LECTURE);
  assert.deepEqual([good.state, good.detail], ["passed", "largest difference 1.6e\u221210"]);
  const wrong = traces["lecture-intuition-unit"];
  const bad = verdictOf({ ...check, of: wrong, passed: false, largest_absolute: 1.7149 }, wrong);
  assert.deepEqual([bad.state, bad.detail], ["failed", "largest difference 1.715, because g\u2032(z) is left out"]);
  const none = verdictOf({ ...check, passed: null, unreliable: [{ theta: [1, 1, 0], reason: "r" }] }, LECTURE);
  assert.deepEqual([none.state, none.detail], ["unknown", "1 weight cannot be judged"]);
});

test("a weight is judged by the tolerance that the API names", () => {
  const theta = LECTURE.gradient;
  /** @type {any} */
  const check = { of: LECTURE, numeric: structuredClone(theta), tolerance: theta.map((/** @type {any} */ m) => m.map((/** @type {any} */ r) => r.map(() => 1e-9))), unreliable: [] };
  assert.equal(judgementOf(check, LECTURE, [2, 1, 2]).state, "good");
  check.numeric[1][0][2] += 1e-4;
  assert.equal(judgementOf(check, LECTURE, [2, 1, 2]).state, "bad");
  check.unreliable = [{ theta: [2, 1, 2], reason: "a kink" }];
  assert.deepEqual(judgementOf(check, LECTURE, [2, 1, 2]).words, "Cannot be judged: a kink");
});

test("the CSV has every number with every digit, and fields that do not exist are empty", () => {
  const rows = csvOf(LECTURE).trimEnd().split("\r\n").map((line) => line.split(","));
  const width = rows[0]?.length;
  assert.ok(rows.every((row) => row.length === width));
  assert.equal(rows.length, 1 + 7 + 15);
  const unit = rows.find((row) => row.slice(0, 3).join() === "unit,3,1");
  assert.equal(Number(unit?.[8]), LECTURE.delta[2][0]);
  const input = rows.find((row) => row.slice(0, 3).join() === "unit,1,1");
  assert.deepEqual(input?.slice(4), ["", "0.5", "", "", "", "", ""]);
  const weight = rows.find((row) => row.slice(0, 4).join() === "weight,2,1,2");
  assert.deepEqual(weight?.slice(9).map(Number), [-0.9, LECTURE.gradient[1][0][2]]);
});

test("the JSON is the answer without its steps", () => {
  const { steps, granularity, ...rest } = LECTURE;
  assert.deepEqual(JSON.parse(jsonOf(LECTURE)), rest);
});
