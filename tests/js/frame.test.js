import assert from "node:assert/strict";
import test from "node:test";
import { createMoves, refused } from "../../static/js/model/actions.js";
import { loadQuery, Refused } from "../../static/js/model/api.js";
import { framed, HOST, known, OTHER, PAUSED, TRACE } from "./framed.js";
import { told } from "./traces.js";

const TROUBLE = { detail: "No.", errors: [], gone: false };

test("a page of its own posts nothing, and still follows its hash", () => {
  const { store, said } = framed({ alone: true, hash: "#step=9" });
  assert.equal(store.get().place.step, 8);
  assert.deepEqual(said(), []);
});

test("hello to anybody without a lesson in it, until init", async () => {
  const page = framed();
  page.pass(600);
  assert.deepEqual(page.said(), Array(3).fill({ data: { backprop: 1, id: "a", type: "hello", data: {} }, target: "*" }));
  await page.say("init");
  page.said();
  page.pass(20_000);
  assert.deepEqual(page.said(), []);
  const lonely = framed();
  lonely.pass(60_000);
  assert.equal(lonely.said().length, 41);
});

test("init is answered by ack, ready and the step in view, to its origin alone", async () => {
  const page = framed({ parameters: { warnings: ["x is not a parameter here."] } });
  page.said();
  await page.say("init");
  const said = page.said();
  assert.deepEqual(said.map(({ data }) => data.type), ["ack", "ready", "step"]);
  assert.ok(said.every(({ target }) => target === HOST));
  assert.deepEqual(said[1]?.data.data.warnings, ["x is not a parameter here."]);
  assert.deepEqual([said[1]?.data.data.step, said[2]?.data.data.step], [5, 5]);
});

test("nobody but the parent is obeyed, and nobody before init", async () => {
  const page = framed();
  page.said();
  await page.say("next");
  await page.say("init", {}, { source: {} });
  assert.deepEqual(page.said(), []);
  assert.equal(page.store.get().place.step, 4);
  await page.say("init");
  page.said();
  await page.say("next", {}, { origin: "https://b.example" });
  assert.deepEqual(page.said(), []);
  assert.equal(page.store.get().place.step, 4);
});

test("moves are acknowledged after the step that they lead to", async () => {
  const page = await known();
  await page.say("next");
  const [step, ack] = page.said();
  assert.deepEqual([step?.data.type, step?.data.data.step], ["step", 6]);
  assert.deepEqual([ack?.data.type, ack?.data.request], ["ack", "next"]);
  const total = TRACE.steps.length;
  for (const [type, step] of /** @type {[string, number][]} */ ([["previous", 5], ["first", 1], ["last", total]])) {
    await page.say(type);
    assert.equal(page.store.get().place.step, step - 1);
  }
  await page.say("goto", { step: 12 });
  assert.equal(page.store.get().place.step, 11);
  page.said();
  await page.say("goto", { step: total + 1 });
  const [error] = page.said();
  assert.equal(error?.data.data.detail, `There are ${total} steps.`);
  assert.equal(error?.data.request, "goto");
  await page.say("focus");
  assert.deepEqual(page.said().map(({ data }) => data.type ?? data), ["focused", "ack"]);
});

test("play plays and pause pauses, whatever runs", async () => {
  for (const run of ["paused", "once", "playing", "intro"]) {
    const intro = run === "intro" ? 0 : null;
    const page = await known({ state: { place: { ...PAUSED, tau: 0.5, run, intro } } });
    await page.say("play");
    assert.match(page.store.get().place.run, run === "intro" ? /intro/ : /playing/);
    const other = await known({ state: { place: { ...PAUSED, tau: 0.5, run, intro } } });
    await other.say("pause");
    assert.equal(other.store.get().place.run, "paused");
  }
});

test("a step is told once, not with every frame, and none during the intro", async () => {
  const page = await known();
  for (const tau of [0, 0.3, 1]) page.store.set({ place: /** @type {any} */ ({ ...PAUSED, tau }) });
  assert.deepEqual(page.said(), []);
  page.store.set({ place: /** @type {any} */ ({ ...PAUSED, step: 5, tau: 0 }) });
  page.store.set({ place: /** @type {any} */ ({ ...PAUSED, step: 5, tau: 1 }) });
  assert.deepEqual(page.types(), ["step"]);
  const opening = framed({ state: { place: { ...PAUSED, run: "intro", intro: 0.5 } } });
  await opening.say("init");
  assert.ok(!opening.types().includes("step"));
  opening.store.set({ place: /** @type {any} */ (PAUSED) });
  assert.deepEqual(opening.types(), ["step"]);
});

test("another problem is told as a state, trouble as an error", async () => {
  const page = await known();
  page.store.set({ trace: OTHER });
  assert.deepEqual(page.types(), ["state", "step"]);
  page.store.set({ trouble: { ...TROUBLE, errors: [{ field: "x", message: "is empty" }] } });
  const [error] = page.said();
  assert.deepEqual(error?.data.data, { detail: "No. (x is empty)", fatal: false });
  const opened = framed({ state: { trouble: TROUBLE }, parameters: { trouble: TROUBLE } });
  await opened.say("init");
  assert.deepEqual(opened.said().at(-1)?.data.data, { detail: "No.", fatal: true });
  opened.store.set({ trouble: { ...TROUBLE } });
  opened.said();
  await opened.say("init");
  assert.equal(opened.said().at(-1)?.data.data.fatal, false, "what came later passes");
});

test("set is acknowledged once it is shown", async () => {
  /** @type {string[]} */
  const queries = [];
  const page = await known({ load: /** @type {any} */ (async (/** @type {string} */ query) => (queries.push(query), OTHER)) });
  await page.say("set", { query: "layers=2-1", theme: "dark" });
  assert.deepEqual(queries, ["layers=2-1"]);
  assert.equal(page.store.get().theme, "dark");
  assert.equal(page.asked.at(-1).problem, OTHER.problem);
  assert.deepEqual(page.said(), [], "not yet");
  await page.answer(OTHER);
  assert.deepEqual(page.types(), ["state", "step", "ack"]);
  await page.say("set", { rule: "intuition" });
  assert.equal(page.asked.at(-1).problem.rule, "intuition");
  await page.answer(OTHER);
  assert.equal(page.types().at(-1), "ack");
  await page.say("set", { rule: "intuition" });
  assert.deepEqual(page.types(), ["ack"], "nothing to ask for");
});

test("what the server refuses is answered in its words", async () => {
  const page = await known({ load: async () => { throw new Refused({ ...TROUBLE, detail: "layers is missing." }); } });
  await page.say("set", { query: "" });
  assert.equal(page.said()[0]?.data.data.detail, "layers is missing.");
  await page.say("set", { rule: "y_minus_a" });
  page.store.set(refused(page.store.get(), page.asked.at(-1), TROUBLE));
  await new Promise((resolve) => setImmediate(resolve));
  const said = page.said().map(({ data }) => [data.type, data.request]);
  assert.deepEqual(said, [["error", undefined], ["error", "set"]]);
});

test("of two links the later one is shown", async () => {
  /** @type {((trace: any) => void)[]} */
  const open = [];
  const page = await known({ load: () => new Promise((resolve) => open.push(resolve)) });
  await page.say("set", { query: "a" });
  await page.say("set", { query: "b" });
  open[1]?.(OTHER);
  open[0]?.(TRACE);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(page.asked.length, 1);
  assert.equal(page.asked[0].problem, OTHER.problem);
  assert.deepEqual(page.types(), ["error"], "the first");
});

test("a set whose place a newer one takes while it is computed is no success", async () => {
  const page = await known({ load: /** @type {any} */ (async (/** @type {string} */ query) => (query === "a" ? TRACE : OTHER)) });
  page.edits.edit(() => ({ ...OTHER.problem, rule: "intuition" }));
  await page.answer(OTHER);
  page.said();
  await page.say("set", { query: "a" }, {});
  await page.say("set", { query: "b" });
  assert.deepEqual(page.types(), ["error"], "the first");
  await page.answer(OTHER);
  assert.equal(page.types().at(-1), "ack", "the second");
});

test("reset goes back to the granularity of the link", async () => {
  const page = await known();
  page.edits.setGranularity("layer");
  await page.answer();
  await page.say("reset");
  assert.equal(page.asked.at(-1).granularity, "unit");
});

test("reset goes back to the problem, rule, preset and step of the link", async () => {
  const page = await known({ hash: "#step=9" });
  page.edits.edit(() => ({ ...OTHER.problem, rule: "intuition" }));
  await page.answer(OTHER);
  page.said();
  await page.say("reset");
  const { problem, preset } = page.asked.at(-1);
  assert.deepEqual([problem, preset], [TRACE.problem, "lecture"]);
  await page.answer();
  assert.equal(page.types().at(-1), "ack");
  assert.equal(page.store.get().place.step, 4, "that of the link, not of the hash");
  const untouched = await known({ state: { preset: null } });
  await untouched.say("last");
  await untouched.say("reset");
  assert.deepEqual([untouched.asked.length, untouched.store.get().place.step], [0, 4]);
});

test("state and trace are given to who asks", async () => {
  const page = await known();
  await page.say("getState");
  const said = page.said();
  assert.deepEqual(said.map(({ data }) => [data.type, data.request]), [["ack", "getState"], ["state", "getState"]]);
  assert.equal(said[1]?.data.data.query, TRACE.query);
  await page.say("getTrace");
  assert.equal(page.said()[0]?.data.data.trace, TRACE);
});

test("what is wrong is answered, what is foreign is not, and too much is said once", async () => {
  const page = await known();
  await page.say("explode");
  const [error] = page.said();
  assert.deepEqual([error?.data.type, error?.data.request], ["error", "explode"]);
  await page.say("", {}, { data: { subject: "lti.frameResize" } });
  assert.deepEqual(page.said(), []);
  for (let k = 0; k < 100; k += 1) void page.say("first");
  await page.say("last");
  const types = page.types().filter((type) => type !== "step");
  assert.deepEqual([types.filter((t) => t === "ack").length, types.filter((t) => t === "error").length], [48, 1]);
  assert.equal(page.store.get().place.step, 0, "too many are not obeyed");
});

test("heights come with the next frame, in every dialect, to the host alone once it is known", async () => {
  const page = framed({ hash: "#?secret=s3" });
  page.said();
  for (const height of [300, 400, 410.4]) page.measure(height);
  assert.deepEqual(page.said(), []);
  page.pass(17);
  const said = page.said();
  assert.equal(said.length, 4);
  assert.deepEqual(said.map(({ target }) => target), Array(4).fill("*"));
  assert.equal(said[3]?.data.value, 411);
  await page.say("init");
  assert.deepEqual(page.said().at(-1), { data: { backprop: 1, id: "a", type: "resize", data: { height: 411 } }, target: HOST });
  page.measure(410.9);
  page.pass(100);
  assert.deepEqual(page.said(), [], "the same");
  page.measure(500);
  page.pass(17);
  page.measure(600);
  page.pass(17);
  assert.equal(page.said().length, 4, "only 500 so far");
  page.pass(60);
  assert.deepEqual(page.said().map(({ data, target }) => [data.value, target]).at(-1), [600, HOST]);
  const silent = framed({ parameters: { autosize: false } });
  silent.said();
  silent.measure(300);
  silent.pass(100);
  assert.deepEqual(silent.said(), []);
});

test("the hash follows the step and the step the hash, also where it may not be written", () => {
  const page = framed({ hash: "#step=7#?secret=s3" });
  assert.equal(page.store.get().place.step, 6);
  createMoves(page.store).next();
  page.pass(251);
  assert.equal(page.window.location.hash, "#step=8#?secret=s3");
  page.window.location.hash = "#step=2";
  page.listeners.get("hashchange")?.({});
  assert.equal(page.store.get().place.step, 1);
  page.window.history.replaceState = () => { throw new Error("sandboxed"); };
  page.pass(300);
});

test("a frame that is stopped says and hears nothing", () => {
  const page = framed();
  page.frame.stop();
  page.cursor.stop();
  page.said();
  page.pass(1000);
  createMoves(page.store).next();
  page.pass(1000);
  assert.deepEqual([page.said(), page.listeners.size], [[], 0]);
});

test("a link is loaded by GET, and only a walk is an answer", async () => {
  /** @type {any[]} */
  const asked = [];
  const fetcher = (/** @type {Response} */ response) =>
    /** @type {typeof fetch} */ (async (...given) => (asked.push(given), response));
  const abort = new AbortController();
  const { signal } = abort;
  const walk = told({ ...TRACE, granularity: "layer" });
  const got = await loadQuery(fetcher(Response.json(walk)), "?layers=2-1#x", "layer", signal);
  assert.deepEqual(got, walk);
  const [[address, options]] = asked;
  assert.equal(address, "api/v1/trace?layers=2-1%23x&granularity=layer");
  abort.abort();
  assert.ok(options.signal.aborted, "what nobody waits for any more is given up");
  const refusal = Response.json({ detail: "layers is missing." }, { status: 422 });
  for (const [response, words] of /** @type {[Response, RegExp][]} */ ([
    [refusal, /^layers is missing/],
    [Response.json({}), /could not be read/],
    [new Response("<p>", { status: 502 }), /does not answer/],
  ])) {
    const reason = await loadQuery(fetcher(response), "", "unit", new AbortController().signal).catch((r) => r);
    assert.ok(reason instanceof Refused);
    assert.match(reason.trouble.detail, words);
  }
});
