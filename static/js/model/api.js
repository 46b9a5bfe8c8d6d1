/**
 * What the page asks the server. Addresses are relative to the page, so that it works behind
 * any path. Whatever goes wrong comes out as one kind of object: a Trouble.
 */

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
  return walkIn(await ask(fetcher, TRACE, { method: "POST", body, headers, signal }));
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
  return walkIn(await ask(fetcher, `${TRACE}?${plain}&granularity=${granularity}`, { signal }));
}

/** @param {object} answer @returns {Trace} */
function walkIn(answer) {
  const { steps } = /** @type {Partial<Trace>} */ (answer);
  if (!Array.isArray(steps) || steps.length === 0) throw new Refused(gone(GARBLED));
  return /** @type {Trace} */ (answer);
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
  return /** @type {Check} */ ({ ...found, of });
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
  return { of, language, code: String(/** @type {Partial<Listing>} */ (found).code ?? "") };
}

/** @param {object} sent */
function posted(sent) {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", body: JSON.stringify(sent), headers };
}

/**
 * @param {typeof fetch} fetcher
 * @returns {Promise<Preset[]>}
 */
export async function askPresets(fetcher) {
  const answer = await ask(fetcher, PRESETS, {});
  const list = Array.isArray(answer) ? answer : /** @type {any} */ (answer).presets;
  if (!Array.isArray(list)) throw new Refused(gone(GARBLED));
  return list;
}

/**
 * @param {typeof fetch} fetcher
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<object>}
 */
async function ask(fetcher, address, options) {
  const response = await fetcher(address, options).catch(unreachable);
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
  const said = typeof detail === "string" ? detail : null;
  const fields = Array.isArray(errors) ? errors : [];
  if (status >= 400 && status < 500 && said) return { detail: said, errors: fields, gone: false };
  if (status < 400) return gone(GARBLED);
  return gone(said ?? `${GONE} (status ${status})`);
}

/**
 * A trouble that may pass by itself.
 * @param {string} detail
 * @returns {Trouble}
 */
function gone(detail) {
  return { detail, errors: [], gone: true };
}
