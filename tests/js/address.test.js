import assert from "node:assert/strict";
import { test } from "node:test";

import { hashOf, searchOf, stepIn } from "../../static/js/model/address.js";
import { placeAt } from "../../static/js/model/timeline.js";

const steps = /** @type {any} */ (
  ["input", "weighted_sum", "activation", "cost", "output_delta", "gradient"].map((kind, index) => ({ step: index + 1, kind, phase: index < 3 ? "forward" : index === 3 ? "cost" : index === 4 ? "backward" : "gradient" }))
);

test("an address is what the server wrote, with what the link said of the view", () => {
  const state = (/** @type {string | null} */ query, granularity = "unit") => /** @type {any} */ ({ trace: { query, granularity } });
  assert.equal(searchOf(state("a=1&b=2"), ""), "?a=1&b=2");
  assert.equal(searchOf(state("a=1"), "theme=dark&lock=1"), "?a=1&theme=dark&lock=1");
  assert.equal(searchOf(state("a=1", "layer"), "theme=dark"), "?a=1&granularity=layer&theme=dark");
  assert.equal(searchOf(state(null), "theme=dark"), null);
});

test("a hash names a step, whatever others append", () => {
  assert.equal(stepIn(hashOf(12)), 12);
  assert.equal(stepIn("#step=12#?secret=aB3"), 12);
  assert.equal(stepIn("#a=1&step=3"), 3);
  for (const hash of ["", "#", "#step=", "#step=0", "#step=-1", "#step=1.5", "#step=12a", "#?secret=step", "#step=123456"]) {
    assert.equal(stepIn(hash), null, hash);
  }
});

test("a page begins with the intro, or at the step of its link", () => {
  const begin = (/** @type {number | null} */ step, play = /** @type {boolean | null} */ (null), still = false) => placeAt(steps, step, { play, still });
  assert.deepEqual(begin(null), { step: 4, tau: 0, run: "intro", rested: 0, intro: 0 });
  assert.deepEqual(begin(null, false), { step: 4, tau: 1, run: "paused", rested: 0, intro: null });
  assert.deepEqual(begin(null, null, true), { step: 4, tau: 1, run: "paused", rested: 0, intro: null });
  assert.deepEqual(begin(2), { step: 1, tau: 1, run: "paused", rested: 0, intro: null });
  assert.deepEqual(begin(2, true), { step: 1, tau: 0, run: "playing", rested: 0, intro: null });
  assert.deepEqual(begin(2, true, true), { step: 1, tau: 1, run: "playing", rested: 0, intro: null });
  // A hash may name a step of a longer walk.
  assert.deepEqual(begin(99), begin(null));
});
