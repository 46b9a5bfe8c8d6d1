// Where everything stands: a function of the shape of the network and the size of the stage.

import { circle, exit } from "./geometry.js";
import { placeLabels } from "./layout-labels.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").Lod} Lod */

/** The bias takes this much of a row, above all units as in the lecture. */
const BIAS_ROW = 0.62;
/** Room right of the outputs for the gap gauge, or the column of targets. */
const GAUGE_ROOM = 138;
/** Air between an outline and the end of an edge. */
const EDGE_GAP = 2;

/** @param {number} low @param {number} value @param {number} high */
const clamp = (low, value, high) => Math.max(low, Math.min(value, high));

/**
 * @param {readonly number[]} layers s_1 … s_L without bias units
 * @param {number} width of the stage in CSS pixels
 * @param {number} height
 * @returns {Layout}
 */
export function layoutOf(layers, width, height) {
  const frame = frameOf(layers, width, height);
  const { top, pitch, most, lod, r, cp } = frame;
  const columns = layers.map((_, index) => frame.left + index * cp);
  const shape = unitShape(lod, r, cp);
  const firstRow = top + BIAS_ROW * pitch;
  const units = columns.map((x, index) => {
    const size = layers[index] ?? 0;
    return Array.from({ length: size }, (_, j) => {
      const y = firstRow + pitch * ((most - size) / 2 + j + 0.5);
      if (index === 0) return circle(x, y, lod === "full" ? 0.64 * r : r);
      return { x, y, ...shape };
    });
  });
  const biasRadius = { full: 18, mid: 12, cell: Math.max(0.72 * r, 2) }[lod];
  const bias = columns
    .slice(0, -1)
    .map((x) => circle(x, top + BIAS_ROW * pitch * 0.42, biasRadius));
  /** @type {Layout} */
  const layout = {
    width,
    height,
    narrow: frame.narrow,
    low: frame.low,
    lod,
    pitch,
    cp,
    r,
    ...shape,
    top,
    bottom: frame.bottom,
    columns,
    units,
    bias,
    edges: edgesOf(units, bias),
  };
  placeMiddles(layout);
  placeLabels(layout);
  return layout;
}

/**
 * Margins, pitches and the level of detail, found from the pixels there are.
 * @param {readonly number[]} layers
 * @param {number} width
 * @param {number} height
 */
function frameOf(layers, width, height) {
  const narrow = width < 560;
  const low = height < 470;
  const most = Math.max(...layers);
  const gaps = Math.max(1, layers.length - 1);
  const top = narrow ? 34 : low ? 56 : 62;
  const bottom = height - (narrow ? 14 : low ? 46 : 58);
  const pitch = Math.max(1, (bottom - top) / (most + BIAS_ROW));
  let r = Math.min(60, 0.385 * pitch);
  let left = 0;
  let cp = 1;
  // Margins depend on the radius and the radius on the margins: three rounds settle it.
  for (let round = 0; round < 3; round += 1) {
    left = narrow ? 36 : Math.max(0.66 * r, 20) + 34;
    const right = narrow ? 36 : r + GAUGE_ROOM + 24;
    cp = Math.max(1, (width - left - right) / gaps);
    r = Math.min(r, 0.225 * cp);
  }
  /** @type {Lod} */
  let lod = "full";
  // A phone's margins are too small for pebbles, however few units there are.
  if (narrow || r < 40 || pitch < 100) {
    lod = r >= 17 && pitch >= 52 ? "mid" : "cell";
    if (lod === "mid") {
      r = Math.min(narrow ? 26 : 36, 0.36 * pitch, 0.25 * cp);
    } else {
      // Units of a network too large to edit may be smaller than 7, but never overlap.
      r = clamp(Math.min(7, 0.46 * pitch), 0.4 * pitch, 14);
      left = narrow ? 24 : 74;
      cp = Math.max(1, (width - left - (narrow ? 24 : 200)) / gaps);
      r = Math.min(r, 0.4 * cp);
    }
  }
  return { narrow, low, most, top, bottom, pitch, lod, r, left, cp };
}

/**
 * Half sizes and corners of a unit: a pebble where four numbers must fit, else a circle.
 * @param {Lod} lod
 * @param {number} r
 * @param {number} cp
 */
function unitShape(lod, r, cp) {
  if (lod !== "full") return { hw: r, hh: r, corner: r };
  const hh = 0.95 * r;
  const wide = 1.16 * r + Math.max(0, (56 - r) * 0.7);
  const hw = Math.max(54, Math.min(wide, (cp - 112) / 2));
  return { hw, hh, corner: 0.86 * hh };
}

/**
 * @param {Outline[][]} units
 * @param {Outline[]} bias
 * @returns {EdgeLayout[]}
 */
function edgesOf(units, bias) {
  return bias.flatMap((biasUnit, index) => {
    const lefts = [biasUnit, ...(units[index] ?? [])];
    return (units[index + 1] ?? []).flatMap((right, row) =>
      lefts.map((left, j) => edgeOf(index + 1, row + 1, j, left, right)),
    );
  });
}

/**
 * @param {number} layer
 * @param {number} i
 * @param {number} j
 * @param {Outline} left
 * @param {Outline} right
 * @returns {EdgeLayout}
 */
function edgeOf(layer, i, j, left, right) {
  const start = exit(left, right, EDGE_GAP);
  const end = exit(right, left, EDGE_GAP);
  return {
    key: `T${layer}-${i}-${j}`,
    layer,
    i,
    j,
    x1: start.x,
    y1: start.y,
    x2: end.x,
    y2: end.y,
    label: start,
    labelAt: 0,
    chip: start,
    chipAt: 0,
    middleAt: 0.5,
  };
}

/**
 * Where an edge crosses the middle between two columns of units: there a wide chip has most room.
 * @param {Layout} layout
 */
function placeMiddles(layout) {
  for (const edge of layout.edges) {
    const left = layout.units[edge.layer - 1]?.[0];
    const right = layout.units[edge.layer]?.[0];
    if (!left || !right) continue;
    const middle = (left.x + left.hw + right.x - right.hw) / 2;
    edge.middleAt = Math.max(0, Math.min(1, (middle - edge.x1) / (edge.x2 - edge.x1)));
  }
}
