import assert from "node:assert/strict";
import { test } from "node:test";

import { ofLesson, problemOf, readHash, searchOf, writeHash } from "../../static/js/model/address.js";
import { placeAt } from "../../static/js/model/timeline.js";
import { traces } from "./traces.js";

const steps = /** @type {any} */ (
  ["input", "weighted_sum", "activation", "cost", "output_delta", "gradient"].map((kind, index) => ({ step: index + 1, kind, phase: index < 3 ? "forward" : index === 3 ? "cost" : index === 4 ? "backward" : "gradient" }))
);

test("an address is what the server wrote, with what the link said of the view", () => {
  const state = (/** @type {string | null} */ query, granularity = "unit") => /** @type {any} */ ({ trace: { query, granularity, problem: 1 }, opened: { trace: { problem: 2 }, query: "seed=1" } });
  assert.equal(searchOf(state("a=1&b=2"), ""), "?a=1&b=2");
  assert.equal(searchOf(state("a=1"), "theme=dark&lock=1"), "?a=1&theme=dark&lock=1");
  assert.equal(searchOf(state("a=1", "layer"), "theme=dark"), "?a=1&granularity=layer&theme=dark");
  assert.equal(searchOf(state(null, "layer"), "theme=dark"), "?granularity=layer&theme=dark", "the view alone");
  assert.equal(searchOf(state(null), ""), "");
  assert.deepEqual([problemOf(state(null)), problemOf(state("a=1"))], ["", "a=1"]);
  const opened = { ...state(null), opened: { trace: { problem: 1 }, query: "seed=1" } };
  assert.equal(searchOf(opened, "theme=dark"), "?seed=1&theme=dark", "the link that it came by is short enough");
});

test("of a frame's parameters the lesson keeps what is its own", () => {
  assert.equal(ofLesson("title=Week%205&lock=1&show=code&hide=formula&id=a&origin=null&autosize=0&v=1&theme=dark"), "title=Week%205&theme=dark");
  assert.equal(ofLesson(""), "");
});

test("a hash is read, with and without what WordPress appends", () => {
  /** @type {[string, number | null, string | null][]} */
  const hashes = [
    ["", null, null],
    ["#", null, null],
    ["#step=12", 12, null],
    ["#step=12#?secret=aB3x", 12, "aB3x"],
    ["#?secret=aB3x", null, "aB3x"],
    ["#secret=aB3x&step=2", 2, "aB3x"],
    ["#step=0", null, null],
    ["#step=-1", null, null],
    ["#step=1.5", null, null],
    ["#step=1e3", null, null],
    ["#step=", null, null],
    ["#step=delta3.2", null, null],
    ["#step=1234567890", null, null],
    ["#steps=3", null, null],
    ["#?secret=<b>", null, null],
    ["#?secret=", null, null],
  ];
  for (const [hash, step, secret] of hashes) assert.deepEqual(readHash(hash), { step, secret }, hash);
});

test("what is written is read again, the secret too", () => {
  assert.equal(writeHash(3), "#step=3");
  assert.equal(writeHash(3, "abc"), "#step=3#?secret=abc");
  assert.deepEqual(readHash(writeHash(3, "abc")), { step: 3, secret: "abc" });
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

test("what browsers encode again stays the link that it was", () => {
  const queries = [...traces.values()].flatMap(({ query }) => (query ? [query] : []));
  assert.ok(queries.length >= 3);
  for (const query of queries) {
    assert.equal(new URLSearchParams(query).toString(), query);
    assert.equal(encodeURI(query), query);
    assert.equal(new URL(`http://h/embed?${query}`).search, `?${query}`);
  }
});
