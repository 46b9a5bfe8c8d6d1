/** Numbers as a person types them. */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * The number that a text says, or null. U+2212 counts as a minus; nothing else is guessed.
 * @param {string} text
 * @returns {number | null}
 */
export function typedNumber(text) {
  const plain = text.trim().replaceAll("\u2212", "-");
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * Why a text is no number, in a sentence.
 * @param {string} text
 */
export function notANumber(text) {
  const said = text.trim();
  if (said === "") return "A number is needed here.";
  if (/^[-\u2212]?\d+,\d+$/.test(said)) {
    return `\u201c${said}\u201d is not a number. Write it with a point: ${said.replace(",", ".")}`;
  }
  return `\u201c${said.slice(0, 20)}\u201d is not a number.`;
}

/**
 * The exact number for a field: as short as it can be, at least `places` decimals, true minus.
 * @param {number} value
 * @param {number} [places]
 */
export function fieldText(value, places = 0) {
  const short = String(value);
  const padded = value.toFixed(places);
  const text = Number(padded) === value && Math.abs(value) < 1e6 ? padded : short;
  const kept = text.length >= short.length ? text : short;
  return (Object.is(value, -0) ? "0" : kept).replace("-", "\u2212");
}

/**
 * One step of an arrow key, without the dust of binary fractions.
 * @param {number} value
 * @param {number} by
 */
export function nudged(value, by) {
  return Number((value + by).toFixed(10));
}
