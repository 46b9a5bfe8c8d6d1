// Chips: the multiplication that stands on an edge while a dot passes, and the gradient of a weight.

import { along } from "./geometry.js";
import { formatTheta } from "./format.js";
import { visibility } from "./knowledge.js";
import { termOf } from "./moment.js";
import { keyOf, withoutOverlap } from "./scene-edges.js";
import { formatOf, number, signOf, text } from "./scene-text.js";
import { GATE } from "./timing.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").ChipScene} ChipScene */
/** @typedef {import("../types/answer.js").SumTerm} SumTerm */
/** @typedef {import("../types/scene.js").Run} Run */
/** @typedef {import("./moment.js").Moment} Moment */

const ONE_LINE = { width: 164, height: 26 };
const LAYER_CHIP = { width: 60, height: 24 };
/** A chip too narrow for its factors at this size shows the product alone; the formula has them. */
const LEAST_SIZE = 10.5;
const GRADIENT_CHIP = { width: 58, height: 24 };
/** Where units are small, more edges than this have no room for a number each. */
const FEW_EDGES = 6;
/** Where room is short a chip is no wider than its number. */
const SMALL_CHIP = { digit: 6.6, air: 6, height: 17 };

/**
 * Where on its edge a term is multiplied: in the middle, where its chip covers no unit, or at the
 * label where many chips stand at once.
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {boolean} byUnit
 */
export const gateAt = (layout, edge, byUnit) =>
  byUnit && layout.lod !== "cell" ? edge.middleAt : edge.chipAt;

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {ReadonlyMap<string, EdgeLayout>} edges
 * @returns {ChipScene[]}
 */
export function chipScenes(moment, layout, edges) {
  if (layout.lod === "cell") return [];
  if (moment.gradient) return gradientChips(moment, layout, edges);
  const { sum } = moment;
  if (!sum || layout.lod !== "full") return [];
  return sum.terms.flatMap((term, index) => {
    const edge = edges.get(keyOf(term.theta));
    if (!edge || termOf(moment, index) <= GATE.reached) return [];
    return [termChip(layout, edge, term, sum.unit !== null)];
  });
}

/**
 * @param {Layout} layout
 * @param {EdgeLayout} edge
 * @param {SumTerm} term
 * @param {boolean} byUnit
 * @returns {ChipScene}
 */
function termChip(layout, edge, term, byUnit) {
  const format = formatOf(layout);
  const sign = signOf(term.product);
  const at = along(edge, gateAt(layout, edge, byUnit));
  const tone = sign === "zero" ? "ink2" : sign;
  const product = number(term.product, format, { role: "chip-product", weight: 700, tone });
  const { layer, i, j } = edge;
  const shared = { key: edge.key, layer, i, j, ...at, sign, kind: /** @type {const} */ ("term"), fade: `c:${edge.key}` };
  if (!byUnit) {
    const line = text(`${edge.key}:product`, at.x, at.y + 4.5, [product], { size: 12.5 });
    return { ...shared, ...LAYER_CHIP, texts: [line] };
  }
  // Every bias signal is 1; it is written as plainly as that.
  const signal =
    edge.j === 0
      ? { text: "1", value: 1, role: "chip-signal" }
      : number(term.signal, format, { role: "chip-signal" });
  /** @type {Run[]} */
  const factors = [number(term.weight, formatTheta, { role: "chip-weight" }), { text: " × " }, signal];
  const gap = layout.cp - 2 * layout.hw;
  const oneLine = gap >= 200;
  const box = oneLine ? ONE_LINE : { width: Math.min(106, gap - 14), height: 42 };
  const runs = oneLine ? [...factors, { text: " = " }, product] : factors;
  const characters = runs.reduce((sum, run) => sum + run.text.length, 0);
  const size = Math.min(12.5, (box.width - 10) / (0.53 * characters));
  if (size < LEAST_SIZE) {
    const line = text(`${edge.key}:product`, at.x, at.y + 4.5, [product], { size: 12.5 });
    return { ...shared, ...LAYER_CHIP, width: Math.min(LAYER_CHIP.width, gap - 14), texts: [line] };
  }
  const more = /** @type {const} */ ({ size, tone: "ink" });
  const line = (/** @type {string} */ name, /** @type {number} */ y, /** @type {Run[]} */ parts) =>
    text(`${edge.key}:${name}`, at.x, at.y + y, parts, more);
  const texts = oneLine
    ? [line("line", 4.5, runs)]
    : [line("factors", -4, factors), line("product", 13, [{ text: "= " }, product])];
  return { ...shared, ...box, texts };
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {ReadonlyMap<string, EdgeLayout>} edges
 * @returns {ChipScene[]}
 */
function gradientChips(moment, layout, edges) {
  const { gradient } = moment;
  if (!gradient || visibility(moment, "D", gradient.layer, 0) === 0) return [];
  const full = layout.lod === "full";
  if (!full && gradient.terms.length > FEW_EDGES) return [];
  const chips = gradient.terms.flatMap((term) => {
    const edge = edges.get(keyOf(term.theta));
    if (!edge) return [];
    const ref = edge.key.replace("T", "D");
    const run = number(term.product, formatOf(layout), { ref, weight: 650 });
    const { x, y } = edge.chip;
    const { digit, air, height } = SMALL_CHIP;
    const size = full ? GRADIENT_CHIP : { width: digit * run.text.length + air, height };
    const font = full ? 13 : 11.5;
    const line = text(ref, x, y + 0.36 * font, [run], { size: font, tone: "ink" });
    /** @type {ChipScene} */
    const chip = {
      key: edge.key,
      layer: edge.layer,
      i: edge.i,
      j: edge.j,
      x,
      y,
      ...size,
      sign: signOf(term.product),
      kind: "gradient",
      texts: [line],
      fade: `c:${edge.key}`,
    };
    return [chip];
  });
  // Of some without the others, one would be read as the gradient of an edge whose own is missing.
  return full || withoutOverlap(chips).length === chips.length ? chips : [];
}
