// Traces as the API answers them (a Python test compares these files with it), without sentences.

import { readFileSync, readdirSync } from "node:fs";

/** @typedef {import("../../static/js/types/answer.js").Trace} Trace */

const folder = new URL("./fixtures/", import.meta.url);

/** @type {ReadonlyMap<string, Trace>} by name, "lecture-exact-unit" */
export const traces = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(new URL(file, folder), "utf-8")),
    ]),
);

/** @param {string} name */
export function traceNamed(name) {
  const trace = traces.get(name);
  if (!trace) throw new Error(`no fixture ${name}`);
  return trace;
}

/** With words, as an answer has them. @param {any} trace @returns {any} */
export function told(trace) {
  const words = { heading: "Unit 1.", caption: "Add.", narration: "z is 1.", numbers: "1", notes: [], code_line: { numpy: 1, octave: 1, pytorch: 1 } };
  return { ...structuredClone(trace), steps: trace.steps.map((/** @type {any} */ step) => ({ ...words, ...structuredClone(step) })) };
}

/** The sizes the stage has on the screens the page is laid out for, and in a small embed. */
export const STAGES = /** @type {[number, number][]} */ ([
  [1044, 552],
  [990, 474],
  [928, 426],
  [1024, 404],
  [768, 400],
  [760, 314],
  [844, 330],
  [480, 234],
  [390, 318],
  [320, 318],
]);

/** Instants across a step, thick enough to meet every threshold. */
export const TAUS = Array.from({ length: 41 }, (_, index) => index / 40);
