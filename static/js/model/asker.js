/**
 * One question at a time, and the latest wins. While one is under way the newest that was asked
 * since waits; older ones that wait are forgotten. An answer that is slow while a newer question
 * waits is given up. A server that is gone is asked again, later and later.
 */

import { Refused } from "./api.js";

/** @typedef {import("../types/state.js").Trouble} Trouble */

/**
 * A question under way is left this long before a newer one takes its place. A server that is farther
 * away would never come to answer: each time one is given up, the next is left twice as long.
 */
export const PATIENCE = 120;
export const LAST_PATIENCE = 1920;
/** Longer than this without an answer, and the page says that it waits. */
export const NOTICE = 150;
/** The first pause before a server that is gone is asked again; it doubles up to the last. */
export const FIRST_RETRY = 500;
export const LAST_RETRY = 15000;

/**
 * @template Q, A
 * @typedef {object} Ports
 * @property {(question: Q, signal: AbortSignal) => Promise<A>} send
 * @property {(question: Q, answer: A) => void} answered
 * @property {(question: Q, trouble: Trouble) => void} refused
 * @property {(waiting: boolean) => void} waiting
 * @property {(run: () => void, ms: number) => number} later
 * @property {(id: number) => void} never
 */

/**
 * @template Q, A
 * @param {Ports<Q, A>} ports
 */
export function createAsker({ send, answered, refused, waiting, later, never }) {
  /** @type {{question: Q, abort: AbortController} | null} */
  let underWay = null;
  /** @type {{question: Q} | null} */
  let queued = null;
  let retry = FIRST_RETRY;
  let patience = PATIENCE;
  /** @type {Map<string, number>} */
  const timers = new Map();

  /**
   * @param {string} name
   * @param {number} ms
   * @param {() => void} run
   */
  function after(name, ms, run) {
    clear(name);
    timers.set(
      name,
      later(() => {
        timers.delete(name);
        run();
      }, ms),
    );
  }

  /** @param {string} name */
  function clear(name) {
    const id = timers.get(name);
    if (id !== undefined) never(id);
    timers.delete(name);
  }

  /** @param {Q} question */
  async function start(question) {
    clear("retry");
    const abort = new AbortController();
    const mine = { question, abort };
    underWay = mine;
    after("patience", patience, giveWay);
    if (!timers.has("notice")) after("notice", NOTICE, () => waiting(true));
    let tell;
    try {
      const answer = await send(question, abort.signal);
      tell = () => {
        retry = FIRST_RETRY;
        answered(question, answer);
      };
    } catch (reason) {
      if (underWay === mine && !(reason instanceof Refused)) throw reason;
      tell = () => failed(question, /** @type {Refused} */ (reason).trouble);
    }
    // What goes wrong in telling is no trouble with the server, and is not swallowed as one.
    if (underWay === mine) finish(tell);
  }

  /** @param {() => void} tell */
  function finish(tell) {
    underWay = null;
    clear("patience");
    if (!queued) {
      clear("notice");
      waiting(false);
    }
    tell();
    if (queued && !underWay) startQueued();
  }

  /**
   * Trouble with a question that a newer one has replaced concerns nobody.
   * @param {Q} question
   * @param {Trouble} trouble
   */
  function failed(question, trouble) {
    if (queued) return;
    if (trouble.gone) {
      after("retry", retry, () => void start(question));
      retry = Math.min(LAST_RETRY, retry * 2);
    }
    refused(question, trouble);
  }

  function startQueued() {
    const next = queued;
    queued = null;
    if (next) void start(next.question);
  }

  function giveWay() {
    if (!queued || !underWay) return;
    const { abort } = underWay;
    underWay = null;
    patience = Math.min(LAST_PATIENCE, patience * 2);
    abort.abort();
    startQueued();
  }

  return {
    /** @param {Q} question */
    ask(question) {
      clear("retry");
      if (!underWay) return void start(question);
      queued = { question };
      if (!timers.has("patience")) giveWay();
    },
  };
}
