// A frame in a window that is none, and a host that talks to it.

import { createCursor } from "../../static/js/cursor.js";
import { createFrame } from "../../static/js/frame.js";
import { answered, createEdits, createMoves } from "../../static/js/model/actions.js";
import { EMPTY } from "../../static/js/model/history.js";
import { createStore } from "../../static/js/model/store.js";
import { traceNamed } from "./traces.js";

export const TRACE = traceNamed("lecture-exact-unit");
export const OTHER = traceNamed("xnor-exact-unit");
export const HOST = "https://course.example";
export const PAUSED = { step: 4, tau: 1, run: "paused", rested: 0, intro: null };

/** A frame in a window that is none: what it posts, and how time, heights and messages come to it. */
export function framed({ parameters = {}, state = /** @type {Record<string, any>} */ ({}), hash = "", load = async () => OTHER, alone = false } = {}) {
  let now = 0;
  /** @type {{at: number, run: () => void}[]} */
  let timers = [];
  /** @type {Map<string, (event: any) => void>} */
  const listeners = new Map();
  /** @type {any} */
  let measure;
  /** @type {{data: any, target: string}[]} */
  const posted = [];
  const parent = { postMessage: (/** @type {any} */ data, /** @type {string} */ target) => posted.push({ data, target }) };
  const later = (/** @type {() => void} */ run, ms = 0) => timers.push({ at: now + ms, run });
  /** @type {any} */
  const window = {
    parent,
    performance: { now: () => now },
    location: { hash, href: `https://a.example/embed?x=1${hash}` },
    history: { state: null, replaceState: (/** @type {any} */ _s, /** @type {any} */ _t, /** @type {string} */ to) => (window.location.hash = to) },
    setTimeout: later,
    clearTimeout: (/** @type {number} */ id) => id && timers.splice(id - 1, 1, { at: Infinity, run() {} }),
    requestAnimationFrame: (/** @type {() => void} */ run) => later(run, 16),
    addEventListener: (/** @type {string} */ name, /** @type {any} */ run) => listeners.set(name, run),
    removeEventListener: (/** @type {string} */ name) => listeners.delete(name),
    focus: () => posted.push({ data: "focused", target: "" }),
    ResizeObserver: class {
      /** @param {any} run */
      constructor(run) { measure = (/** @type {number} */ height) => run([{ contentRect: { height } }]); }
      observe() {}
      disconnect() {}
    },
  };
  if (alone) window.parent = window;
  const store = createStore(/** @type {any} */ ({
    trace: TRACE, place: PAUSED, still: true, wanted: null, refused: null, refusal: null, trouble: null,
    preset: "lecture", lecture: true, popover: null, history: EMPTY, theme: "auto",
    opened: { trace: TRACE, place: PAUSED, preset: state.preset === undefined ? "lecture" : state.preset, lecture: true, query: "" }, ...state,
  }));
  /** @type {any[]} */
  const asked = [];
  const edits = createEdits(store, (wanted) => asked.push(wanted));
  const moves = createMoves(store);
  const cursor = createCursor({ window, store, moves, named: false });
  const { secret } = cursor;
  const frame = createFrame({
    window, store, edits, moves, load, secret, height: /** @type {any} */ ({}),
    parameters: { id: "a", origin: "", autosize: true, warnings: [], trouble: null, ...parameters },
  });
  return {
    frame, cursor, store, edits, asked, window, listeners,
    measure: (/** @type {number} */ height) => measure(height),
    /** What was posted since it was last looked at. */
    said: () => posted.splice(0),
    types: () => posted.splice(0).map(({ data }) => data.type),
    /** @param {string} type @param {object} [data] @param {object} [from] */
    async say(type, data = {}, from = {}) {
      const message = { backprop: 1, type, request: type, data };
      listeners.get("message")?.({ source: parent, origin: HOST, data: message, ...from });
      await new Promise((resolve) => setImmediate(resolve));
    },
    /** @param {number} ms */
    pass(ms) {
      for (const end = now + ms; now < end; now += 1) {
        for (const timer of timers) if (timer.at <= now) { timer.at = Infinity; timer.run(); }
      }
    },
    /** The newest question is answered. */
    async answer(trace = TRACE) {
      const { problem, granularity } = asked.at(-1);
      store.set(answered(store.get(), asked.at(-1), /** @type {any} */ ({ ...trace, problem, granularity })));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** One whose host has said init. @param {Parameters<typeof framed>[0]} [of] */
export async function known(of) {
  const page = framed(of);
  await page.say("init");
  page.said();
  return page;
}
