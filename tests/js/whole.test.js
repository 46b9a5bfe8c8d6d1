// An answer is a whole walk or none: every number and word that is missing is found.

import assert from "node:assert/strict";
import { test } from "node:test";

import { alike, isWalk, repeats } from "../../static/js/model/whole.js";
import { told, traces } from "./traces.js";

/** What may be null without a wrong number being shown; the output's slope and sum are where they are not needed. */
const FREE = /^(problem\.seed|granularity|query|exact\b.*|error_size\.0|(slope|weighted_delta)\.3(\.0)?|steps\.\d+\.(unit|slope\b.*|rest))$/;

/** @param {any} trace */
function whole(trace) {
  try {
    return isWalk(trace);
  } catch {
    return false;
  }
}

/** Every place in a value, by the names on the way to it. @param {any} value @param {string[]} way @returns {string[][]} */
const places = (value, way = []) =>
  typeof value === "object" && value !== null
    ? [...(way.length > 0 ? [way] : []), ...Object.keys(value).flatMap((name) => places(value[name], [...way, name]))]
    : [way];

for (const [name, trace] of traces) {
  test(`${name} is whole`, () => assert.ok(whole(told(trace))));
}

for (const name of ["lecture-exact-unit", "softmax-exact-layer"]) {
  test(`${name} is not whole without any one of its numbers and words`, () => {
    const good = told(traces.get(name));
    for (const way of places(good)) {
      if (FREE.test(way.join("."))) continue;
      const before = way.slice(0, -1).reduce((inner, each) => inner[each], good);
      const last = /** @type {string} */ (way.at(-1));
      const value = before[last];
      // Null is what is true there.
      for (const bad of [undefined, value === null ? 1 : null, "<b>1</b>", {}]) {
        if (typeof value === typeof bad && typeof value === "string") continue;
        before[last] = bad;
        assert.ok(!whole(good), `${way.join(".")} as ${JSON.stringify(bad)}`);
      }
      before[last] = value;
    }
    assert.ok(whole(good));
  });
}

test("what a newer server says more is no fault", () => {
  const more = told(traces.get("lecture-exact-unit"));
  more.new = more.problem.new = "more";
  for (const step of more.steps) {
    step.code_line.julia = 3;
    for (const term of step.terms) term.new = 1;
  }
  assert.ok(isWalk(more));
});

test("lists are alike by their lengths, and numbers are finite", () => {
  assert.ok(alike([[1, 2], [3]], [[0, 0], [0]]));
  for (const bad of [[[1], [3]], [[1, 2], 3], [[1, NaN], [3]], [[1, "2"], [3]], [[1, 2], [3], []], null]) {
    assert.ok(!alike(bad, [[0, 0], [0]]));
  }
});

test("a problem repeats what was asked, but for weights that were to be drawn", () => {
  const problem = { layers: [2, 1], theta: [[[1, 2, 3]]], x: [1, -0], rule: "exact" };
  assert.ok(repeats(problem, problem));
  assert.ok(repeats(problem, { layers: [2, 1], theta: [[[null, 2, null]]], x: [1, 0], seed: undefined }));
  assert.ok(!repeats(problem, { ...problem, x: [1, 2] }));
  assert.ok(!repeats(problem, { ...problem, rule: "intuition" }));
  assert.ok(!repeats({}, { rule: "exact" }));
});
