// What a lesson in one file answers in place of a server.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { Refused } from "../../static/js/model/api.js";
import { askCheck, askCode, askTrace, unpack } from "../../static/js/model/offline.js";
import { traceNamed } from "./traces.js";

const EXACT = traceNamed("lecture-exact-unit");
const LAYER = traceNamed("lecture-exact-layer");
const INTUITION = traceNamed("lecture-intuition-unit");
const OTHER = traceNamed("xnor-exact-unit");

/** @type {any} */
const ANSWERS = {
  traces: [EXACT, LAYER, INTUITION],
  checks: [EXACT, INTUITION].map(({ problem }) => ({ problem, passed: problem.rule === "exact" })),
  listings: [EXACT, INTUITION].flatMap(({ problem }) =>
    ["numpy", "octave"].map((language) => ({ problem, language, code: `${language} ${problem.rule}` })),
  ),
};

/** @param {Promise<unknown>} answer */
async function refusal(answer) {
  const reason = await answer.then(() => null, (error) => error);
  assert.ok(reason instanceof Refused);
  return reason.trouble;
}

test("a walk is found by its rule and its granularity", async () => {
  assert.equal(await askTrace(ANSWERS, EXACT.problem, "unit"), EXACT);
  assert.equal(await askTrace(ANSWERS, EXACT.problem, "layer"), LAYER);
  assert.equal(await askTrace(ANSWERS, { ...EXACT.problem, rule: "intuition" }, "unit"), INTUITION);
});

test("in whatever order the names of a problem stand", async () => {
  const turned = /** @type {any} */ (Object.fromEntries(Object.entries(EXACT.problem).reverse()));
  assert.equal(await askTrace(ANSWERS, turned, "unit"), EXACT);
});

test("what is not there is refused in words, and not asked for again", async () => {
  const asked = [
    askTrace(ANSWERS, { ...EXACT.problem, rule: "intuition" }, "layer"),
    askTrace(ANSWERS, { ...EXACT.problem, y: [0] }, "unit"),
    askTrace(ANSWERS, OTHER.problem, "unit"),
    askCheck(ANSWERS, OTHER),
    askCode(ANSWERS, OTHER, "numpy"),
    askCode(ANSWERS, EXACT, "pytorch"),
  ];
  for (const answer of asked) {
    const { detail, errors, gone } = await refusal(answer);
    assert.match(detail, /^This file does not have that\b.*\.$/);
    assert.deepEqual([errors, gone], [[], false]);
  }
});

test("a check and a listing belong to the trace that they were asked for", async () => {
  const check = await askCheck(ANSWERS, INTUITION);
  assert.deepEqual([check.of, check.passed], [INTUITION, false]);
  assert.equal((await askCheck(ANSWERS, LAYER)).passed, true);
  const listing = await askCode(ANSWERS, INTUITION, "octave");
  assert.deepEqual(listing, { of: INTUITION, language: "octave", code: "octave intuition" });
});

test("what was packed comes out as it went in, each walk with its own steps", async () => {
  const rest = { words: "\u0398 \u2212 0.1 \u{1d6ff}", tiny: 5e-324, sum: 0.1 + 0.2 };
  const packed = { ...rest, steps: [{ kind: "z" }, { kind: "a" }], traces: [{ steps: [1, 0] }, { steps: [0] }] };
  assert.deepEqual(await unpack(gzipSync(JSON.stringify(packed)).toString("base64")), {
    ...rest,
    traces: [{ steps: [{ step: 1, kind: "a" }, { step: 2, kind: "z" }] }, { steps: [{ step: 1, kind: "z" }] }],
  });
});

test("what is no such thing is not taken for an answer", async () => {
  await assert.rejects(unpack("!"));
  await assert.rejects(unpack(Buffer.from("{}").toString("base64")));
});
