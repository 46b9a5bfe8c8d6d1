// When within a step something happens. τ runs from 0 to 1 over one step, p over one term of it.

/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {{from: number, to: number}} Span */

/** A term's dot reaches the gate, waits while the gate opens, and leaves as the product. */
export const GATE = { reached: 0.4, open: 0.44, swapped: 0.48, left: 0.56, landed: 0.97 };

/** The gate of a unit, × g′(z): the badge grows, a dot passes, δ appears. */
export const PILL = { from: 0, to: 0.2 };
export const PASS_BACK = { from: 0.25, to: 0.6 };
/** The same divider the other way: z passes through g. */
export const PASS_ON = { from: 0.15, to: 0.5 };
/** Both dots of a gradient meet at the gate. */
export const MEET = { from: 0, to: 0.5 };
export const GAP_GROWS = { from: 0.1, to: 0.5 };

/**
 * When what a step finds appears, by kind and by part of what is drawn.
 * @type {Readonly<Record<string, Span>>}
 */
export const APPEARS = {
  "input a": { from: 0.1, to: 0.6 },
  "activation a": { from: 0.45, to: 0.75 },
  "cost gap": GAP_GROWS,
  "cost cost": { from: 0.3, to: 0.8 },
  "output_error s": { from: 0.1, to: 0.4 },
  "output_delta e": { from: 0.1, to: 0.4 },
  "output_delta d": { from: 0.5, to: 0.8 },
  "delta d": { from: 0.55, to: 0.85 },
  "gradient D": { from: 0.5, to: 0.7 },
};

/**
 * How far τ is through a span, 0 … 1.
 * @param {number} tau
 * @param {Span} span
 */
export const ramp = (tau, { from, to }) => Math.max(0, Math.min(1, (tau - from) / (to - from)));

/** @param {number} t */
export const easeInOut = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/**
 * How far term `index` of `count` is, 0 … 1: they start one after the other and overlap a little.
 * @param {number} count
 * @param {number} index
 * @param {number} tau
 */
export function termProgress(count, index, tau) {
  const length = Math.min(0.9, (1.45 * 0.94) / count);
  const gap = count === 1 ? 0 : (0.94 - length) / (count - 1);
  return Math.max(0, Math.min(1, (tau - 0.02 - index * gap) / length));
}

/**
 * How far each term of a sum is. A single unit takes its terms one by one, a layer all at once.
 * @param {{unit: number | null, terms: readonly unknown[]}} step
 * @param {number} index
 * @param {number} tau
 */
export const progressOf = (step, index, tau) =>
  step.unit === null ? termProgress(1, 0, tau) : termProgress(step.terms.length, index, tau);

/**
 * Where a dot is between source (0) and target (1), with its gate at `gate`.
 * @param {number} p
 * @param {number} gate
 */
export function travelled(p, gate) {
  if (p <= GATE.reached) return gate * easeInOut(Math.max(0, p) / GATE.reached);
  if (p <= GATE.left) return gate;
  return gate + (1 - gate) * easeInOut((p - GATE.left) / (1 - GATE.left));
}

/**
 * The reveal on first load, layer by layer.
 * @param {number} layer
 * @param {number} count of layers
 * @param {number} intro 0 … 1
 */
export function introReveal(layer, count, intro) {
  const start = (layer - 1) * Math.min(0.17, 0.7 / Math.max(1, count - 1));
  return ramp(intro, { from: start, to: start + 0.3 });
}
