/** What the timeline shows: phases, in them layers, in them one bar per step. */

import { groupsOf } from "./places.js";
import { given, quantity } from "./symbols.js";

/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("./symbols.js").Math} Math */

/** With more steps than this a layer's steps share one bar. */
export const MOST_BARS = 60;

/** @typedef {{first: number, last: number}} Bar 0-based steps that it stands for */
/** @typedef {{layer: number, symbol: Math | null, first: number, last: number, bars: Bar[]}} LayerBars */
/** @typedef {{phase: string, name: string, short: string, first: number, last: number, layers: LayerBars[]}} PhaseBars */

/** @type {Record<string, [name: string, short: string]>} */
const NAMES = {
  forward: ["Forward \u2192", "Forward \u2192"],
  cost: ["Cost", ""],
  backward: ["\u2190 Backward", "\u2190 Backward"],
  gradient: ["Gradient", "Grad"],
};

/**
 * @param {readonly Step[]} steps
 * @returns {PhaseBars[]}
 */
export function barsOf(steps) {
  const merged = steps.length > MOST_BARS;
  /** @type {PhaseBars[]} */
  const phases = [];
  for (const { phase, layer, first, last } of groupsOf(steps)) {
    const bars = merged
      ? [{ first, last }]
      : Array.from({ length: last - first + 1 }, (_, k) => ({ first: first + k, last: first + k }));
    const group = { layer, symbol: symbolOf(phase, layer), first, last, bars };
    const open = phases.at(-1);
    const [name = phase, short = name] = NAMES[phase] ?? [];
    if (open?.phase !== phase) phases.push({ phase, name, short, first, last, layers: [group] });
    else {
      // Gradients stand side by side: their order says which Θ each is for.
      const joined = phase === "gradient" ? open.layers[0] : undefined;
      if (joined) joined.bars.push(...bars);
      else open.layers.push(group);
      open.last = last;
    }
  }
  return phases;
}

/**
 * @param {string} phase
 * @param {number} layer
 * @returns {Math | null}
 */
function symbolOf(phase, layer) {
  if (phase === "forward") return layer === 1 ? given("x") : quantity("a", layer);
  return phase === "backward" ? quantity("\u03b4", layer) : null;
}

/**
 * How much of a bar is past at a place, 0 to 1.
 * @param {Bar} bar
 * @param {number} position step + τ
 */
export function filled({ first, last }, position) {
  return Math.max(0, Math.min(1, (position - first) / (last - first + 1)));
}

/**
 * Where a place stands, in pixels, given where each bar lies.
 * @param {readonly (Bar & {x: number, width: number})[]} bars
 * @param {number} position
 */
export function xOf(bars, position) {
  const bar = bars.find((b) => position < b.last + 1) ?? bars.at(-1);
  return bar ? bar.x + bar.width * filled(bar, position) : 0;
}

/**
 * The place at a point: the nearest bar, and how far in it.
 * @param {readonly (Bar & {x: number, width: number})[]} bars
 * @param {number} x
 */
export function positionAt(bars, x) {
  const [nearest] = [...bars].sort((a, b) => distance(a, x) - distance(b, x));
  if (!nearest) return 0;
  const share = Math.max(0, Math.min(1, (x - nearest.x) / nearest.width));
  const position = nearest.first + share * (nearest.last - nearest.first + 1);
  // The very end of a bar is still that bar's step, finished.
  return share === 1 ? nearest.last + 1 - 1e-9 : position;
}

/**
 * @param {{x: number, width: number}} bar
 * @param {number} x
 */
function distance({ x: left, width }, x) {
  return Math.max(0, left - x, x - left - width);
}
