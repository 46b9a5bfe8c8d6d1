// Edges and the Θ labels on them.

import { overlap } from "./geometry.js";
import { formatTheta } from "./format.js";
import { visibility } from "./knowledge.js";
import { number, signOf, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").EdgeScene} EdgeScene */
/** @typedef {import("../types/scene.js").LabelScene} LabelScene */
/** @typedef {import("../types/scene.js").ChipScene} ChipScene */
/** @typedef {import("./moment.js").Moment} Moment */

/** At most so many labels in a gap of a small graph; above, only those in use are shown. */
const MID_LABELS = 9;
const NARROW_LABELS = 6;
const MID_LABEL_ROOM = 150;

/**
 * Keys of the edges the step runs over; null where it runs over none.
 * @param {Moment} moment
 * @returns {Set<string> | null}
 */
export function activeEdges({ sum, gradient }) {
  const terms = sum?.terms ?? gradient?.terms;
  return terms ? new Set(terms.map((term) => keyOf(term.theta))) : null;
}

/** @param {readonly [number, number, number]} theta */
export const keyOf = ([l, i, j]) => `T${l}-${i}-${j}`;

/**
 * @param {Moment} moment
 * @param {{layer: number, i: number, j: number}} edge
 */
export const thetaOf = ({ trace }, { layer, i, j }) =>
  trace.problem.theta[layer - 1]?.[i - 1]?.[j] ?? 0;

/** @param {Moment} moment */
const showsGradient = (moment) => moment.gradient !== null && visibility(moment, "D", moment.gradient.layer, 0) > 0;

/**
 * Once a step's gradients are known the lit edges are theirs: as wide as a share of the largest.
 * @param {Moment} moment
 * @returns {Map<string, number>} as weights, of which one of 2 is the widest
 */
function gradientWidths(moment) {
  const terms = showsGradient(moment) ? (moment.gradient?.terms ?? []) : [];
  const most = Math.max(...terms.map(({ product }) => Math.abs(product)));
  return new Map(terms.map(({ theta, product }) => [keyOf(theta), product && (2 * product) / most]));
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Set<string> | null} active
 * @returns {EdgeScene[]}
 */
export function edgeScenes(moment, layout, active) {
  const gradients = gradientWidths(moment);
  return layout.edges.map(({ key, layer, i, j, x1, y1, x2, y2 }) => {
    const weight = gradients.get(key) ?? thetaOf(moment, { layer, i, j });
    const size = Math.min(1, Math.abs(weight) / 2);
    const width = layout.lod === "cell" ? 0.4 + 2.2 * size ** 0.8 : 1.2 + 4.3 * size ** 0.75;
    return {
      key,
      layer,
      i,
      j,
      x1,
      y1,
      x2,
      y2,
      sign: signOf(weight),
      width: weight === 0 ? 1.2 : width,
      bias: j === 0,
      state: active ? (active.has(key) ? "active" : "inactive") : "idle",
    };
  });
}

/**
 * Where a chip stands no label of another edge peeps out from under it. A weight's number does not
 * stand where its gradient is shown.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Set<string> | null} active
 * @param {readonly ChipScene[]} chips
 * @returns {LabelScene[]}
 */
export function labelScenes(moment, layout, active, chips) {
  if (layout.lod === "cell") return [];
  const bare = showsGradient(moment);
  const labels = layout.edges
    .filter((edge) => layout.lod === "full" || hasLabel(layout, edge, active))
    .filter((edge) => !(bare && active?.has(edge.key)))
    .map((edge) => labelScene(moment, layout, edge, active))
    .filter((label) => chips.every((chip) => chip.key === label.key || !overlap(label, chip)));
  return layout.lod === "full" ? labels : withoutOverlap(labels);
}

/**
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {Set<string> | null} active
 */
function hasLabel(layout, edge, active) {
  if (active?.has(edge.key)) return true;
  const inGap = layout.edges.filter((other) => other.layer === edge.layer).length;
  return layout.cp > MID_LABEL_ROOM && inGap <= (layout.narrow ? NARROW_LABELS : MID_LABELS);
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {Set<string> | null} active
 * @returns {LabelScene}
 */
function labelScene(moment, layout, edge, active) {
  const weight = thetaOf(moment, edge);
  const run = number(weight, formatTheta, { ref: edge.key });
  const lit = active?.has(edge.key) ?? false;
  const faint = active !== null && !lit;
  const tone = faint ? "ink3" : weight === 0 ? "ink2" : signOf(weight);
  const size = layout.narrow ? 11.5 : faint ? 12 : 13;
  return {
    key: edge.key,
    layer: edge.layer,
    i: edge.i,
    j: edge.j,
    x: edge.label.x,
    y: edge.label.y,
    width: layout.narrow ? 0 : 7.4 * run.text.length + 4,
    height: 16,
    text: text(`${edge.key}:text`, edge.label.x, edge.label.y + 0.36 * size, [run], {
      size,
      weight: faint ? 400 : lit ? 650 : 550,
      tone,
    }),
    fade: `l:${edge.key}`,
  };
}

/**
 * Where plates would cover one another the larger number stays; the rest is in the table of values.
 * @template {{x: number, y: number, width: number, height: number, key: string}} Plate
 * @param {Plate[]} plates the most important first, or in any order
 * @returns {Plate[]}
 */
export function withoutOverlap(plates) {
  /** @type {Plate[]} */
  const kept = [];
  for (const plate of plates) {
    const box = { ...plate, width: Math.max(plate.width, 34) };
    if (kept.every((other) => overlap(box, { ...other, width: Math.max(other.width, 34) }) < 2)) {
      kept.push(plate);
    }
  }
  return kept;
}
