import assert from "node:assert/strict";
import { test } from "node:test";

import { REST, stepDuration } from "../../static/js/model/durations.js";
import { traceNamed } from "./traces.js";

/** @param {string} name */
const total = (name) =>
  traceNamed(name).steps.reduce((sum, step) => sum + stepDuration(step) + REST, 0);

test("the lecture network plays for 53.2 s unit by unit and 31.4 s layer by layer", () => {
  assert.equal(total("lecture-exact-unit"), 53_200);
  assert.equal(total("lecture-exact-layer"), 31_400);
});

test("from the output error on it plays for 27.4 s", () => {
  const { steps } = traceNamed("lecture-exact-unit");
  const from = steps.findIndex((step) => step.kind === "output_delta");
  const rest = steps.slice(from).reduce((sum, step) => sum + stepDuration(step) + REST, 0);
  assert.equal(rest, 27_400);
});

test("an output error that still has to pass a gate lasts as long as any gate", () => {
  const gated = traceNamed("mazur-exact-unit").steps.find((step) => step.kind === "output_delta");
  assert.ok(gated);
  assert.equal(stepDuration(gated), 1500);
});
