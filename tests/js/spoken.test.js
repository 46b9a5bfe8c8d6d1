import assert from "node:assert/strict";
import test from "node:test";
import { changeSentence } from "../../static/js/model/spoken-change.js";
import { endsLayer, inWords, layerSentence, stepSentence } from "../../static/js/model/spoken.js";
import { traceNamed, traces } from "./traces.js";

/** @typedef {import("../../static/js/types/answer.js").Trace} Trace */

const exact = traceNamed("lecture-exact-unit");

/** @param {Trace} trace @param {string} kind @param {number} layer @param {number | null} [unit] */
function told(trace, kind, layer, unit = null) {
  const index = trace.steps.findIndex((s) => s.kind === kind && s.layer === layer && s.unit === unit);
  return stepSentence(trace, index);
}

test("numbers are said in words", () => {
  assert.equal(inWords("\u22120.078"), "minus 0.078");
  assert.equal(inWords("1.8e\u22124"), "1.8 times 10 to the minus 4");
});

test("the steps of the lecture's network are told by the templates", () => {
  assert.equal(
    told(exact, "weighted_sum", 2, 2),
    "Layer 2, unit 2. z equals minus 0.40 times 1, plus 0.50 times 0.500, plus 1.20 times 1.000. z is 1.050.",
  );
  assert.equal(told(exact, "activation", 2, 2), "Activation of unit 2 in layer 2: sigmoid of 1.050 is 0.741.");
  assert.equal(told(exact, "cost", 4), "Output 0.420, target 1. Cost 0.867.");
  assert.equal(
    stepSentence(exact, exact.steps.findIndex((s) => s.kind === "output_delta")),
    "Error of the output unit: 0.420 minus 1 is minus 0.580.",
  );
  assert.equal(
    told(exact, "weighted_delta", 2, 2),
    "Layer 2, unit 2. Errors sent back: minus 0.90 times minus 0.227 is 0.204; 1.10 times 0.185 is 0.203. Sum 0.407.",
  );
  assert.equal(told(exact, "delta", 2, 2), "Times the slope 0.192 gives the error of unit 2 in layer 2: 0.078.");
  assert.equal(
    told(exact, "gradient", 3),
    "Gradients of Theta 3: largest, biases aside, minus 0.333, from unit 1 in layer 3 to unit 1 in layer 4.",
  );
});

test("the last step says that all is done, and of another rule that these are no gradients", () => {
  assert.match(stepSentence(exact, exact.steps.length - 1), / Done\. Every weight has its gradient\.$/);
  const intuition = traceNamed("lecture-intuition-unit");
  assert.match(stepSentence(intuition, intuition.steps.length - 1), / Done, but these are not the gradients\.$/);
  assert.match(told(intuition, "gradient", 3), /which are not its gradients/);
  assert.match(told(intuition, "delta", 2, 2), /^Without the slope 0\.192 the sum stands for the error of unit 2/);
});

test("a layer is told when its last step is over", () => {
  const ends = exact.steps.map((_, k) => k).filter((k) => endsLayer(exact.steps, k));
  const sentences = ends.map((k) => layerSentence(exact, k));
  assert.deepEqual(sentences.slice(0, 7), [
    "Input. x is 0.5 and 1.",
    "Forward, layer 2 done. Activations: 0.475 and 0.741.",
    "Forward, layer 3 done. Activations: 0.574 and 0.570.",
    "Forward, layer 4 done. Activation: 0.420.",
    "Output 0.420, target 1. Cost 0.867.",
    "Backward, layer 4 done. Error: minus 0.580. Mean size 0.580.",
    "Backward, layer 3 done. Errors: minus 0.227 and 0.185. Mean size 0.206, 0.35 times the layer before.",
  ]);
});

test("every step of every network has a sentence without a gap in it", () => {
  for (const [name, trace] of traces) {
    for (const [index] of trace.steps.entries()) {
      for (const sentence of [stepSentence(trace, index), layerSentence(trace, index)]) {
        assert.match(sentence, /^[A-Z].*\.$/, name);
        assert.doesNotMatch(sentence, /undefined|null|NaN|\u2212| {2}|: \./, name);
      }
    }
  }
});

test("an edit is told by what was set, and the cost", () => {
  const edited = structuredClone(exact);
  /** @type {number[]} */ (edited.problem.theta[1]?.[0])[2] = -0.25;
  edited.cost = 0.5;
  assert.equal(changeSentence(exact, edited), "Theta 1 2, layer 2, set to minus 0.25. Cost 0.500.");
  const moved = structuredClone(exact);
  moved.problem.x[1] = 0.25;
  assert.equal(changeSentence(exact, moved), "x 2 set to 0.25. Cost 0.867.");
  moved.problem.y[0] = 0;
  assert.equal(changeSentence(exact, moved), "2 values changed. Cost 0.867.");
  assert.equal(changeSentence(exact, structuredClone(exact)), "");
});

test("a rule is told by what it means, another network by its shape", () => {
  const intuition = traceNamed("lecture-intuition-unit");
  assert.equal(
    changeSentence(exact, intuition),
    "Lecture intuition on. Slopes are left out, so these are not the true gradients.",
  );
  assert.equal(changeSentence(intuition, exact), "Exact. These are the true gradients.");
  const layers = traceNamed("lecture-exact-layer");
  assert.equal(changeSentence(exact, layers), "Steps by layer: 16 steps.");
});
