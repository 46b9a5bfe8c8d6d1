/**
 * Edits: a problem and what is to change → the new problem, to be sent through the door again.
 * Nothing is computed here: entries that are new are null, and the server draws them.
 */

/** @typedef {import("../types/state.js").Draft} Draft */

/** What the page edits. A larger network that the API allows opens for viewing. */
export const MAX_LAYERS = 6;
export const MAX_UNITS = 12;

/** Activations of hidden layers; the last one is of output layers only. */
export const HIDDEN = ["sigmoid", "tanh", "relu", "leaky_relu", "linear"];
export const OUTPUT = [...HIDDEN, "softmax"];
/**
 * Whether a layer of so many units can have this activation: one share alone is always 1.
 * @param {string} name
 * @param {number} units
 */
export const suits = (name, units) => name !== "softmax" || units > 1;

const LOSSES = ["cross_entropy", "squared_error"];

/** @param {string} name */
export const isLoss = (name) => LOSSES.includes(name);

/** @param {Draft} problem */
export function isEditable(problem) {
  return problem.layers.length <= MAX_LAYERS && problem.layers.every((s) => s <= MAX_UNITS);
}

/**
 * Θ_ij^(l), counted as the notation counts: l, i from 1, j = 0 the bias.
 * @param {Draft} problem
 * @param {number} l
 * @param {number} i
 * @param {number} j
 * @param {number} value
 * @returns {Draft}
 */
export function setWeight(problem, l, i, j, value) {
  const theta = problem.theta.map((matrix, m) =>
    m === l - 1
      ? matrix.map((row, r) => (r === i - 1 ? row.map((w, c) => (c === j ? value : w)) : row))
      : matrix,
  );
  return { ...problem, theta };
}

/**
 * x_j or y_j, counted from 1.
 * @param {Draft} problem
 * @param {"x" | "y"} name
 * @param {number} j
 * @param {number} value
 * @returns {Draft}
 */
export function setExample(problem, name, j, value) {
  return { ...problem, [name]: problem[name].map((v, k) => (k === j - 1 ? value : v)) };
}

/**
 * @param {Draft} problem
 * @param {Draft["rule"]} rule
 * @returns {Draft}
 */
export function setRule(problem, rule) {
  return { ...problem, rule };
}

/**
 * Whether a loss may stand beside an output activation; the server refuses the others.
 * @param {string} loss
 * @param {string} output
 */
export function isLegal(loss, output) {
  return loss !== "cross_entropy" || output === "sigmoid" || output === "softmax";
}

/**
 * The activation of layer l ≥ 2. Where the loss cannot stand beside a new output activation,
 * squared error takes its place; targets of a new softmax layer become shares.
 * @param {Draft} problem
 * @param {number} l
 * @param {string} name
 * @returns {Draft}
 */
export function setActivation(problem, l, name) {
  const activations = problem.activations.map((g, k) => (k === l - 2 ? name : g));
  const loss = isLegal(problem.loss, activations.at(-1) ?? "") ? problem.loss : "squared_error";
  return withLegalTargets({ ...problem, activations, loss });
}

/**
 * The loss; cross-entropy brings sigmoid outputs along where it cannot stand beside the present.
 * @param {Draft} problem
 * @param {Draft["loss"]} loss
 * @returns {Draft}
 */
export function setLoss(problem, loss) {
  const output = problem.activations.at(-1) ?? "";
  const activations = isLegal(loss, output)
    ? problem.activations
    : [...problem.activations.slice(0, -1), "sigmoid"];
  return withLegalTargets({ ...problem, activations, loss });
}

/**
 * One unit more in layer l, at its end; its weights and those that leave it are drawn.
 * @param {Draft} problem
 * @param {number} l
 * @returns {Draft}
 */
export function addUnit(problem, l) {
  const size = problem.layers[l - 1] ?? 0;
  const theta = problem.theta.map((matrix, m) => {
    if (m === l - 2) return [...matrix, nulls((problem.layers[l - 2] ?? 0) + 1)];
    return m === l - 1 ? matrix.map((row) => [...row, null]) : matrix;
  });
  return withLegalTargets(resized(problem, l, size + 1, theta));
}

/**
 * The last unit of layer l goes, with its weights.
 * @param {Draft} problem
 * @param {number} l
 * @returns {Draft}
 */
export function removeUnit(problem, l) {
  const size = problem.layers[l - 1] ?? 0;
  const theta = problem.theta.map((matrix, m) => {
    if (m === l - 2) return matrix.slice(0, -1);
    return m === l - 1 ? matrix.map((row) => row.slice(0, -1)) : matrix;
  });
  return withLegalTargets(resized(problem, l, size - 1, theta));
}

/**
 * One hidden layer more before the output, as large as the layer on its left may be, at most 2
 * units at first; the weights into and out of it are drawn.
 * @param {Draft} problem
 * @returns {Draft}
 */
export function addLayer(problem) {
  const { layers, activations, theta } = problem;
  const left = layers.at(-2) ?? 1;
  const outputs = layers.at(-1) ?? 1;
  const units = layers.length > 2 ? left : 2;
  const hidden = activations.length > 1 ? (activations.at(-2) ?? "sigmoid") : "sigmoid";
  return {
    ...problem,
    layers: [...layers.slice(0, -1), units, outputs],
    activations: [...activations.slice(0, -1), hidden, ...activations.slice(-1)],
    theta: [...theta.slice(0, -1), grid(units, left + 1), grid(outputs, units + 1)],
  };
}

/**
 * The last hidden layer goes; the weights into the output are drawn anew.
 * @param {Draft} problem
 * @returns {Draft}
 */
export function removeLayer(problem) {
  const { layers, activations, theta } = problem;
  if (layers.length < 3) return problem;
  const left = layers.at(-3) ?? 1;
  const outputs = layers.at(-1) ?? 1;
  return {
    ...problem,
    layers: [...layers.slice(0, -2), outputs],
    activations: [...activations.slice(0, -2), ...activations.slice(-1)],
    theta: [...theta.slice(0, -2), grid(outputs, left + 1)],
  };
}

/**
 * Every weight drawn anew from another seed.
 * @param {Draft} problem
 * @param {number} seed
 * @returns {Draft}
 */
export function randomise(problem, seed) {
  const theta = problem.theta.map((matrix) => matrix.map((row) => nulls(row.length)));
  return { ...problem, theta, seed };
}

/**
 * @param {Draft} problem
 * @param {number} l
 * @param {number} size
 * @param {Draft["theta"]} theta
 * @returns {Draft}
 */
function resized(problem, l, size, theta) {
  const layers = problem.layers.map((s, k) => (k === l - 1 ? size : s));
  const next = { ...problem, layers, theta };
  if (l === 1) next.x = fitted(problem.x, size, 1);
  if (l === layers.length) next.y = fitted(problem.y, size, 0);
  return next;
}

/** Softmax targets may miss 1 by the rounding of their sum, as on the server. */
const SUM_TOLERANCE = 1e-9;

/**
 * Cross-entropy wants targets in 0 … 1, and beside softmax ones that add up to 1.
 * @param {Draft} problem
 * @returns {Draft}
 */
function withLegalTargets(problem) {
  if (problem.loss !== "cross_entropy") return problem;
  const inside = problem.y.every((v) => v >= 0 && v <= 1);
  if (problem.activations.at(-1) !== "softmax") {
    return inside ? problem : { ...problem, y: problem.y.map((v) => (v > 0.5 ? 1 : 0)) };
  }
  const sum = problem.y.reduce((total, v) => total + v, 0);
  if (inside && Math.abs(sum - 1) <= SUM_TOLERANCE) return problem;
  const winner = Math.max(0, problem.y.indexOf(Math.max(...problem.y)));
  return { ...problem, y: problem.y.map((_, k) => (k === winner ? 1 : 0)) };
}

/**
 * @param {number[]} values
 * @param {number} size
 * @param {number} more
 */
function fitted(values, size, more) {
  return Array.from({ length: size }, (_, k) => values[k] ?? more);
}

/** @param {number} length @returns {null[]} */
function nulls(length) {
  return Array.from({ length }, () => null);
}

/** @param {number} rows @param {number} columns */
function grid(rows, columns) {
  return Array.from({ length: rows }, () => nulls(columns));
}
