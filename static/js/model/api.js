/**
 * What the page asks the server. Addresses are relative to the page, so that it works behind
 * any path. Whatever goes wrong comes out as one kind of object: a Trouble.
 */

import { alike, isWalk, repeats } from "./whole.js";

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/state.js").Preset} Preset */
/** @typedef {import("../types/state.js").Trouble} Trouble */
/** @typedef {import("../types/answer.js").Granularity} Granularity */
/** @typedef {import("../types/state.js").Check} Check */
/** @typedef {import("../types/state.js").Listing} Listing */
/** @typedef {import("../types/answer.js").Language} Language */

export const TRACE = "api/v1/trace";
export const PRESETS = "api/v1/presets";
export const CHECK = "api/v1/gradient-check";
export const CODE = "api/v1/code";

const GONE = "The server does not answer.";
const GARBLED = "The server's answer could not be read.";
/** What the server says of the problem itself; anything else is no word of it, or may pass. */
const REFUSALS = [400, 413, 414, 422];
/** Where nothing has come by then it is given up, and where not all has come, later. */
const SILENT = 10_000;
const LONGEST = 90_000;

/** A Trouble on its way up. */
export class Refused extends Error {
  /** @param {Trouble} trouble */
  constructor(trouble) {
    super(trouble.detail);
    this.trouble = trouble;
  }
}

/**
 * The whole walk of a problem. Rejects with Refused, or with an AbortError.
 * @param {typeof fetch} fetcher
 * @param {Draft} problem
 * @param {Granularity} granularity
 * @param {AbortSignal} signal
 * @returns {Promise<Trace>}
 */
export async function askTrace(fetcher, problem, granularity, signal) {
  const body = JSON.stringify({ ...problem, granularity });
  const headers = { "Content-Type": "application/json" };
  return walkIn(await ask(fetcher, TRACE, { method: "POST", body, headers, signal }), problem, granularity);
}

/**
 * The same of a link's query, which the server alone can read. Rejects with Refused, or with an
 * AbortError.
 * @param {typeof fetch} fetcher
 * @param {string} query with or without its question mark
 * @param {Granularity} granularity
 * @param {AbortSignal} signal
 * @returns {Promise<Trace>}
 */
export async function loadQuery(fetcher, query, granularity, signal) {
  // What stood behind a # would never be sent, and the granularity with it.
  const plain = query.replace(/^\?/, "").replaceAll("#", "%23");
  return walkIn(await ask(fetcher, `${TRACE}?${plain}&granularity=${granularity}`, { signal }), {}, granularity);
}

/** @param {any} answer @param {object} asked @param {Granularity} granularity @returns {Trace} */
const walkIn = (answer, asked, granularity) =>
  sound(answer, () => isWalk(answer) && repeats(answer, { granularity }) && repeats(answer.problem, asked));

/**
 * The answer, unless it is half of one or another's. Throws Refused.
 * @template A
 * @param {A} answer
 * @param {() => boolean} good may throw
 * @returns {A}
 */
function sound(answer, good) {
  try {
    if (good()) return answer;
  } catch {
    // Something is missing in it.
  }
  throw new Refused(gone(GARBLED));
}

/**
 * Central differences beside the gradient of a trace.
 * @param {typeof fetch} fetcher
 * @param {Trace} of
 * @param {string | null} link a query of the same problem that many ask for: caches keep its answer
 * @returns {Promise<Check>}
 */
export async function askCheck(fetcher, of, link = null) {
  const found = await (link ? ask(fetcher, `${CHECK}?${link}`, {}) : ask(fetcher, CHECK, posted(of.problem)));
  return sound(
    { ...found, of },
    () =>
      repeats(found.problem, of.problem) &&
      [true, false, null].includes(found.passed) &&
      alike([found.numeric, found.tolerance, found.largest_absolute], [of.gradient, of.gradient, 0]) &&
      found.unreliable.every((/** @type {any} */ each) => alike(each.theta, [0, 0, 0])),
  );
}

/**
 * The program of a trace.
 * @param {typeof fetch} fetcher
 * @param {Trace} of
 * @param {Language} language
 * @param {string | null} link as for the check
 * @returns {Promise<Listing>}
 */
export async function askCode(fetcher, of, language, link = null) {
  const found = await (link
    ? ask(fetcher, `${CODE}?${link}&language=${language}`, {})
    : ask(fetcher, CODE, posted({ ...of.problem, language })));
  return sound(
    { of, language, code: found.code },
    () => repeats(found.problem, of.problem) && found.language === language && found.code.split("\n").length > 1,
  );
}

/** @param {object} sent */
function posted(sent) {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", body: JSON.stringify(sent), headers };
}

/**
 * One of the examples. Rejects with Refused.
 * @param {typeof fetch} fetcher
 * @param {string} name
 * @returns {Promise<Preset>}
 */
export async function askPreset(fetcher, name) {
  const found = await ask(fetcher, `${PRESETS}/${name}`, {});
  const { layers, theta } = found.problem ?? {};
  return sound(found, () => found.name === name && alike([layers, theta], [layers, theta]));
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<any>} an object
 */
async function ask(fetcher, address, options) {
  const late = new AbortController();
  let begun = false;
  for (const ms of [SILENT, LONGEST]) {
    const clock = AbortSignal.timeout(ms);
    clock.onabort = () => (begun && ms === SILENT) || late.abort(clock.reason);
  }
  // Either ends it: what gives way to a newer question, and the clocks. By hand, for browsers of 2023 have no `any`.
  const { signal: asker } = options;
  const giveWay = () => late.abort(asker?.reason);
  if (asker?.aborted) giveWay();
  else if (asker) asker.onabort = giveWay;
  const response = await fetcher(address, { ...options, signal: late.signal }).catch(unreachable);
  begun = true;
  const text = await response.text().catch(unreachable);
  const answer = parsed(text);
  if (response.ok && answer) return answer;
  throw new Refused(troubleOf(response.status, answer));
}

/**
 * @param {unknown} reason
 * @returns {never}
 */
function unreachable(reason) {
  if (reason instanceof Error && reason.name === "AbortError") throw reason;
  throw new Refused(gone(GONE));
}

/**
 * @param {string} text
 * @returns {object | null}
 */
function parsed(text) {
  try {
    const answer = /** @type {unknown} */ (JSON.parse(text));
    return typeof answer === "object" ? answer : null;
  } catch {
    return null;
  }
}

/**
 * A file of the page's own server, such as a font. Rejects where it cannot be had.
 * @param {typeof fetch} fetcher
 * @param {string} address
 */
export async function readFile(fetcher, address) {
  const answer = await fetcher(address);
  if (!answer.ok) throw new Error(`${address} is not there`);
  return answer.blob();
}

/**
 * @param {number} status
 * @param {object | null} answer
 * @returns {Trouble}
 */
function troubleOf(status, answer) {
  const { detail, errors } = /** @type {{detail?: unknown, errors?: unknown}} */ (answer ?? {});
  const said = isText(detail) ? detail : null;
  const fields = Array.isArray(errors) ? errors.filter((each) => [each?.field, each?.message].every(isText)) : [];
  if (REFUSALS.includes(status) && said) return { detail: said, errors: fields, gone: false };
  if (status < 400) return gone(GARBLED);
  return gone(said ?? `${GONE} (status ${status})`);
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string";

/**
 * A trouble that may pass by itself.
 * @param {string} detail
 * @returns {Trouble}
 */
function gone(detail) {
  return { detail, errors: [], gone: true };
}
