/** The part of a program that tells the pass, cut into lines and names, the current line marked. */

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/state.js").Listing} Listing */

/**
 * @typedef {object} Piece
 * @property {"code" | "name" | "comment" | "struck"} is
 * @property {string} text
 * @property {string} [link] what a name stands for, as elsewhere on the page: "T2", "d3"
 */
/** @typedef {{number: number, pieces: Piece[]}} Line */

const NAME = /\b(Theta|[zadsDe])(\d+)\b/g;
/** A comment may say what a rule leaves out; that is struck through. */
const LEFT_OUT = /^(.*?left out: )(.*)$/;

/**
 * Whether a listing is of the same shape as a trace: then its lines are the trace's, for no line of
 * the pass holds a number.
 * @param {Listing} listing
 * @param {Trace} trace
 */
export function fits(listing, trace) {
  const shape = (/** @type {Trace} */ { problem }) =>
    JSON.stringify([problem.layers, problem.activations, problem.loss, problem.rule]);
  return listing.of === trace || shape(listing.of) === shape(trace);
}

/**
 * @param {Listing} listing
 * @returns {Line[]}
 */
export function linesOf({ code, of, language }) {
  const numbers = of.steps.map((step) => step.code_line[language]);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return code
    .split("\n")
    .slice(first - 1, last)
    .map((text, index) => ({ number: first + index, pieces: piecesOf(text) }));
}

/**
 * @param {string} text
 * @returns {Piece[]}
 */
function piecesOf(text) {
  const comment = text.search(/ {2}[#%] /);
  const code = comment < 0 ? text : text.slice(0, comment);
  const after = comment < 0 ? "" : text.slice(comment);
  const left = LEFT_OUT.exec(after);
  /** @type {Piece[]} */
  const said = left
    ? [{ is: "comment", text: left[1] ?? "" }, { is: "struck", text: left[2] ?? "" }]
    : after
      ? [{ is: "comment", text: after }]
      : [];
  return [...named(code), ...said];
}

/**
 * @param {string} code
 * @returns {Piece[]}
 */
function named(code) {
  /** @type {Piece[]} */
  const pieces = [];
  let from = 0;
  for (const found of code.matchAll(NAME)) {
    if (found.index > from) pieces.push({ is: "code", text: code.slice(from, found.index) });
    const letter = found[1] === "Theta" ? "T" : found[1];
    pieces.push({ is: "name", text: found[0], link: `${letter}${found[2]}` });
    from = found.index + found[0].length;
  }
  if (from < code.length) pieces.push({ is: "code", text: code.slice(from) });
  return pieces;
}
