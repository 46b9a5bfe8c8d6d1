/** Which notes stand beneath the formula at an instant: errata, what a rule leaves out. */

import { isSum } from "./moment.js";
import { APPEARS, GATE, progressOf } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/state.js").Draft["rule"]} Rule */

/**
 * @typedef {object} ShownNote
 * @property {"erratum" | "intuition" | "missing" | "example"} kind
 * @property {string} name
 * @property {string} text
 * @property {{rule: Rule, text: string} | null} offer a rule to switch to
 */

const SLIP = "8:50";
const TRY = { rule: /** @type {const} */ ("y_minus_a"), text: "Try y \u2212 a" };
const BACK = { rule: /** @type {const} */ ("exact"), text: "Back to a \u2212 y" };
/** @type {ShownNote} */
const MISSING = {
  kind: "missing",
  name: "Lecture intuition",
  text: "This sum is what the lecture\u2019s intuition calls the error. One factor is still missing.",
  offer: null,
};

/**
 * What an example is there to show, if it is one that says so.
 * @param {string | null | undefined} sentence
 * @returns {ShownNote[]}
 */
export const exampleNote = (sentence) =>
  sentence ? [{ kind: "example", name: "This example", text: sentence, offer: null }] : [];

/**
 * @param {Trace} trace
 * @param {number} index of the step, from 0
 * @param {number} tau
 * @param {{lecture: boolean, rule: Rule, about?: string | null}} how `rule`: the one that was asked for last;
 *   `about`: what the example is there to show, said where its inputs enter and where its error is born
 * @returns {ShownNote[]}
 */
export function notesAt(trace, index, tau, { lecture, rule, about }) {
  const step = trace.steps[index];
  if (!step) return [];
  const begins = step.kind === "input" || trace.steps[index - 1]?.kind === "cost";
  const example = exampleNote(begins ? about : undefined);
  const own = step.notes.filter((note) => note.kind !== "erratum" || lecture).map((note) => ({
    kind: note.kind,
    name: note.kind === "erratum" ? `Erratum, ${note.at ?? ""}` : "Intuition, not the gradient",
    text: note.text,
    offer: note.kind === "erratum" && note.at === SLIP ? (rule === "y_minus_a" ? BACK : TRY) : null,
  }));
  const notes = [...example, ...own];
  return lecture && trace.problem.rule === "exact" && lacksSlope(step, tau) ? [...notes, MISSING] : notes;
}

/**
 * A sum of errors is complete and its factor g′(z) has not been put to it.
 * @param {Step} step
 * @param {number} tau
 */
function lacksSlope(step, tau) {
  if (step.kind === "delta") return tau < (APPEARS["delta d"]?.from ?? 0);
  if (step.kind !== "weighted_delta" || !isSum(step)) return false;
  return tau >= 1 || progressOf(step, step.terms.length - 1, tau) >= GATE.landed;
}
