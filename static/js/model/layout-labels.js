// Where the Θ labels stand, and the chips that take their place. At t = 0.30 from the left unit
// crossing edges do not share a point, and in a 2-2 gap no two labels touch; where more edges meet,
// or a unit is near, a label moves along its edge.

import { along, grown, overlap, touches } from "./geometry.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").Point} Point */
/** @typedef {{width: number, height: number}} Size */

const PREFERRED = 0.3;
/** Where a label may stand, the preferred place first. */
const PLACES = [
  PREFERRED, 0.26, 0.34, 0.22, 0.38, 0.18, 0.42, 0.46, 0.5, 0.14, 0.54, 0.58, 0.62, 0.66, 0.7,
];
/** How far a chip may stand from its label, which is smaller. */
const NEAR = [0, 0.02, -0.02, 0.04, -0.04, 0.06, -0.06, 0.08, -0.08, 0.12, 0.16, 0.2, 0.24, 0.28];

/** "−0.90" on its plate, with air; a little more where chips will stand. */
const LABEL = { full: { width: 46, height: 20 }, mid: { width: 44, height: 16 } };
/** A phone's labels have no plates. */
const BARE = { width: 35, height: 14 };
const CHIP = { full: { width: 60, height: 24 }, mid: { width: 46, height: 17 } };
/** Half the height of a label's letters, and the air between them and the line below. */
const LETTERS = 5;
const AIR = 4;
/** A ring around an active unit reaches so far; small graphs have no air to lose. */
const RING = 5;
/** A label on a unit is as bad as one hidden by so many pixels of another. */
const ON_UNIT = 8;

/**
 * Sets `label` and `chip` of every edge, the points and how far along the edge they are.
 * @param {Layout} layout
 */
export function placeLabels(layout) {
  const { lod } = layout;
  layout.bias.forEach((_, index) => {
    const layer = index + 1;
    const edges = layout.edges.filter((edge) => edge.layer === layer);
    if (lod === "cell") {
      // Nothing is written there at cell level, but dots still pass the gate.
      for (const edge of edges) edge.labelAt = edge.chipAt = PREFERRED;
    } else {
      const outlines = outlinesAround(layout, layer);
      const places = spread(edges, (edge) => placesFor(layout, edge), labelPoint, layout.narrow ? BARE : LABEL[lod], outlines, layout);
      edges.forEach((edge, place) => (edge.labelAt = places[place] ?? PREFERRED));
      const near = (/** @type {EdgeLayout} */ edge) => NEAR.map((by) => edge.labelAt + by);
      const chips = spread(edges, near, linePoint, CHIP[lod], outlines, layout);
      edges.forEach((edge, place) => (edge.chipAt = chips[place] ?? edge.labelAt));
    }
    for (const edge of edges) {
      edge.label = labelPoint(layout, edge, edge.labelAt);
      edge.chip = along(edge, edge.chipAt);
    }
  });
}

/**
 * Where a phone's units leave little of a level edge, its label takes the middle of what is left.
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 */
function placesFor(layout, edge) {
  const short = edge.x2 - edge.x1 < 2 * BARE.width && Math.abs(edge.y2 - edge.y1) < BARE.height;
  // A little to the right: the ring of an active unit takes some of the left.
  return layout.narrow && short ? [0.6, 0.5, ...PLACES] : PLACES;
}

/**
 * @param {Layout} layout
 * @param {number} layer
 * @returns {Outline[]}
 */
function outlinesAround(layout, layer) {
  const ring = layout.lod === "mid" ? RING : 0;
  return [layer, layer + 1].flatMap((l) => [
    ...(layout.units[l - 1] ?? []).map((unit) => grown(unit, ring)),
    ...layout.bias.slice(l - 1, l),
  ]);
}

/**
 * One after the other takes the first place that is free, or the one that covers least.
 * @param {EdgeLayout[]} edges of one gap
 * @param {(edge: EdgeLayout) => number[]} placesOf
 * @param {(layout: Layout, edge: EdgeLayout, at: number) => Point} pointAt
 * @param {Size} size
 * @param {Outline[]} outlines
 * @param {Layout} layout
 * @returns {number[]} how far along each edge
 */
function spread(edges, placesOf, pointAt, size, outlines, layout) {
  /** @type {(Point & Size)[]} */
  const taken = [];
  return edges.map((edge) => {
    let best = { at: PREFERRED, covered: Infinity, box: { x: 0, y: 0, ...size } };
    for (const at of placesOf(edge)) {
      const box = { ...pointAt(layout, edge, at), ...size };
      const onUnits = outlines.filter((outline) => touches(box, outline)).length;
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), onUnits * ON_UNIT);
      if (covered < best.covered - 0.01) best = { at, covered, box };
      if (covered === 0) break;
    }
    taken.push(best.box);
    return best.at;
  });
}

/**
 * On a phone a label stands above its line, without a plate: far enough along the normal that
 * letters of this width do not touch a steep line either.
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {number} at
 * @returns {Point}
 */
function labelPoint(layout, edge, at) {
  const point = along(edge, at);
  if (!layout.narrow) return point;
  const length = Math.hypot(edge.x2 - edge.x1, edge.y2 - edge.y1) || 1;
  const nx = (edge.y2 - edge.y1) / length;
  const ny = -(edge.x2 - edge.x1) / length;
  const away = (Math.abs(nx) * BARE.width) / 2 + Math.abs(ny) * LETTERS + AIR;
  return { x: point.x + nx * away, y: point.y + ny * away };
}

/** @type {(layout: Layout, edge: EdgeLayout, at: number) => Point} */
const linePoint = (_, edge, at) => along(edge, at);
