// Numbers as the screen writes them. Every function rounds for the eye only; the value itself
// stays what the server sent. A minus is U+2212, zero never carries one. The server's sentences
// (numerals.py) round by the same rules, and a test compares the two.

const MINUS = "\u2212";
/** Below this a value with a few decimals would read as zero, or as twice what is there. */
const SMALL = 0.000995;
const LARGE = 999999.5;
/** Below this three decimals have one digit, with which nobody can reckon; a fourth is shown. */
const FINE = 0.00995;

/** @param {string} text */
const withMinus = (text) => text.replaceAll("-", MINUS);

/**
 * Decimals that keep a number of this size within seven characters, also where it rounds up.
 * @param {number} size |v|
 * @param {number} most decimals of a number below ten
 */
function decimals(size, most) {
  if (Number(size.toFixed(most)) < 10) return most;
  if (Number(size.toFixed(2)) < 100) return 2;
  return Number(size.toFixed(1)) < 1000 ? 1 : 0;
}

/**
 * @param {number} v
 * @param {number} most
 */
function fixed(v, most) {
  const size = Math.abs(v);
  const text = size.toFixed(decimals(size, most));
  return v < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/**
 * "1.8e−4", what a few decimals cannot say.
 * @param {number} v
 */
function exponential(v) {
  return withMinus(v.toExponential(1).replace("e+", "e"));
}

/** @param {number} v */
function needsExponent(v) {
  const size = Math.abs(v);
  return size !== 0 && (size < SMALL || size >= LARGE);
}

/**
 * z, a, δ, Σ, g′, D and the cost: three decimals, a fourth below 0.01, fewer when large, "1.8e−4"
 * when tiny.
 * @param {number} v
 * @returns {string}
 */
export function formatValue(v) {
  return needsExponent(v) ? exponential(v) : fixed(v, v !== 0 && Math.abs(v) < FINE ? 4 : 3);
}

/**
 * Θ as it was typed: at least two and at most four decimals.
 * @param {number} v
 * @returns {string}
 */
export function formatTheta(v) {
  const four = v.toFixed(4);
  if (needsExponent(v) && Number(four) !== v) return exponential(v);
  if (decimals(Math.abs(v), 4) < 4) return fixed(v, 2);
  const trimmed = four.replace(/0{1,2}$/, "");
  return withMinus(Number(trimmed) === 0 ? trimmed.replace("-", "") : trimmed);
}

/**
 * For small cells: two decimals from 0.1 on, three below, "1.8e−4" when tiny.
 * @param {number} v
 * @returns {string}
 */
export function formatShort(v) {
  if (needsExponent(v)) return exponential(v);
  const size = Math.abs(v);
  return fixed(v, size !== 0 && Number(size.toFixed(3)) < 0.1 ? 3 : 2);
}

/**
 * Every digit: reads back to the same float64.
 * @param {number} v
 * @returns {string}
 */
export function formatFull(v) {
  return withMinus(String(v === 0 ? 0 : v));
}

/**
 * What a person has given (y, x in a sentence): "1", "0.25"; at most four decimals.
 * @param {number} v
 * @returns {string}
 */
export function formatGiven(v) {
  const text = formatTheta(v);
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}

/**
 * The factor between two error sizes: "0.35", and never "0.00".
 * @param {number} v
 * @returns {string}
 */
export function formatRatio(v) {
  return Math.abs(v) >= 0.005 && !needsExponent(v) ? fixed(v, 2) : formatShort(v);
}

/**
 * As a screen reader should say it: "minus 0.078".
 * @param {number} v
 * @returns {string}
 */
export function spoken(v) {
  const [number = "", exponent] = formatValue(v).split("e");
  const said = number.replace(MINUS, "minus ");
  return exponent === undefined
    ? said
    : `${said} times 10 to the ${exponent.replace(MINUS, "minus ")}`;
}
