// Where the Θ labels stand. At t = 0.30 from the left unit crossing edges do not share a point, and
// in a 2-2 gap no two labels touch; where more edges meet, a label moves along its edge.

import { along, overlap } from "./geometry.js";

/** @typedef {import("../types.js").Layout} Layout */
/** @typedef {import("../types.js").EdgeLayout} EdgeLayout */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** Where a label may stand, the preferred place first. */
const PREFERRED = 0.3;
const PLACES = [
  PREFERRED, 0.26, 0.34, 0.22, 0.38, 0.18, 0.42, 0.46, 0.5, 0.14, 0.54, 0.58, 0.62, 0.66, 0.7,
];
/** The largest thing that stands there: a gradient chip in full detail, "−0.90" on its plate below. */
const FULL = { width: 60, height: 24 };
const MID = { width: 44, height: 16 };
const NARROW_LIFT = 11;

/**
 * Sets `label` and `labelAt` of every edge.
 * @param {Layout} layout
 */
export function placeLabels(layout) {
  const size = layout.lod === "full" ? FULL : MID;
  layout.bias.forEach((_, index) => {
    const edges = layout.edges.filter((edge) => edge.layer === index + 1);
    // Nothing is written there at cell level, but dots still pass the gate.
    if (layout.lod === "cell") edges.forEach((edge) => set(layout, edge, PREFERRED));
    else placeGap(layout, edges, size);
  });
}

/**
 * Labels that fit at the preferred place keep it; the others look for the place of least overlap.
 * @param {Layout} layout
 * @param {EdgeLayout[]} edges of one gap
 * @param {{width: number, height: number}} size
 */
function placeGap(layout, edges, size) {
  /** @type {Box[]} */
  const taken = [];
  for (const edge of edges) {
    let best = PREFERRED;
    let least = Infinity;
    for (const t of PLACES) {
      const at = labelPoint(layout, edge, t);
      const box = { ...at, ...size };
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (covered < least - 0.01) {
        least = covered;
        best = t;
      }
      if (covered === 0) break;
    }
    set(layout, edge, best);
    taken.push({ ...edge.label, ...size });
  }
}

/**
 * On a phone a label stands above its line, without a plate.
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {number} t
 */
function labelPoint(layout, edge, t) {
  const point = along(edge, t);
  return layout.narrow ? { x: point.x, y: point.y - NARROW_LIFT } : point;
}

/**
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {number} t
 */
function set(layout, edge, t) {
  edge.labelAt = t;
  edge.label = labelPoint(layout, edge, t);
}
