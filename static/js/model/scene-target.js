// The target beside the outputs: a gauge from 0 to 1 for one output, a column of cells for several.

import { formatGiven } from "./format.js";
import { visibility } from "./knowledge.js";
import { formatOf, number, quadrant, signOf, text } from "./scene-text.js";

/** @typedef {import("../types.js").Layout} Layout */
/** @typedef {import("../types.js").Outline} Outline */
/** @typedef {import("../types.js").GaugeScene} GaugeScene */
/** @typedef {import("../types.js").TargetScene} TargetScene */
/** @typedef {import("../types.js").Text} Text */
/** @typedef {import("./knowledge.js").Moment} Moment */

/** @typedef {{gauge: GaugeScene | null, targets: TargetScene[], texts: Text[]}} Target */

const GAUGE_AWAY = 50;
const CELLS_AWAY = 62;
/** Two labels of the gauge need this much between their baselines. */
const LABEL_PITCH = 18;

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {Target}
 */
export function targetScene(moment, layout) {
  const outputs = layout.units[layout.units.length - 1] ?? [];
  const { kind } = moment.step;
  const active =
    moment.intro === null && (kind === "cost" || kind === "output_error" || kind === "output_delta");
  const [first] = outputs;
  if (!first) return { gauge: null, targets: [], texts: [] };
  if (layout.narrow) return narrowTarget(moment, layout, outputs);
  if (outputs.length > 1) return targetColumn(moment, layout, outputs, active);
  return gaugeScene(moment, layout, first, active);
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @returns {Text[]}
 */
function costText(moment, layout, x, y) {
  if (visibility(moment, "cost", moment.trace.a.length, 1) === 0) return [];
  const cost = number(moment.trace.cost, formatOf(layout.lod === "cell" ? "full" : layout.lod), {
    ref: "cost",
    tone: "ink",
    weight: 650,
  });
  return [text("cost", x, y, [{ text: "cost " }, cost], { size: layout.narrow ? 12 : 13, fade: "cost" })];
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline} output
 * @param {boolean} active
 * @returns {Target}
 */
function gaugeScene(moment, layout, output, active) {
  const { trace } = moment;
  const a = trace.output[0] ?? 0;
  const target = trace.problem.y[0] ?? 0;
  const last = trace.a.length;
  const half = Math.min(150, 1.05 * layout.pitch) / 2;
  const x = output.x + output.hw + GAUGE_AWAY;
  const top = output.y - half;
  const bottom = output.y + half;
  // A linear or tanh output may leave 0 … 1; the track then stretches to hold it.
  const low = Math.min(0, a, target);
  const high = Math.max(1, a, target);
  /** @param {number} v */
  const place = (v) => bottom - ((v - low) / (high - low)) * (bottom - top);
  const known = visibility(moment, "a", last, 1) > 0;
  const gap = visibility(moment, "gap", last, 1) > 0;
  const format = formatOf(layout.lod === "cell" ? "full" : layout.lod);
  const ys = place(target);
  // The two labels step aside when output and target nearly meet.
  const apart = Math.max(LABEL_PITCH, Math.abs(place(a) - ys));
  const below = place(a) > ys || (place(a) === ys && target > 0.5);
  const label = x + 20;
  const more = /** @type {const} */ ({ anchor: "start", tone: "ink", size: 13, weight: 550 });
  const texts = [
    text("target", label, ys + 4.5, [
      { text: "y", math: true },
      { text: " = " },
      number(target, formatGiven, { ref: "y-1" }),
    ], more),
    ...costText(moment, layout, x, bottom + 34),
  ];
  if (known) {
    texts.push(
      text("output", label, ys + (below ? apart : -apart) + 4.5, [
        { text: "a", math: true },
        { text: " = " },
        number(a, format, { role: "gauge-a" }),
      ], { ...more, fade: `n:a${last}-1` }),
    );
  }
  const gauge = {
    x,
    top,
    bottom,
    y: ys,
    a: known ? place(a) : null,
    lead: { x: output.x + output.hw + 2, y: output.y },
    sign: signOf(a - target),
    gap,
    active,
  };
  return { gauge, targets: [], texts };
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline[]} outputs
 * @param {boolean} active
 * @returns {Target}
 */
function targetColumn(moment, layout, outputs, active) {
  const cell = layout.lod === "cell";
  const r = cell ? layout.r : Math.min(22, 0.3 * layout.pitch);
  const x = (outputs[0]?.x ?? 0) + (outputs[0]?.hw ?? 0) + CELLS_AWAY;
  const top = (outputs[0]?.y ?? 0) - r;
  /** @type {Text[]} */
  const texts = [
    text("y", x, top - 10, [{ text: "y", math: true }], { size: 15, tone: "ink" }),
    ...costText(moment, layout, x, top - 32),
  ];
  const targets = outputs.map((output, index) => {
    const value = moment.trace.problem.y[index] ?? 0;
    const { sign, percent } = quadrant("y", `y-${index + 1}`, value, layout.lod);
    if (!cell) {
      const run = number(value, formatGiven, { ref: `y-${index + 1}` });
      const more = /** @type {const} */ ({ size: run.text.length > 4 ? 11.5 : 13, weight: 560, tone: "ink" });
      texts.push(text(`y-${index + 1}`, x, output.y + 4.5, [run], more));
    }
    const lead = { x: output.x + output.hw + 2, y: output.y };
    return { key: `y-${index + 1}`, x, y: output.y, r, sign, percent, active, lead };
  });
  return { gauge: null, targets, texts };
}

/**
 * On a phone there is no room beside the outputs: the targets stand below their units.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline[]} outputs
 * @returns {Target}
 */
function narrowTarget(moment, layout, outputs) {
  const [first] = outputs;
  if (!first) return { gauge: null, targets: [], texts: [] };
  const single = outputs.length === 1;
  const x = Math.min(first.x, layout.width - 34);
  const texts = single
    ? costText(moment, layout, x, first.y + first.hh + 34)
    : costText(moment, layout, x, first.y - first.hh - 12);
  if (layout.lod !== "cell" && (single || layout.pitch - 2 * layout.r >= 18)) {
    for (const [index, output] of outputs.entries()) {
      const value = moment.trace.problem.y[index] ?? 0;
      texts.push(
        text(`y-${index + 1}`, output.x, output.y + output.hh + (single ? 17 : 14), [
          { text: "y", math: true },
          { text: " = " },
          number(value, formatGiven, { ref: `y-${index + 1}` }),
        ], { size: single ? 12 : 11.5, tone: "ink2" }),
      );
    }
  }
  return { gauge: null, targets: [], texts };
}
