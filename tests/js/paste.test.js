import assert from "node:assert/strict";
import test from "node:test";
import { pasted } from "../../static/js/model/paste.js";

/** @type {any} */
const CURRENT = {
  layers: [2, 2, 1],
  activations: ["tanh", "sigmoid"],
  theta: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9]]],
  loss: "cross_entropy",
  rule: "intuition",
  seed: 3,
  x: [0.5, 1],
  y: [1],
};

/** @param {unknown} value */
const from = (value) => /** @type {any} */ (pasted(typeof value === "string" ? value : JSON.stringify(value), CURRENT));

test("a list of matrices makes a network of their sizes and keeps the rest where it fits", () => {
  const { problem } = from([[[1, 2, 3, 4]], [[5, 6], [7, 8]]]);
  assert.deepEqual(problem.layers, [3, 1, 2]);
  assert.deepEqual(problem.theta, [[[1, 2, 3, 4]], [[5, 6], [7, 8]]]);
  assert.deepEqual(problem.activations, ["tanh", "sigmoid"]);
  assert.deepEqual([problem.x, problem.y], [[0.5, 1, 0], [1, 0]]);
  assert.equal(problem.rule, "intuition");
});

test("one matrix alone is a network of two layers", () => {
  assert.deepEqual(from([[1, 2, 3]]).problem.layers, [2, 1]);
});

test("a problem is taken as it is, and what it leaves out as the API takes it", () => {
  const { problem } = from({ layers: [1, 2, 1], x: [4], y: [0], activations: "relu", more: 1 });
  assert.deepEqual(problem.activations, ["relu", "relu"]);
  assert.deepEqual(problem.theta, [[[null, null], [null, null]], [[null, null, null]]]);
  assert.deepEqual([problem.loss, problem.seed, problem.x, problem.y], ["cross_entropy", 0, [4], [0]]);
  assert.ok(!("granularity" in from({ layers: [1, 1], granularity: "layer" }).problem), "no part of a problem");
  assert.equal(problem.more, 1, "the server refuses what it does not know; nothing is dropped here");
});

test("a matrix or a number that is null is left to the server", () => {
  const { problem } = from({ layers: [1, 1, 1], theta: [null, [[null, 2]]] });
  assert.deepEqual(problem.theta, [[[null, null]], [[null, 2]]]);
});

for (const [said, value] of /** @type {[RegExp, unknown][]} */ ([
  [/Paste a problem or a list/, "  "],
  [/^This is not JSON: /, "[1, 2"],
  [/in braces/, 5],
  [/no matrix/, []],
  [/Θ\(2\) has 2 columns, but layer 2 has 2 units .* so it needs 3: the bias is column 0\./, [[[1, 2], [3, 4]], [[1, 2]]]],
  [/Row 2 of Θ\(1\) has 1 number, its first row has 2\./, [[[1, 2], [3]]]],
  [/Row 1 of Θ\(1\) holds "a", which is no number\./, [[[1, "a"]]]],
  [/Θ\(1\) has 1 column; it needs the bias/, [[[1]]]],
  [/Θ\(2\) is no matrix/, [[[1, 2]], 5]],
  [/A problem needs layers/, { x: [1] }],
  [/A problem needs layers/, { layers: [2, 0] }],
  [/at most 100 units/, { layers: [2, 1e9] }],
  [/Θ\(1\) is no matrix/, { layers: [2, 2, 1], theta: [1, 2] }],
  [/Row 1 of Θ\(2\) is no list of numbers/, { layers: [2, 1, 1], theta: [[[1, 2, 3]], [3]] }],
  [/x should be a list of numbers/, { layers: [1, 1], x: 5 }],
  [/y should be a list of numbers/, { layers: [1, 1], y: null }],
  [/x should be a list of numbers/, { layers: [1, 1], x: ["a"] }],
  [/theta should be a list/, { layers: [1, 1], theta: "no" }],
])) {
  test(`what cannot be used is explained: ${JSON.stringify(value)}`, () => {
    assert.match(from(value).fault, said);
  });
}
