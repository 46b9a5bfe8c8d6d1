/** Where a popover goes: the place beside what it belongs to that covers least of what matters. */

import { along } from "./geometry.js";
import { momentOf } from "./moment.js";
import { isActive } from "./scene-parts.js";

/** @typedef {{left: number, top: number, width: number, height: number}} Rect */
/** @typedef {{rect: Rect, weight: number}} Obstacle */
/** @typedef {{x: number, y: number, width: number, height: number}} Box by its centre */
/** @typedef {import("../types/scene.js").Still} Still */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Popover} Popover */

/** Air between a popover and what it belongs to, and to the edge of the window. */
const AIR = 12;
const MARGIN = 8;
const WEIGHTS = { own: 6, output: 3, active: 2, chip: 1.5, other: 1, label: 0.5, outside: 0.4, outsideSmall: 0.1 };
/** A stage this narrow has no room of its own for a popover. */
const NARROW = 560;
/** What covers a little less but lies further off is not worth it: pixels of area per pixel of way. */
const FAR = 40;
/** Places are looked at on a grid this fine. */
const GRID = 12;
const ALONG = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85];

/** @param {Outline} outline @returns {Rect} */
const rectOf = ({ x, y, hw, hh }) => ({ left: x - hw, top: y - hh, width: 2 * hw, height: 2 * hh });

/**
 * What a popover belongs to, in pixels of the stage; null where that is not drawn.
 * @param {Popover} popover
 * @param {Still} still
 * @returns {Rect | null}
 */
export function anchorOf(popover, still) {
  const { layout, gauge, targets } = still;
  if (popover.kind === "weight") {
    const edge = layout.edges.find(
      ({ layer, i, j }) => layer === popover.layer && i === popover.i && j === popover.j,
    );
    return edge ? rectOf({ ...edge.label, hw: 26, hh: 14, corner: 0 }) : null;
  }
  if (popover.kind === "unit") {
    const at =
      popover.unit === 0 ? layout.bias[popover.layer - 1] : layout.units[popover.layer - 1]?.[popover.unit - 1];
    return at ? rectOf(at) : null;
  }
  if (gauge) return { left: gauge.x - 16, top: gauge.y - 14, width: 90, height: 28 };
  const cell = targets[popover.unit - 1];
  if (cell) return rectOf({ x: cell.x, y: cell.y, hw: cell.r, hh: cell.r, corner: cell.r });
  const outputs = layout.units.at(-1)?.[popover.unit - 1];
  return outputs ? rectOf(outputs) : null;
}

/**
 * @param {Popover} popover
 * @param {Still} still
 * @param {Pick<State, "trace" | "place">} state
 * @returns {Obstacle[]}
 */
export function obstaclesOf(popover, still, { trace, place }) {
  const { layout, gauge, targets, labels, chips } = still;
  const moment = momentOf(trace, place.step, place.tau, place.intro);
  const last = layout.units.length;
  const units = layout.units.flatMap((column, l) =>
    column.map((at, j) => {
      const active = isActive(moment, l + 1, j + 1);
      const weight = l + 1 === last ? WEIGHTS.output : active ? WEIGHTS.active : WEIGHTS.other;
      return { rect: rectOf(at), weight };
    }),
  );
  const marks = gauge
    ? [{ left: gauge.x - 15, top: gauge.top - 13, width: 100, height: gauge.bottom - gauge.top + 26 }]
    : targets.map(({ x, y, r }) => ({ left: x - r, top: y - r, width: 2 * r, height: 2 * r }));
  /** @param {number} weight */
  const boxed = (weight) => (/** @type {Box} */ { x, y, width, height }) => ({
    rect: { left: x - width / 2, top: y - height / 2, width, height },
    weight,
  });
  return [
    ...units,
    ...layout.bias.map((at) => ({ rect: rectOf(at), weight: WEIGHTS.label })),
    ...marks.map((rect) => ({ rect, weight: WEIGHTS.output })),
    ...labels.map(boxed(WEIGHTS.label)),
    ...chips.map(boxed(WEIGHTS.chip)),
    ...ownOf(popover, still),
  ];
}

/**
 * A weight is its whole edge, and what stands at both ends of it matters as well.
 * @param {Popover} popover
 * @param {Still} still
 * @returns {Obstacle[]}
 */
function ownOf(popover, still) {
  const anchor = anchorOf(popover, still);
  const own = anchor ? [{ rect: anchor, weight: WEIGHTS.own }] : [];
  if (popover.kind !== "weight") return own;
  const { layer, i, j } = popover;
  const { edges, units, bias } = still.layout;
  const edge = edges.find((one) => one.layer === layer && one.i === i && one.j === j);
  const ends = [j === 0 ? bias[layer - 1] : units[layer - 1]?.[j - 1], units[layer]?.[i - 1]];
  for (const end of ends) if (end) own.push({ rect: rectOf(end), weight: WEIGHTS.active });
  for (const t of edge ? ALONG : []) {
    own.push({ rect: rectOf({ ...along(/** @type {EdgeLayout} */ (edge), t), hw: 14, hh: 14, corner: 0 }), weight: WEIGHTS.own });
  }
  return own;
}

/** @param {Rect} a @param {Rect} b */
function common(a, b) {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How far apart two rectangles are. @param {Rect} a @param {Rect} b */
function between(a, b) {
  const dx = Math.max(a.left - b.left - b.width, b.left - a.left - a.width, 0);
  const dy = Math.max(a.top - b.top - b.height, b.top - a.top - a.height, 0);
  return Math.hypot(dx, dy);
}

/**
 * Beside its anchor, over as little as can be; a little further off where that covers much less.
 * All rectangles are in pixels of the window.
 * @param {{width: number, height: number}} size of the popover
 * @param {Rect} anchor
 * @param {readonly Obstacle[]} obstacles
 * @param {Rect} stage what lies outside of it is other people's, and better left alone
 * @param {{width: number, height: number}} room the window
 * @returns {{left: number, top: number}}
 */
export function placed(size, anchor, obstacles, stage, room) {
  const lefts = grid(room.width - size.width - MARGIN, anchor.left - size.width - AIR, anchor.left + anchor.width + AIR);
  const tops = grid(room.height - size.height - MARGIN, anchor.top - size.height - AIR, anchor.top + anchor.height + AIR);
  const outer = stage.width < NARROW ? WEIGHTS.outsideSmall : WEIGHTS.outside;
  let best = { left: MARGIN, top: MARGIN, cost: Infinity };
  for (const left of lefts) {
    for (const top of tops) {
      const box = { left, top, ...size };
      const outside = size.width * size.height - common(box, stage);
      const way = Math.max(0, between(box, anchor) - AIR);
      let cost = outer * outside + FAR * way;
      for (const { rect, weight } of obstacles) {
        if (cost >= best.cost) break;
        cost += weight * common(box, rect);
      }
      if (cost < best.cost) best = { left, top, cost };
    }
  }
  return { left: Math.round(best.left), top: Math.round(best.top) };
}

/**
 * From the margin to `most`, with the wishes among them where they fit.
 * @param {number} most
 * @param {...number} wishes
 */
function grid(most, ...wishes) {
  const end = Math.max(MARGIN, most);
  const steps = Array.from({ length: Math.floor((end - MARGIN) / GRID) + 1 }, (_, n) => MARGIN + n * GRID);
  return [...wishes.filter((wish) => wish >= MARGIN && wish <= end), ...steps, end];
}
