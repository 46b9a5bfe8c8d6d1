/**
 * Whether an answer is whole: every number is there and is one, in the shape that its layers have. Of
 * half an answer a part would be drawn, over what was there before. What is missing may throw.
 */

import { partsOf } from "./knowledge.js";

/** @typedef {import("../types/answer.js").Trace} Trace */

const LANGUAGES = /** @type {const} */ (["numpy", "octave", "pytorch"]);
const SUMMANDS = ["weight", "signal", "product", "partial"];
const FACTORS = ["delta", "activation", "product"];
const WORDS = /** @type {const} */ (["phase", "heading", "caption", "narration", "numbers"]);

/**
 * Lists as long as those of `like`, with a number wherever one stands there.
 * @param {unknown} given
 * @param {unknown} like
 * @returns {boolean}
 */
export const alike = (given, like) =>
  Array.isArray(like)
    ? Array.isArray(given) && given.length === like.length && like.every((each, k) => alike(given[k], each))
    : Number.isFinite(given);

/**
 * Whether a problem is the one that was asked about; weights that are null there have been drawn.
 * @param {object} problem
 * @param {object} asked
 */
export const repeats = (problem, asked) =>
  Object.entries(asked).every(([name, value]) => {
    const text = JSON.stringify(value) ?? "null";
    return text.includes("null") || text === JSON.stringify(/** @type {any} */ (problem)[name]);
  });

/** @param {Trace} trace */
export function isWalk({ problem, query, z, a, output, cost, slope, weighted_delta, delta, gradient, error_size, is_gradient, steps }) {
  const { layers, theta, x, y, activations } = problem;
  const last = a.length - 1;
  const weights = a.slice(1).map((units, l) => units.map(() => [0, ...(a[l] ?? [])]));
  const numbers = [x, y, output, a, theta, gradient, cost];
  return (
    areTexts([problem.rule, problem.loss, ...activations]) &&
    typeof is_gradient === "boolean" &&
    alike(numbers, [a[0], a[last], a[last], a, weights, weights, 0]) &&
    layers.every((size, l) => size === a[l]?.length && (l === 0 || Number.isFinite(error_size[l]))) &&
    activations.length === last &&
    (query === null || areTexts([query])) &&
    [z, delta, slope, weighted_delta].every((of, which) =>
      // Nothing comes before the input; the output's slope and sum may be left out.
      a.every((units, l) => (l === 0 || (which > 1 && l === last) ? of[l] === null : false) || alike(of[l], units)),
    ) &&
    steps.length > 0 &&
    steps.every(
      (step, k) =>
        step.step === k + 1 &&
        partsOf(step).length > 0 &&
        areTexts(WORDS.map((name) => step[name])) &&
        (a[step.layer - 1]?.length ?? 0) >= (step.unit ?? 1) &&
        areNumbers([step.value]) &&
        step.terms.every((term) => {
          const [l, i, j] = term.theta;
          const names = step.kind === "gradient" ? FACTORS : SUMMANDS;
          return areNumbers([theta[l - 1]?.[i - 1]?.[j], ...names.map((name) => /** @type {any} */ (term)[name])]);
        }) &&
        areNumbers(LANGUAGES.map((language) => step.code_line[language])) &&
        areTexts(step.notes.map(({ text }) => text)),
    )
  );
}

/** @param {readonly unknown[]} list */
const areTexts = (list) => list.every((each) => typeof each === "string");

/** @param {readonly unknown[]} list of numbers, or of lists of them */
const areNumbers = (list) => list.flat(3).every(Number.isFinite);
