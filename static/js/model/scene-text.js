// Building blocks of texts and tints.

import { formatShort, formatValue } from "./format.js";

/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("../types/scene.js").Run} Run */
/** @typedef {import("../types/scene.js").Sign} Sign */
/** @typedef {import("../types/scene.js").Lod} Lod */
/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Quadrant} Quadrant */

/** Where a tint is full, by part. */
const REFERENCE = { z: 1.5, a: 1.5, d: 0.6, s: 0.8, y: 1.5 };
const CELL_MIX = 88;

/** @param {number} v @returns {Sign} */
export const signOf = (v) => (v > 0 ? "pos" : v < 0 ? "neg" : "zero");

/**
 * @param {string} key
 * @param {number} x
 * @param {number} y baseline
 * @param {string | Run[]} runs
 * @param {Partial<Text>} [more]
 * @returns {Text}
 */
export function text(key, x, y, runs, more = {}) {
  return {
    key,
    x,
    y,
    runs: typeof runs === "string" ? [{ text: runs }] : runs,
    size: 12,
    weight: 400,
    tone: "ink2",
    anchor: "middle",
    ...more,
  };
}

/**
 * A symbol with indices in the maths font, z₁⁽²⁾.
 * @param {string} key
 * @param {number} x
 * @param {number} y
 * @param {string} base
 * @param {number} layer
 * @param {number | null} unit
 * @param {Partial<Text>} [more]
 * @returns {Text}
 */
export function symbol(key, x, y, base, layer, unit, more = {}) {
  return text(key, x, y, [{ text: base, math: true }], {
    size: 13,
    sup: `(${layer})`,
    ...(unit === null ? {} : { sub: String(unit) }),
    ...more,
  });
}

/**
 * @param {number} value
 * @param {(v: number) => string} format
 * @param {Partial<Run>} [more]
 * @returns {Run}
 */
export const number = (value, format, more = {}) => ({ text: format(value), value, ...more });

/** Half the width of a unit that has room for a number as it is written everywhere else on the page. */
const ROOMY = 24;

/** @param {Layout} layout */
export const formatOf = ({ hw }) => (hw >= ROOMY ? formatValue : formatShort);

/**
 * A number of seven characters still has to fit where six do.
 * @param {number} size
 * @param {string} characters
 */
export const fitted = (size, characters) =>
  characters.length > 6 ? (size * 6.2) / characters.length : size;

/**
 * @param {"z" | "a" | "s" | "d" | "y"} part
 * @param {string} ref
 * @param {number | null} value null where it is not known
 * @param {Lod} lod
 * @param {string} [fade]
 * @returns {Quadrant}
 */
export function quadrant(part, ref, value, lod, fade) {
  const share = value === null ? 0 : Math.sqrt(Math.min(1, Math.abs(value) / REFERENCE[part]));
  const percent = Math.round(share * (lod === "cell" ? CELL_MIX : 100));
  return { part, ref, sign: signOf(value ?? 0), percent, ...(fade ? { fade } : {}) };
}
