/** Numbers dragged with a pointer: sideways on a label, up and down on the gauge. */

import { nudged } from "./numbers.js";

/** A press that has not moved so far is a click. */
export const THRESHOLD = 4;
/** Nearer than this to 0 or 1 a dragged target snaps. */
const SNAP = 0.03;

/** @typedef {{shiftKey: boolean, altKey: boolean}} Modifiers */
/**
 * A drag sideways. `from` and `base` are where the pointer and the number were when the rate last changed.
 * @typedef {object} Scrub
 * @property {number} from
 * @property {number} base
 * @property {number} rate
 * @property {number} value
 */

/**
 * What one pixel is worth: 0.01, ten times with Shift, a tenth with Alt.
 * @param {Modifiers} modifiers
 */
export const rateOf = ({ shiftKey, altKey }) => (shiftKey ? 0.1 : altKey ? 0.001 : 0.01);

/**
 * What a key or a button changes: 0.1, ten times with Shift, a tenth with Alt.
 * @param {Modifiers} modifiers
 */
export const stepOf = ({ shiftKey, altKey }) => (shiftKey ? 1 : altKey ? 0.01 : 0.1);

/**
 * @param {number} value
 * @param {number} x
 * @param {Modifiers} modifiers
 * @returns {Scrub}
 */
export function scrubFrom(value, x, modifiers) {
  return { from: x, base: value, rate: rateOf(modifiers), value };
}

/**
 * The pointer is at `x` now. A change of the rate goes on from the number there is.
 * @param {Scrub} scrub
 * @param {number} x
 * @param {Modifiers} modifiers
 * @returns {Scrub}
 */
export function scrubbed(scrub, x, modifiers) {
  const rate = rateOf(modifiers);
  const here = rate === scrub.rate ? scrub : { ...scrub, from: x, base: scrub.value, rate };
  const value = nudged(here.base, Math.round(x - here.from) * rate);
  return { ...here, value };
}

/**
 * Which way a press has become a drag; null while it may still be a click.
 * @param {number} dx
 * @param {number} dy
 * @param {boolean} upright whether up and down means something here
 * @returns {"sideways" | "upright" | null}
 */
export function directionOf(dx, dy, upright) {
  if (upright && Math.abs(dy) >= THRESHOLD && Math.abs(dy) > Math.abs(dx)) return "upright";
  return Math.abs(dx) >= THRESHOLD ? "sideways" : null;
}

/**
 * The number at height `y` of a gauge, to two decimals, 0 and 1 made easy to hit.
 * @param {{top: number, bottom: number, low: number, high: number}} gauge
 * @param {number} y
 */
export function gaugeValue({ top, bottom, low, high }, y) {
  const value = low + ((bottom - y) / (bottom - top)) * (high - low);
  for (const mark of [0, 1]) if (Math.abs(value - mark) < SNAP) return mark;
  return nudged(Math.round(value * 100) / 100, 0);
}
