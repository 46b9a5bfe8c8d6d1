/**
 * A text that is pasted into the editor: a problem as the API takes it, or just a list of matrices.
 * What has no shape is explained here; everything else the server judges.
 */

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {{problem: Draft} | {fault: string}} Pasted */

/** @type {Record<string, unknown>} */
const DEFAULTS = { activations: "sigmoid", loss: "cross_entropy", rule: "exact", seed: 0 };

/**
 * @param {string} text
 * @param {Draft} current what the pasted text leaves out is taken from here, where it fits
 * @returns {Pasted}
 */
export function pasted(text, current) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return { fault: text.trim() === "" ? "Paste a problem or a list of matrices as JSON." : `This is not JSON: ${why}.` };
  }
  if (Array.isArray(value)) return fromMatrices(value, current);
  if (value !== null && typeof value === "object") return fromProblem(/** @type {Record<string, unknown>} */ (value), current);
  return { fault: "A problem is an object in braces, a list of matrices stands in brackets." };
}

/**
 * @param {unknown[]} matrices
 * @param {Draft} current
 * @returns {Pasted}
 */
function fromMatrices(matrices, current) {
  if (matrices.length === 0) return { fault: "The list holds no matrix." };
  // One matrix alone is a network of two layers.
  const list = matrices.every((row) => Array.isArray(row) && !Array.isArray(row[0])) ? [matrices] : matrices;
  const fault = faultIn(list);
  if (fault) return { fault };
  const theta = /** @type {number[][][]} */ (list);
  const layers = [(theta[0]?.[0]?.length ?? 2) - 1, ...theta.map((matrix) => matrix.length)];
  const last = layers.length - 1;
  return {
    problem: {
      ...current,
      layers,
      theta,
      activations: theta.map((_, k) =>
        k === last - 1 ? (current.activations.at(-1) ?? "sigmoid") : (current.activations[k] ?? "sigmoid").replace("softmax", "sigmoid"),
      ),
      x: fitted(current.x, layers[0] ?? 1),
      y: fitted(current.y, layers[last] ?? 1),
    },
  };
}

/**
 * The first thing that is wrong with the shapes, in words; null where nothing is.
 * @param {unknown[]} list
 * @returns {string | null}
 */
function faultIn(list) {
  for (const [k, matrix] of list.entries()) {
    const name = `\u0398(${k + 1})`;
    const wrong = faultInRows(matrix, name);
    if (wrong) return wrong;
    const columns = /** @type {unknown[][]} */ (matrix)[0]?.length ?? 0;
    if (columns < 2) return `${name} has ${counted(columns, "column")}; it needs the bias in column 0 and one for each unit on its left.`;
    const before = list[k - 1];
    if (Array.isArray(before) && before.length + 1 !== columns) {
      return `${name} has ${counted(columns, "column")}, but layer ${k + 1} has ${counted(before.length, "unit")} (the rows of \u0398(${k})), so it needs ${before.length + 1}: the bias is column 0.`;
    }
  }
  return null;
}

/**
 * @param {Record<string, unknown>} sent
 * @param {Draft} current
 * @returns {Pasted}
 */
function fromProblem(sent, current) {
  const { layers } = sent;
  if (!Array.isArray(layers) || layers.length < 2 || layers.some((size) => !Number.isInteger(size) || size < 1)) {
    return { fault: "A problem needs layers, a list of at least two whole numbers such as [2, 2, 1]." };
  }
  if (layers.some((size) => size > 100)) return { fault: "A layer has at most 100 units." };
  const { theta } = sent;
  if (theta !== undefined && theta !== null && !Array.isArray(theta)) {
    return { fault: "theta should be a list of matrices, one for each gap between layers." };
  }
  // An entry may be left to the server to draw: a whole matrix, or a number in it.
  const given = (theta ?? []).filter((matrix) => matrix !== null);
  const fault = given
    .map((matrix) => faultInRows(matrix, `\u0398(${(theta ?? []).indexOf(matrix) + 1})`))
    .find((found) => found !== null);
  if (fault) return { fault };
  for (const name of ["x", "y"]) {
    const list = sent[name];
    if (list === undefined) continue;
    if (!Array.isArray(list) || list.some((entry) => typeof entry !== "number")) {
      return { fault: `${name} should be a list of numbers.` };
    }
  }
  // In what steps a problem is told is no part of it, and the page's own choice.
  const { granularity: _, ...merged } = /** @type {Record<string, unknown>} */ ({ ...DEFAULTS, rule: current.rule, ...sent });
  const activations = merged["activations"];
  const sizes = /** @type {number[]} */ (layers);
  const problem = {
    x: fitted(current.x, sizes[0] ?? 1),
    y: fitted(current.y, sizes.at(-1) ?? 1),
    ...merged,
    activations: Array.isArray(activations) ? activations : sizes.slice(1).map(() => activations),
    theta: theta?.map((matrix, k) => matrix ?? drawn(sizes, k)) ?? sizes.slice(1).map((_, k) => drawn(sizes, k)),
  };
  return { problem: /** @type {Draft} */ (/** @type {unknown} */ (problem)) };
}

/**
 * A matrix that the server draws.
 * @param {number[]} sizes
 * @param {number} k
 */
const drawn = (sizes, k) => Array.from({ length: sizes[k + 1] ?? 1 }, () => Array(1 + (sizes[k] ?? 1)).fill(null));

/**
 * What is wrong with one matrix by itself; null where nothing is.
 * @param {unknown} matrix
 * @param {string} name
 * @returns {string | null}
 */
function faultInRows(matrix, name) {
  if (!Array.isArray(matrix) || matrix.length === 0) return `${name} is no matrix: it should be a list of rows.`;
  for (const [r, row] of matrix.entries()) {
    if (!Array.isArray(row)) return `Row ${r + 1} of ${name} is no list of numbers.`;
    const odd = row.findIndex((entry) => typeof entry !== "number" && entry !== null);
    if (odd >= 0) return `Row ${r + 1} of ${name} holds ${JSON.stringify(row[odd])}, which is no number.`;
    if (row.length !== matrix[0].length) {
      return `Row ${r + 1} of ${name} has ${counted(row.length, "number")}, its first row has ${matrix[0].length}.`;
    }
  }
  return null;
}

/** @param {number[]} values @param {number} size */
const fitted = (values, size) => Array.from({ length: size }, (_, k) => values[k] ?? 0);

/** @param {number} count @param {string} what */
const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
