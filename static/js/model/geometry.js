// Outlines and straight lines between them.

/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").Point} Point */

/**
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @returns {Outline}
 */
export const circle = (x, y, r) => ({ x, y, hw: r, hh: r, corner: r });

/**
 * @param {Outline} outline
 * @param {number} by pixels outwards
 * @returns {Outline}
 */
export const grown = ({ x, y, hw, hh, corner }, by) => ({
  x,
  y,
  hw: hw + by,
  hh: hh + by,
  corner: corner + by,
});

/**
 * @param {Outline} outline
 * @param {number} dx from its centre
 * @param {number} dy
 */
export function contains(outline, dx, dy) {
  const overX = Math.abs(dx) - (outline.hw - outline.corner);
  const overY = Math.abs(dy) - (outline.hh - outline.corner);
  if (overX <= 0) return Math.abs(dy) <= outline.hh;
  if (overY <= 0) return Math.abs(dx) <= outline.hw;
  return Math.hypot(overX, overY) <= outline.corner;
}

/**
 * Where the line from the centre towards `target` leaves the outline, and `gap` pixels further on.
 * Found by bisection, so that it holds for any outline that `contains` knows; after 32 rounds a last
 * digit that rounds otherwise (as where the server draws) moves no point by a millionth of a pixel.
 * @param {Outline} from
 * @param {Point} target
 * @param {number} gap
 * @returns {Point}
 */
export function exit(from, target, gap) {
  const length = Math.hypot(target.x - from.x, target.y - from.y) || 1;
  const ux = (target.x - from.x) / length;
  const uy = (target.y - from.y) / length;
  let inside = 0;
  let outside = from.hw + from.hh;
  for (let round = 0; round < 32; round += 1) {
    const middle = (inside + outside) / 2;
    if (contains(from, ux * middle, uy * middle)) inside = middle;
    else outside = middle;
  }
  const at = inside + gap;
  return { x: from.x + ux * at, y: from.y + uy * at };
}

/**
 * @param {{x1: number, y1: number, x2: number, y2: number}} line
 * @param {number} t 0 at the left end, 1 at the right end
 * @returns {Point}
 */
export const along = (line, t) => ({
  x: line.x1 + (line.x2 - line.x1) * t,
  y: line.y1 + (line.y2 - line.y1) * t,
});

/**
 * Pixels by which two boxes, given by centre and size, overlap; 0 where they do not.
 * @param {{x: number, y: number, width: number, height: number}} a
 * @param {{x: number, y: number, width: number, height: number}} b
 */
export function overlap(a, b) {
  const x = (a.width + b.width) / 2 - Math.abs(a.x - b.x);
  const y = (a.height + b.height) / 2 - Math.abs(a.y - b.y);
  return x > 0 && y > 0 ? Math.min(x, y) : 0;
}

/**
 * Whether a box, given by centre and size, touches the inside of an outline: asked at eight points
 * of its rim, which is close enough for boxes no larger than a unit.
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {Outline} outline
 */
export function touches({ x, y, width, height }, outline) {
  return [-1, 0, 1].some((sx) =>
    [-1, 0, 1].some((sy) =>
      contains(outline, x + (sx * width) / 2 - outline.x, y + (sy * height) / 2 - outline.y),
    ),
  );
}
