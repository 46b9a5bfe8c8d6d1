/** How strongly a number colours its cell: sign by hue, size by share. */

/** The size at which a cell has its full colour. */
const FULL = /** @type {Record<string, number>} */ ({
  z: 1.5, a: 1.5, x: 1.5, d: 0.6, s: 0.8, T: 1.6, g: 1.2, D: 0.6, "T-heat": 1.8, "d-heat": 0.6,
});
/** A heat map's cells hold no text, so they may take nearly all of the strong colour. */
const HEAT_SHARE = 0.92;

/**
 * @param {string} part the letter of the quantity, "-heat" behind it for a heat map
 * @param {number} value
 * @returns {{sign: "pos" | "neg" | "zero", share: number}}
 */
export function tint(part, value) {
  const most = part.endsWith("-heat") ? HEAT_SHARE : 1;
  const share = most * Math.sqrt(Math.min(1, Math.abs(value) / (FULL[part] ?? 1.5)));
  return { sign: value > 0 ? "pos" : value < 0 ? "neg" : "zero", share };
}
