import assert from "node:assert/strict";
import test from "node:test";
import * as messages from "../../static/js/model/messages.js";
import { traceNamed } from "./traces.js";

const { createGate, createLimit, readMessage } = messages;
const TRACE = traceNamed("lecture-exact-unit");

/** @param {string} type @param {unknown} [data] @param {object} [more] */
const sent = (type, data = {}, more = {}) => ({ backprop: 1, type, data, ...more });

test("every command is read, with its request", () => {
  for (const type of ["init", "next", "previous", "first", "last", "play", "pause", "reset", "getState", "getTrace", "focus"]) {
    assert.deepEqual(readMessage(sent(type, {}, { request: 7 })), {
      command: { type, data: {}, request: 7 },
    });
  }
  assert.deepEqual(readMessage(sent("goto", { step: 12 }, { id: "a" })), {
    command: { type: "goto", data: { step: 12 } },
  });
  const data = { query: "layers=2-1", theme: "dark", rule: "intuition" };
  assert.deepEqual(readMessage(sent("set", data, { request: "r" })), {
    command: { type: "set", data, request: "r" },
  });
  assert.deepEqual(readMessage({ backprop: 1, type: "next" }), { command: { type: "next", data: {} } });
});

test("what others post is nobody's mistake", () => {
  for (const foreign of [
    null, undefined, 1, "", "next", [], [1], new Date(), new Map(), { type: "next" },
    '{"backprop":1,"type":"next"}', { subject: "lti.frameResize", height: 1 }, Object.create({ backprop: 1 }),
  ]) {
    const read = /** @type {any} */ (readMessage(foreign));
    assert.equal(read.ours, false, String(foreign));
    assert.match(read.detail, /^[A-Z].*\.?$/);
  }
});

test("what means to be ours and is wrong is told in one sentence", () => {
  /** @type {[unknown, RegExp][]} */
  const wrong = [
    [sent("next", {}, { backprop: 2 }), /version 1 alone/],
    [sent("next", {}, { backprop: "1" }), /version 1 alone/],
    [sent("next", {}, { id: 3 }), /^id /],
    [sent("next", {}, { request: {} }), /^request /],
    [sent("next", {}, { request: NaN }), /^request /],
    [sent("next", []), /^data /],
    [sent("next", null), /^data /],
    [{ backprop: 1, data: {} }, /^type /],
    [sent("explode"), /^explode is not a type/],
    [sent("constructor"), /not a type/],
    [sent("x".repeat(500)), /^x{40}… is not/],
    [sent("goto"), /^goto needs step/],
    [sent("goto", { step: 0 }), /^goto needs step/],
    [sent("goto", { step: 1.5 }), /^goto needs step/],
    [sent("goto", { step: "3" }), /^goto needs step/],
    [sent("set"), /^set needs/],
    [sent("set", { colour: "red" }), /not colour/],
    [sent("set", { constructor: "red" }), /not constructor/],
    [sent("set", { theme: "pink" }), /auto, light, dark/],
    [sent("set", { rule: "none" }), /exact, intuition, y_minus_a/],
    [sent("set", { query: 1 }), /^query must be a text/],
    [sent("set", { theme: "dark", rule: null }), /^rule must be a text/],
  ];
  for (const [message, words] of wrong) {
    const read = /** @type {any} */ (readMessage(message));
    assert.equal(read.ours, true);
    assert.match(read.detail, words);
    assert.match(read.detail, /\.$/);
  }
});

test("a refusal keeps the request, so that it can be answered", () => {
  assert.equal(/** @type {any} */ (readMessage(sent("goto", {}, { request: 9 }))).request, 9);
});

test("what a frame says has the shapes of the protocol", () => {
  const step = TRACE.steps[4];
  assert.ok(step);
  const { phase, kind, layer, unit, value, narration } = step;
  const envelope = { backprop: 1, id: "a" };
  assert.deepEqual(messages.hello("a"), { ...envelope, type: "hello", data: {} });
  assert.deepEqual(messages.ready("a", TRACE, 5, ["w"]), {
    ...envelope,
    type: "ready",
    data: { steps: TRACE.steps.length, step: 5, query: TRACE.query, warnings: ["w"] },
  });
  assert.deepEqual(messages.step("a", step, 30), {
    ...envelope,
    type: "step",
    data: { step: 5, total: 30, phase, kind, layer, unit, value, narration },
  });
  assert.deepEqual(messages.resize("a", 410).data, { height: 410 });
  assert.deepEqual(messages.state("a", TRACE, 2), {
    ...envelope,
    type: "state",
    request: 2,
    data: { query: TRACE.query },
  });
  assert.deepEqual(messages.error("a", "No.", false).data, { detail: "No.", fatal: false });
  assert.equal("request" in messages.error("a", "No.", false), false);
  assert.deepEqual(messages.ack("a", 3, { trace: 1 }), {
    ...envelope,
    type: "ack",
    request: 3,
    data: { request: 3, trace: 1 },
  });
  assert.deepEqual(messages.ack("a", undefined).data, { request: null });
});

test("only the parent is listened to, and after init only its origin", () => {
  const parent = {};
  const gate = createGate({ origin: null, parent });
  const from = (/** @type {string} */ origin, source = /** @type {unknown} */ (parent)) => ({ source, origin });
  assert.equal(gate.target(), null, "nobody is answered before");
  assert.equal(gate.accepts(from("https://a.example", {})), false);
  assert.equal(gate.accepts(from("https://a.example", null)), false);
  assert.equal(gate.accepts(from("https://a.example")), true);
  gate.pin(from("https://a.example"));
  assert.equal(gate.target(), "https://a.example");
  assert.equal(gate.accepts(from("https://b.example")), false);
  assert.equal(gate.accepts(from("null")), false);
  gate.pin(from("https://b.example"));
  assert.equal(gate.target(), "https://a.example", "the first holds");
  assert.equal(createGate({ origin: null, parent: null }).accepts(from("x", null)), false);
});

test("an origin that the link names holds from the start", () => {
  const parent = {};
  const gate = createGate({ origin: "https://a.example", parent });
  assert.equal(gate.target(), "https://a.example");
  assert.equal(gate.accepts({ source: parent, origin: "https://b.example" }), false);
  assert.equal(gate.accepts({ source: parent, origin: "https://a.example:8443" }), false);
  assert.equal(gate.accepts({ source: parent, origin: "https://a.example" }), true);
});

test("an origin that has no name is answered by *, and no other is", () => {
  const parent = {};
  for (const origin of ["null", "file://"]) {
    const gate = createGate({ origin, parent });
    assert.equal(gate.target(), "*");
    assert.equal(gate.accepts({ source: parent, origin: "file://" }), true);
    assert.equal(gate.accepts({ source: parent, origin: "null" }), true);
    assert.equal(gate.accepts({ source: parent, origin: "https://a.example" }), false);
  }
});

test("fifty commands at once, then fifty a second; who sends more hears it once a second", () => {
  const limit = createLimit();
  const at = (/** @type {number} */ now, /** @type {number} */ times) => {
    const counts = { go: 0, say: 0, drop: 0 };
    for (let k = 0; k < times; k += 1) counts[limit.spend(now)] += 1;
    return counts;
  };
  assert.deepEqual(at(1000, 60), { go: 50, say: 1, drop: 9 });
  assert.deepEqual(at(1100, 10), { go: 5, say: 0, drop: 5 });
  assert.deepEqual(at(1999, 100), { go: 44, say: 0, drop: 56 });
  assert.deepEqual(at(2000, 2), { go: 1, say: 1, drop: 0 }, "a part of one was left");
  assert.deepEqual(at(1500, 1), { go: 0, say: 0, drop: 1 }, "a clock that goes back gives nothing");
  assert.equal(at(60_000, 60).go, 50, "no more are saved up");
});

test("hello is said every quarter of a second, for ten seconds", () => {
  let waited = 0;
  let said = 1;
  for (let ms = messages.helloAgain(0); ms !== null; ms = messages.helloAgain(waited)) {
    assert.equal(ms, 250);
    waited += ms;
    said += 1;
  }
  assert.deepEqual([waited, said], [10_000, 41]);
});
