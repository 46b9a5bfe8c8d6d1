// The little picture of an activation in the middle of a unit.

/** @type {Readonly<Record<string, (z: number) => number>>} */
const SHAPES = {
  sigmoid: (z) => 2 / (1 + Math.exp(-z)) - 1,
  tanh: (z) => Math.tanh(z),
  relu: (z) => (z > 0 ? z / 2.5 : 0) - 0.5,
  leaky_relu: (z) => (z > 0 ? z / 2.5 : z / 12) - 0.4,
  linear: (z) => z / 4,
  softmax: (z) => Math.exp((z - 4) / 1.8) * 1.7 - 0.85,
};
const REACH = 4;
const POINTS = 16;

/**
 * @param {string} activation
 * @param {number} r radius of the disc it is drawn in
 * @returns {string} an SVG path around (0, 0)
 */
export function curvePath(activation, r) {
  const shape = SHAPES[activation] ?? ((z) => z / REACH);
  return Array.from({ length: POINTS + 1 }, (_, index) => {
    const z = REACH * ((2 * index) / POINTS - 1);
    const x = (z / REACH) * 0.62 * r;
    const y = -Math.max(-1, Math.min(1, shape(z))) * 0.55 * r;
    return `${index ? "L" : "M"}${x.toFixed(2)},${y.toFixed(2)}`;
  }).join("");
}
