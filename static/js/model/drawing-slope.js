/**
 * g over z with the unit's own place on it, and at a gate the tangent there. The curve is geometry
 * and drawn from g itself; z, a and the slope are the trace's.
 */

import { formatValue } from "./format.js";
import { leavesOutSlope } from "./rules.js";
import { APPEARS, PASS_ON, PILL, ramp } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/answer.js").Step} Step */

/**
 * @typedef {object} SlopePlot
 * @property {"slope"} is
 * @property {string} curve path of g
 * @property {{x: number, text: string}[]} ticks
 * @property {{left: number, right: number, top: number, bottom: number, zeroX: number, zeroY: number, ticksY: number, captionY: number}} frame
 * @property {{x: number, y: number}} ring at (z, a)
 * @property {{dx: number, dy: number} | null} tangent half of it, from the ring; null at an activation
 * @property {boolean} struck the rule leaves the slope out
 * @property {string} caption
 */

/** @type {Readonly<Record<string, (z: number) => number>>} */
const G = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  leaky_relu: (z) => (z > 0 ? z : 0.01 * z),
  linear: (z) => z,
};
/** Values of g that are always shown whole. */
const RANGE = /** @type {Readonly<Record<string, [number, number]>>} */ ({ sigmoid: [0, 1], tanh: [-1, 1] });
const REACH = 5;
const POINTS = 96;
const TANGENT = 34;

/**
 * The plot of one unit; null for a whole layer, and for softmax, whose g is of all units together.
 * @param {Trace} trace
 * @param {Step} step
 * @param {{width: number}} size
 * @returns {SlopePlot | null}
 */
export function slopePlotOf(trace, step, { width }) {
  const { layer, unit } = step;
  const name = trace.problem.activations[layer - 2] ?? "";
  const g = G[name];
  const z = unit === null ? null : trace.z[layer - 1]?.[unit - 1];
  const a = unit === null ? null : trace.a[layer - 1]?.[unit - 1];
  if (!g || typeof z !== "number" || typeof a !== "number") return null;
  // Far out, the place itself stays clear of the figures at the ends.
  const reach = Math.abs(z) > REACH ? 1.6 * Math.abs(z) : REACH;
  const [low, high] = RANGE[name] ?? [Math.min(g(-reach), 0), g(reach)];
  const frame = { left: 8, right: width - 8, top: 8, bottom: 66, ticksY: 80, captionY: 97 };
  const toX = (/** @type {number} */ v) =>
    frame.left + ((v / reach + 1) / 2) * (frame.right - frame.left);
  const toY = (/** @type {number} */ v) =>
    frame.bottom - ((v - low) / (high - low)) * (frame.bottom - frame.top);
  const ring = { x: toX(z), y: toY(a) };
  const slope = "slope" in step && typeof step.slope === "number" ? step.slope : null;
  const struck = slope !== null && leavesOutSlope(trace.problem.rule);
  const [across, up] = [toX(1) - toX(0), toY(0) - toY(1)];
  return {
    is: "slope",
    curve: curveOf(g, reach, z, toX, toY),
    ticks: [-reach, 0, reach].map((v) => ({ x: toX(v), text: tickText(v) })),
    frame: { ...frame, zeroX: toX(0), zeroY: toY(0) },
    ring,
    tangent: slope === null ? null : tangentOf(slope * (up / across)),
    struck,
    caption:
      slope === null
        ? `g(${formatValue(z)}) = ${formatValue(a)}`
        : `slope g\u2032(z) = ${formatValue(slope)}${struck ? ", left out" : ""}`,
  };
}

/**
 * @param {(z: number) => number} g
 * @param {number} reach
 * @param {number} z is one of the points, so that the ring is on the line however coarse it is
 * @param {(z: number) => number} toX
 * @param {(a: number) => number} toY
 */
function curveOf(g, reach, z, toX, toY) {
  const places = Array.from({ length: POINTS + 1 }, (_, k) => reach * ((2 * k) / POINTS - 1));
  const points = [...places, z, 0].sort((one, other) => one - other);
  return points.map((v, k) => `${k ? "L" : "M"}${toX(v).toFixed(2)},${toY(g(v)).toFixed(2)}`).join("");
}

/** Half the tangent, as long on the screen whatever its slope. @param {number} rise per pixel to the right */
function tangentOf(rise) {
  const dx = TANGENT / Math.hypot(1, rise);
  return { dx, dy: -rise * dx };
}

/** @param {number} v */
function tickText(v) {
  const size = Math.abs(v);
  const text = size >= 1000 ? size.toExponential(0).replace("e+", "e") : String(Number(size.toPrecision(3)));
  return v < 0 ? `\u2212${text}` : text;
}

/**
 * How far each part is there at τ, 0 … 1: the line from z up to the curve, the ring and what is
 * said of it, the tangent.
 * @param {SlopePlot} plot
 * @param {number} tau
 */
export function slopeShown({ tangent }, tau) {
  if (tangent) return { lead: 1, ring: 1, tangent: ramp(tau, PILL) };
  const found = /** @type {import("./timing.js").Span} */ (APPEARS["activation a"]);
  return { lead: ramp(tau, PASS_ON), ring: ramp(tau, found), tangent: 0 };
}
