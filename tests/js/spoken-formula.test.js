import assert from "node:assert/strict";
import test from "node:test";
import { formulaOf } from "../../static/js/model/formula.js";
import { formulaSentence } from "../../static/js/model/spoken-formula.js";
import { TAUS, traceNamed, traces } from "./traces.js";

const exact = traceNamed("lecture-exact-unit");
const at = (/** @type {string} */ kind, layer = 2, unit = 2) =>
  exact.steps.findIndex((s) => s.kind === kind && s.layer === layer && (s.unit ?? unit) === unit);

test("a formula is said in symbols, then in numbers", () => {
  assert.equal(
    formulaSentence(formulaOf(exact, at("delta"), 1)),
    "delta 2, layer 2 equals open bracket Theta 1 2, layer 2 times delta 1, layer 3 plus Theta 2 2, layer 2 times " +
      "delta 2, layer 3 close bracket times slope of g of z 2, layer 2. In numbers: 0.078 equals open bracket " +
      "minus 0.90 times minus 0.227 plus 1.10 times 0.185 close bracket times 0.192. The sum equals 0.407.",
  );
  assert.equal(
    formulaSentence(formulaOf(exact, at("activation"), 1)),
    "a 2, layer 2 equals g of z 2, layer 2. In numbers: 0.741 equals sigmoid of 1.050.",
  );
});

test("what is not known yet is said so, and what is left out too", () => {
  assert.match(formulaSentence(formulaOf(exact, at("weighted_delta"), 0.1)), /In numbers: not known yet equals/);
  const intuition = traceNamed("lecture-intuition-unit");
  const index = intuition.steps.findIndex((s) => s.kind === "delta");
  const said = formulaSentence(formulaOf(intuition, index, 1));
  assert.match(said, /slope of g of z 1, layer 3, left out/);
  assert.match(said, /^delta 1, layer 3 is roughly open bracket .* In numbers: minus 0\.928 equals /);
  const last = formulaSentence(formulaOf(intuition, intuition.steps.length - 1, 1));
  assert.match(last, / is roughly delta 1, layer 2 times a 2, layer 1\. In numbers: minus 1\.827 equals .* The largest of this matrix, biases aside\.$/);
});

test("no sign is left that a voice would spell or skip, in any formula at any time", () => {
  for (const [name, trace] of traces) {
    for (const index of trace.steps.keys()) {
      for (const tau of TAUS.filter((_, k) => k % 8 === 0)) {
        const said = formulaSentence(formulaOf(trace, index, tau));
        assert.match(said, /^[\w .,;:]+$/, `${name} ${index}: ${said}`);
      }
    }
  }
});

test("every number of a formula that has a name has the name of what it is", () => {
  for (const [name, trace] of traces) {
    for (const index of trace.steps.keys()) {
      for (const { number, grid, ref, refs } of formulaOf(trace, index, 1).columns) {
        if (refs) assert.deepEqual(refs.map((r) => r.length), grid?.map((r) => r.length), name);
        if (ref) assert.notEqual(number, undefined, name);
      }
    }
  }
});
