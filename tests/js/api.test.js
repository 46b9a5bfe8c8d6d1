import assert from "node:assert/strict";
import test from "node:test";
import { loadQuery, Refused } from "../../static/js/model/api.js";

/** Runs it in a browser of 2023, whose clocks go a thousand times faster. @param {() => Promise<void>} run */
async function in2023(run) {
  const { any, timeout } = AbortSignal;
  // Node waits for no clock of a signal; and what is never given up must not keep it waiting for ever.
  let awake;
  const late = new Promise((_, failed) => {
    awake = setTimeout(() => failed(new Error("it was not given up")), 3000);
  });
  try {
    /** @type {any} */ (AbortSignal).any = undefined;
    AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 1000);
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(awake);
    AbortSignal.any = any;
    AbortSignal.timeout = timeout;
  }
}

/** Keeps silent until it is told to give up. @type {any} */
const silent = (/** @type {string} */ _, /** @type {{signal: AbortSignal}} */ { signal }) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });

const refused = (/** @type {unknown} */ reason) => reason instanceof Refused && reason.trouble.gone;

test("a walk that never comes is given up, in a browser without AbortSignal.any too", () =>
  in2023(async () => {
    const { signal } = new AbortController();
    await assert.rejects(loadQuery(silent, "layers=2-1", "unit", signal), refused);
  }),
);

test("a walk of which the end never comes is given up, later", () =>
  in2023(async () => {
    /** @type {any} */
    const half = async (/** @type {string} */ address, /** @type {any} */ options) => ({ ok: true, status: 200, text: () => silent(address, options) });
    await assert.rejects(loadQuery(half, "layers=2-1", "unit", new AbortController().signal), refused);
  }),
);

test("one that gives way to a newer question is no trouble, before it is sent and under way", () =>
  in2023(async () => {
    for (const early of [true, false]) {
      const newer = new AbortController();
      if (early) newer.abort();
      const asked = loadQuery(silent, "layers=2-1", "unit", newer.signal);
      newer.abort();
      await assert.rejects(asked, (/** @type {any} */ reason) => reason.name === "AbortError");
    }
  }),
);
