import assert from "node:assert/strict";
import test from "node:test";
import * as edits from "../../static/js/model/edits.js";

/** @returns {any} */
function problem() {
  return {
    layers: [2, 3],
    activations: ["softmax"],
    theta: [[[0, 1, 2], [3, 4, 5], [6, 7, 8]]],
    loss: "cross_entropy",
    rule: "exact",
    seed: 0,
    x: [1, 2],
    y: [0.7, 0.2, 0.1], // adds up to 0.9999999999999999
  };
}

test("targets that miss 1 by rounding only stay as they were given", () => {
  const changed = edits.setExample(problem(), "x", 1, 5);
  assert.deepEqual(changed.y, [0.7, 0.2, 0.1]);
  const hidden = { ...problem(), layers: [2, 3, 3], activations: ["sigmoid", "softmax"] };
  assert.deepEqual(edits.setActivation(hidden, 2, "tanh").y, [0.7, 0.2, 0.1]);
});

test("a unit that is added gets drawn weights, and the others keep theirs", () => {
  const hidden = {
    ...problem(),
    layers: [2, 1, 3],
    activations: ["sigmoid", "softmax"],
    theta: [[[1, 2, 3]], [[1, 2], [3, 4], [5, 6]]],
  };
  const grown = edits.addUnit(hidden, 2);
  assert.deepEqual(grown.layers, [2, 2, 3]);
  assert.deepEqual(grown.theta, [
    [[1, 2, 3], [null, null, null]],
    [[1, 2, null], [3, 4, null], [5, 6, null]],
  ]);
  assert.deepEqual(edits.removeUnit(grown, 2), hidden);
});

test("cross-entropy behind an output that is no share becomes squared error", () => {
  const linear = edits.setActivation(problem(), 2, "linear");
  assert.equal(linear.loss, "squared_error");
  assert.deepEqual(linear.y, [0.7, 0.2, 0.1]);
});

test("a change leaves the problem that it came from alone", () => {
  const before = problem();
  edits.addLayer(before);
  edits.setWeight(before, 1, 1, 0, 9);
  edits.randomise(before, 3);
  assert.deepEqual(before, problem());
});
