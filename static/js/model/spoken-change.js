/** What a screen reader is told when another answer has come: what was changed, and the cost now. */

import { formatGiven, formatTheta, formatValue } from "./format.js";
import { inWords } from "./spoken.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Problem} Problem */

const MODES = {
  exact: "Exact. These are the true gradients.",
  intuition: "Lecture intuition on. Slopes are left out, so these are not the true gradients.",
  y_minus_a: "The output error is y minus a, so these are not the true gradients.",
};

/**
 * @param {Trace} before
 * @param {Trace} after
 * @returns {string} empty where nothing that is shown has changed
 */
export function changeSentence(before, after) {
  const [was, is] = [before.problem, after.problem];
  if (was.rule !== is.rule && same({ ...was, rule: is.rule }, is)) return MODES[is.rule];
  const cost = `Cost ${inWords(formatValue(after.cost))}.`;
  if (!same(was.layers, is.layers)) {
    return `${is.layers.length} layers with ${listed(is.layers.map(String))} units. ${cost}`;
  }
  const changes = [...weights(was, is), ...entries("x", was, is), ...entries("y", was, is), ...kinds(was, is)];
  if (changes.length > 1) return `${changes.length} values changed. ${cost}`;
  if (changes[0]) return `${changes[0]}. ${cost}`;
  if (before.granularity !== after.granularity) {
    return `Steps by ${after.granularity}: ${after.steps.length} steps.`;
  }
  return "";
}

/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** @param {readonly string[]} parts */
const listed = (parts) => `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** @param {Problem} was @param {Problem} is */
function weights(was, is) {
  return is.theta.flatMap((rows, l) =>
    rows.flatMap((row, i) =>
      row.flatMap((v, j) =>
        v === was.theta[l]?.[i]?.[j]
          ? []
          : [`Theta ${i + 1} ${j}, layer ${l + 1}, set to ${inWords(formatTheta(v))}`],
      ),
    ),
  );
}

/** @param {"x" | "y"} part @param {Problem} was @param {Problem} is */
function entries(part, was, is) {
  return is[part].flatMap((v, k) =>
    v === was[part][k] ? [] : [`${part} ${k + 1} set to ${inWords(formatGiven(v))}`],
  );
}

/** @param {Problem} was @param {Problem} is */
function kinds(was, is) {
  const names = is.activations.flatMap((name, k) =>
    name === was.activations[k] ? [] : [`Activation of layer ${k + 2} set to ${name.replace("_", " ")}`],
  );
  return was.loss === is.loss ? names : [...names, `Cost set to ${is.loss.replace("_", " ")}`];
}
