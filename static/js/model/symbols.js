/** Mathematical symbols as small trees, for a view to turn into MathML. */

/**
 * @typedef {object} Named
 * @property {"named"} is
 * @property {string} base
 * @property {string} [sub]
 * @property {string} [sup]
 * @property {boolean} [upright] capital Greek stands upright
 * @property {string} [ref] the name under which the page knows it, such as d2-1
 */
/** @typedef {{is: "text", text: string}} Plain */
/** @typedef {{is: "row", parts: Math[]}} Row */
/** @typedef {{is: "fraction", over: Math, under: Math, ref?: string}} Fraction */
/** @typedef {Named | Plain | Row | Fraction} Math */

/** @type {Record<string, string>} letters of refs */
const PARTS = { z: "z", a: "a", "\u03b4": "d", "\u03a3\u0398\u03b4": "s" };

/** @param {number} layer */
const sup = (layer) => `(${layer})`;

/**
 * "12", and "9,12" where a digit more would make it ambiguous.
 * @param {number} i
 * @param {number} j
 */
export function indices(i, j) {
  return i < 10 && j < 10 ? `${i}${j}` : `${i},${j}`;
}

/**
 * z_j^(l), a_j^(l), δ_j^(l); without j the whole layer.
 * @param {string} base
 * @param {number} layer
 * @param {number | null} [j]
 * @returns {Math}
 */
export function quantity(base, layer, j = null) {
  const sub = j === null ? {} : { sub: String(j) };
  const part = PARTS[base];
  const ref = part ? { ref: `${part}${layer}${j === null ? "" : `-${j}`}` } : {};
  return { is: "named", base, sup: sup(layer), ...sub, ...ref };
}

/**
 * Θ_ij^(l), or the whole Θ^(l).
 * @param {number} layer
 * @param {number | null} [i]
 * @param {number} [j]
 * @returns {Math}
 */
export function theta(layer, i = null, j = 0) {
  const sub = i === null ? {} : { sub: indices(i, j) };
  const ref = `T${layer}${i === null ? "" : `-${i}-${j}`}`;
  return { is: "named", base: "\u0398", sup: sup(layer), upright: true, ...sub, ref };
}

/**
 * x_j, y_k.
 * @param {string} base
 * @param {number | null} [j]
 * @returns {Math}
 */
export function given(base, j = null) {
  if (j === null) return { is: "named", base, ref: base };
  return { is: "named", base, sub: String(j), ref: `${base}${j}` };
}

/** @param {string} text @returns {Math} */
export function text(text) {
  return { is: "text", text };
}

/** @param {...Math} parts @returns {Math} */
export function row(...parts) {
  return { is: "row", parts };
}

/** @param {Math} over @param {Math} under @param {string} [ref] @returns {Math} */
export function fraction(over, under, ref) {
  return { is: "fraction", over, under, ...(ref ? { ref } : {}) };
}

/**
 * g(z), or g′(z).
 * @param {string} name
 * @param {Math} of
 * @returns {Math}
 */
export function applied(name, of) {
  // The slope at z of a unit is that unit's too; g alone is everybody's.
  const at = of.is === "named" && name.endsWith("\u2032") ? of.ref?.replace("z", "g") : undefined;
  const letter = { is: /** @type {const} */ ("named"), base: name, ...(at ? { ref: at } : {}) };
  return row(letter, text("("), of, text(")"));
}

/**
 * In parentheses, transposed: (Θ)ᵀ.
 * @param {Math} of
 * @returns {Math}
 */
export function transposed(of) {
  return row(text("("), of, { is: "named", base: ")", sup: "T" });
}

/**
 * The name of one entry of a vector, counted from 1: of "d2" it is "d2-1", of "x" "x1".
 * @param {string} ref of the vector, or of the entry itself
 * @param {number} k
 */
export function entryOf(ref, k) {
  if (/\d-\d/.test(ref)) return ref;
  return /\d/.test(ref) ? `${ref}-${k}` : `${ref}${k}`;
}

/**
 * What a refusal names: "theta[0][0][2]" is Θ_12^(1), "x[1]" is x_2. Null for anything else.
 * @param {string} field
 * @returns {Math | null}
 */
export function symbolOfField(field) {
  const weight = /^theta\[(\d+)\]\[(\d+)\]\[(\d+)\]$/.exec(field);
  if (weight) return theta(Number(weight[1]) + 1, Number(weight[2]) + 1, Number(weight[3]));
  const entry = /^([xy])\[(\d+)\]$/.exec(field);
  return entry ? given(entry[1] ?? "", Number(entry[2]) + 1) : null;
}

/**
 * As a screen reader says it: "Theta 1 2, layer 2".
 * @param {Math} math
 * @returns {string}
 */
export function said(math) {
  switch (math.is) {
    case "text":
      return math.text;
    case "row":
      return math.parts.map(said).join(" ");
    case "fraction":
      return `${said(math.over)} over ${said(math.under)}`;
    case "named": {
      const base = SPOKEN[math.base] ?? math.base;
      const sub = math.sub ? ` ${math.sub.split("").join(" ")}` : "";
      const layer = math.sup?.match(/^\((\d+)\)$/)?.[1];
      return `${base}${sub}${layer ? `, layer ${layer}` : (RAISED[math.sup ?? ""] ?? "")}`;
    }
  }
}

/** @type {Record<string, string>} */
const RAISED = { T: " transposed", 2: " squared" };
/** @type {Record<string, string>} */
const SPOKEN = { "\u0398": "Theta", "\u03b4": "delta", "g\u2032": "slope of g" };
