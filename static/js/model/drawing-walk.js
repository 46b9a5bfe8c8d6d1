/**
 * The number walk: each term an arrow that begins where the one before ended. Every place is a
 * partial sum of the trace; nothing is added up here.
 */

import { formatValue } from "./format.js";
import { GATE, easeInOut, progressOf, ramp } from "./timing.js";

/** @typedef {import("../types/answer.js").SumStep} SumStep */
/** @typedef {import("../types/scene.js").Sign} Sign */

/**
 * One term: from where the sum stood to where it stands with this term.
 * @typedef {object} Arrow
 * @property {string} key
 * @property {number} from
 * @property {number} to
 * @property {number} y
 * @property {Sign} sign
 */

/**
 * Where the sum stands after a term has landed.
 * @typedef {object} Stop
 * @property {number} x
 * @property {string} text
 * @property {"start" | "end"} anchor on which side of the bar's end the number stands
 */

/**
 * @typedef {object} Walk
 * @property {"walk"} is
 * @property {number} zero x of the axis
 * @property {number} top
 * @property {number} bottom
 * @property {number} bar y of the bar of the sum
 * @property {Arrow[]} arrows
 * @property {Stop[]} stops one per arrow
 * @property {SumStep} step
 */

/** More terms than this (and the bias) do not fit under one another. */
const MOST = 4;
/** The room for a number at the end of the bar, and where there is none. */
const LABEL = 56;
const EDGE = 14;
/** An arrow grows while its product leaves the gate. */
const GROWS = { from: 0.46, to: 0.62 };

/**
 * The walk of one unit's sum; null for a layer's sums and for long ones.
 * @param {SumStep} step
 * @param {{width: number, height: number}} size
 * @returns {Walk | null}
 */
export function walkOf(step, { width, height }) {
  const { terms } = step;
  const most = MOST + (step.kind === "weighted_sum" ? 1 : 0);
  if (step.unit === null || terms.length === 0 || terms.length > most) return null;
  const partials = terms.map((term) => term.partial);
  const place = scaleOf(partials, width);
  const pitch = terms.length > 3 ? 13 : 18;
  const tall = terms.length * pitch + 6;
  const top = (height - 16 - tall - 12) / 2;
  const arrows = terms.map((term, index) => ({
    key: `T${term.theta.join("-")}`,
    from: index === 0 ? place(0) : place(partials[index - 1] ?? 0),
    to: place(term.partial),
    y: top + 6 + index * pitch,
    sign: signOf(term.product),
  }));
  const stops = partials.map((sum) => ({
    x: place(sum),
    text: formatValue(sum),
    anchor: /** @type {Stop["anchor"]} */ (sum < 0 ? "end" : "start"),
  }));
  const bar = top + tall;
  return { is: "walk", zero: place(0), top: Math.max(0, top - 4), bottom: bar + 10, bar, arrows, stops, step };
}

/**
 * From a sum to its x. Divided by the largest first, so that nothing overflows.
 * @param {readonly number[]} partials
 * @param {number} width
 * @returns {(sum: number) => number}
 */
function scaleOf(partials, width) {
  const size = Math.max(...partials.map(Math.abs));
  if (size === 0) return () => width / 2;
  const low = Math.min(0, ...partials.map((v) => v / size));
  const high = Math.max(0, ...partials.map((v) => v / size));
  const left = low < 0 ? LABEL : EDGE;
  const right = width - (high > 0 ? LABEL : EDGE);
  return (sum) => left + ((sum / size - low) / (high - low)) * (right - left);
}

/** @param {number} value @returns {Sign} */
function signOf(value) {
  return value > 0 ? "pos" : value < 0 ? "neg" : "zero";
}

/**
 * How much of arrow `index` is there, 0 … 1.
 * @param {Walk} walk
 * @param {number} index
 * @param {number} tau
 */
export function grown({ step }, index, tau) {
  return tau >= 1 ? 1 : easeInOut(ramp(progressOf(step, index, tau), GROWS));
}

/**
 * How many terms have landed: the sum so far is the stop of the last of them.
 * @param {Walk} walk
 * @param {number} tau
 */
export function landed({ step }, tau) {
  if (tau >= 1) return step.terms.length;
  let count = 0;
  while (count < step.terms.length && progressOf(step, count, tau) >= GATE.landed) count += 1;
  return count;
}

/**
 * The outline of an arrow of which `share` is there; a term of 0 is a lozenge on the spot.
 * @param {Arrow} arrow
 * @param {number} share
 */
export function arrowPath({ from, to, y }, share) {
  if (share <= 0) return "";
  const length = (to - from) * share;
  if (Math.abs(to - from) < 0.5) return `M${from - 4},${y}l4,-4l4,4l-4,4z`;
  const way = Math.sign(length);
  const head = way * Math.min(8, Math.abs(length));
  const shaft = length - head;
  return `M${from},${y - 1.75}h${shaft}v-3.5l${head},5.25l${-head},5.25v-3.5h${-shaft}z`;
}
