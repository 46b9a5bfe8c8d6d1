/**
 * The answers that a lesson in one file carries along, in place of a server: the same questions as
 * in api.js, looked up by rule and granularity. Nothing is computed, and nothing leaves the file.
 */

import { Refused } from "./api.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Granularity} Granularity */
/** @typedef {import("../types/answer.js").Language} Language */
/** @typedef {import("../types/state.js").Check} Check */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/state.js").Listing} Listing */
/** @typedef {{problem: Trace["problem"]}} Of */
/** @typedef {Trace["steps"][number]} Step */
/**
 * As they are packed: each step once, without its number, and walks of places in that list.
 * @typedef {object} Packed
 * @property {Omit<Step, "step">[]} steps
 * @property {(Omit<Trace, "steps"> & {steps: number[]})[]} traces
 */
/**
 * @typedef {object} Answers
 * @property {Trace[]} traces
 * @property {(Omit<Check, "of"> & Of)[]} checks
 * @property {(Omit<Listing, "of"> & Of)[]} listings
 */

const NOT_HERE = "This file does not have that: it holds one network, which a server could change.";

/**
 * What was packed: base64 of gzip of JSON, each walk whole again. Rejects where it is no such thing, or where the browser
 * cannot unpack.
 * @param {string} packed
 * @returns {Promise<Answers>}
 */
export async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  /** @type {Packed & Answers} */
  const { steps: known, traces, ...rest } = await new Response(stream).json();
  const whole = (/** @type {number} */ place, /** @type {number} */ k) =>
    /** @type {Step} */ ({ step: k + 1, ...known[place] });
  return { ...rest, traces: traces.map((each) => ({ ...each, steps: each.steps.map(whole) })) };
}

/**
 * The walk of a problem that stands in the file. Rejects with Refused.
 * @param {Answers} answers
 * @param {Draft} problem
 * @param {Granularity} granularity
 * @returns {Promise<Trace>}
 */
export async function askTrace({ traces }, problem, granularity) {
  return found(traces, (trace) => trace.granularity === granularity && same(trace.problem, problem));
}

/**
 * Central differences beside the gradient of a trace. Rejects with Refused.
 * @param {Answers} answers
 * @param {Trace} of
 * @returns {Promise<Check>}
 */
export async function askCheck({ checks }, of) {
  return /** @type {Check} */ ({ ...found(checks, ({ problem }) => same(problem, of.problem)), of });
}

/**
 * The program of a trace. Rejects with Refused.
 * @param {Answers} answers
 * @param {Trace} of
 * @param {Language} language
 * @returns {Promise<Listing>}
 */
export async function askCode({ listings }, of, language) {
  const fits = (/** @type {Answers["listings"][number]} */ each) =>
    each.language === language && same(each.problem, of.problem);
  return { of, language, code: found(listings, fits).code };
}

/**
 * @template T
 * @param {T[]} list
 * @param {(each: T) => boolean} fits
 * @returns {T}
 */
function found(list, fits) {
  const one = list.find(fits);
  if (!one) throw new Refused({ detail: NOT_HERE, errors: [], gone: false });
  return one;
}

/**
 * Equal numbers, in whatever order their names stand.
 * @param {object} a
 * @param {object} b
 */
function same(a, b) {
  const written = (/** @type {object} */ problem) => JSON.stringify(Object.entries(problem).sort());
  return written(a) === written(b);
}
