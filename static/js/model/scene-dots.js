// What moves: dots that carry a value over an edge or through a unit. Backward they only ever go
// left, forward only right. A dot carries the signal up to the gate and the product after it.

import { along } from "./geometry.js";
import { valueOf } from "./knowledge.js";
import { termOf } from "./moment.js";
import { gateAt } from "./scene-chips.js";
import { keyOf } from "./scene-edges.js";
import { signOf } from "./scene-text.js";
import { isActive } from "./scene-parts.js";
import { GATE, MEET, PASS_BACK, PASS_ON, easeInOut, ramp, travelled } from "./timing.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").Dot} Dot */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("./moment.js").Moment} Moment */

/** Radius: a + b·√(share of the largest value). */
const RADIUS = { full: [5.5, 8], mid: [4, 4], cell: [2, 3.5] };
const GATE_RADIUS = { full: [3.5, 4.5], mid: [3, 3], cell: [1.5, 1.5] };
/** A wall of dots says nothing: at cell level only terms from this share of the largest on. */
const CELL_SHARE = 0.12;
/** The wake covers so much of the edge behind a dot, and shrinks while the dot waits. */
const WAKE = 0.22;
const WAKE_MEMORY = 0.1;
/** How far from the middle of a unit a dot enters and leaves it, in half widths. */
const DIVIDER = 0.66;

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {ReadonlyMap<string, EdgeLayout>} edges
 * @returns {Dot[]}
 */
export function dotScenes(moment, layout, edges) {
  if (moment.intro !== null) return [];
  if (moment.gradient) return meetingDots(moment, layout, edges);
  if (moment.sum === moment.step) return termDots(moment, layout, edges);
  return passingDots(moment, layout);
}

/** @type {WeakMap<Trace, number>} */
const largestErrors = new WeakMap();

/** @param {Trace} trace */
function largestError(trace) {
  let largest = largestErrors.get(trace);
  if (largest === undefined) {
    largest = Math.max(...trace.delta.flatMap((deltas) => (deltas ?? []).map(Math.abs)));
    largestErrors.set(trace, largest);
  }
  return largest || 1;
}

/**
 * @param {number[]} size
 * @param {number} value
 * @param {number} largest
 */
const radius = ([base = 0, more = 0], value, largest) =>
  base + more * Math.sqrt(Math.min(1.5, Math.abs(value) / largest));

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {ReadonlyMap<string, EdgeLayout>} edges
 * @returns {Dot[]}
 */
function termDots(moment, layout, edges) {
  const { sum, trace } = moment;
  if (!sum) return [];
  const forward = sum.kind === "weighted_sum";
  const largest = forward ? 1 : largestError(trace);
  const least =
    layout.lod === "cell"
      ? CELL_SHARE * Math.max(...sum.terms.map((term) => Math.abs(term.product)))
      : 0;
  return sum.terms.flatMap((term, index) => {
    const p = termOf(moment, index);
    const edge = edges.get(keyOf(term.theta));
    if (!edge || p <= 0 || p >= 1 || Math.abs(term.product) < least) return [];
    const gate = gateAt(layout, edge, sum.unit !== null);
    const value = p < GATE.swapped ? term.signal : term.product;
    const r = radius(RADIUS[layout.lod], value, largest);
    return [dotOn(edge, edge.key, p, gate, forward, value, r, layout)];
  });
}

/**
 * @param {EdgeLayout} edge
 * @param {string} key
 * @param {number} p
 * @param {number} gate from the left end
 * @param {boolean} forward
 * @param {number} value
 * @param {number} r
 * @param {Layout} layout
 * @returns {Dot}
 */
function dotOn(edge, key, p, gate, forward, value, r, layout) {
  const far = forward ? gate : 1 - gate;
  const done = travelled(p, far);
  const tail = Math.max(travelled(Math.max(0, p - WAKE_MEMORY), far), done - WAKE);
  const from = along(edge, forward ? tail : 1 - tail);
  const at = along(edge, forward ? done : 1 - done);
  return {
    key,
    ...at,
    r,
    sign: signOf(value),
    value,
    glyph: layout.lod !== "cell",
    wake: {
      angle: (Math.atan2(from.y - at.y, from.x - at.x) * 180) / Math.PI,
      length: Math.hypot(from.x - at.x, from.y - at.y),
      width: 1.5 * r,
    },
  };
}

/**
 * A gradient: the activation comes from the left, the error from the right, they meet at the gate.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {ReadonlyMap<string, EdgeLayout>} edges
 * @returns {Dot[]}
 */
function meetingDots({ gradient, tau, trace }, layout, edges) {
  const done = ramp(tau, MEET);
  if (!gradient || done <= 0 || done >= 1) return [];
  // Half of a term's way: up to the gate, and no further.
  const p = GATE.reached * done;
  const least =
    layout.lod === "cell"
      ? CELL_SHARE * Math.max(...gradient.terms.map((term) => Math.abs(term.product)))
      : 0;
  return gradient.terms.flatMap((term) => {
    const edge = edges.get(keyOf(term.theta));
    if (!edge || Math.abs(term.product) < least) return [];
    const size = RADIUS[layout.lod];
    const gate = edge.chipAt;
    const a = radius(size, term.activation, 1);
    const d = radius(size, term.delta, largestError(trace));
    return [
      dotOn(edge, `${edge.key}:a`, p, gate, true, term.activation, a, layout),
      dotOn(edge, `${edge.key}:d`, p, gate, false, term.delta, d, layout),
    ];
  });
}

/**
 * Through a unit along its divider: z becomes a from left to right, Σ becomes δ from right to left.
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {Dot[]}
 */
function passingDots(moment, layout) {
  const { step, tau, trace } = moment;
  const forward = step.kind === "activation";
  const gates = step.kind === "delta" || (step.kind === "output_delta" && "slope" in step);
  if (!forward && !gates) return [];
  const done = ramp(tau, forward ? PASS_ON : PASS_BACK);
  if (done <= 0 || done >= 1) return [];
  const part = forward ? (done < 0.5 ? "z" : "a") : done < 0.5 ? "s" : "d";
  const largest = forward ? 1 : largestError(trace);
  return (layout.units[step.layer - 1] ?? []).flatMap((at, index) => {
    if (!isActive(moment, step.layer, index + 1)) return [];
    const value = valueOf(trace, part, step.layer, index + 1) ?? 0;
    const side = DIVIDER * at.hw * (forward ? -1 : 1);
    const r = radius(GATE_RADIUS[layout.lod], value, largest);
    return [
      {
        key: `${forward ? "a" : "d"}${step.layer}-${index + 1}`,
        x: at.x + side * (1 - 2 * easeInOut(done)),
        y: at.y,
        r,
        sign: signOf(value),
        value,
        glyph: r >= 5,
        wake: null,
      },
    ];
  });
}
