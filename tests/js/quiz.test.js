import assert from "node:assert/strict";
import { test } from "node:test";

import { facts, flipped, isAsked, judged } from "../../static/js/model/quiz.js";
import { traceNamed } from "./traces.js";

/** @typedef {import("../../static/js/model/quiz.js").Answer} Answer */

/** The lecture's trace with the two weights set to zero, as an edit leaves it. */
function zeroed() {
  const trace = structuredClone(traceNamed("lecture-exact-unit"));
  for (const row of trace.problem.theta[1] ?? []) row[1] = 0;
  return trace;
}

test("the question is asked of the quiz and of what is left of it after an edit, nowhere else", () => {
  const trace = traceNamed("lecture-exact-unit");
  assert.ok(isAsked({ preset: "quiz", lecture: true, trace: zeroed() }));
  assert.ok(isAsked({ preset: null, lecture: true, trace: zeroed() }), "y was flipped");
  assert.ok(!isAsked({ preset: "lecture", lecture: true, trace }));
  assert.ok(!isAsked({ preset: null, lecture: false, trace: zeroed() }));
  assert.ok(!isAsked({ preset: "xnor", lecture: false, trace: traceNamed("xnor-exact-unit") }));
});

test("exactly one answer is right, and every answer is judged in words", () => {
  const answers = /** @type {Answer[]} */ (["first", "second", "both", "neither"]);
  assert.deepEqual(answers.filter((answer) => judged(answer).right), ["first"]);
  for (const { verdict, why } of answers.map(judged)) {
    assert.ok(verdict.endsWith("."));
    assert.ok(`${verdict} ${why}`.length < 112, "two lines");
  }
});

test("y is flipped there and back", () => {
  const { problem } = zeroed();
  assert.deepEqual(flipped(problem).y, [0]);
  assert.deepEqual(flipped(flipped(problem)), problem);
  assert.deepEqual(flipped({ ...problem, y: [0.25] }).y, [1]);
});

test("the facts are the trace's own numbers", () => {
  assert.deepEqual(facts(traceNamed("lecture-exact-unit")), { y: "1", left: "\u22120.111", right: "\u22120.227" });
});
