// The target beside the outputs: a gauge from 0 to 1 for one output, a column of cells for several.

import { formatGiven, formatValue } from "./format.js";
import { visibility } from "./knowledge.js";
import { formatOf, number, quadrant, signOf, text } from "./scene-text.js";

/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("../types/scene.js").GaugeScene} GaugeScene */
/** @typedef {import("../types/scene.js").TargetScene} TargetScene */
/** @typedef {import("../types/scene.js").Text} Text */
/** @typedef {import("../types/scene.js").Run} Run */
/** @typedef {import("./moment.js").Moment} Moment */

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
  const cost = number(moment.trace.cost, layout.narrow ? formatOf(layout.lod) : formatValue, {
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
        number(a, formatValue, { role: "gauge-a" }),
      ], { ...more, fade: `n:a${last}-1` }),
    );
  }
  const gauge = {
    x,
    top,
    bottom,
    y: ys,
    low,
    high,
    a: known ? place(a) : null,
    lead: { x: output.x + output.hw + 2, y: output.y },
    fade: `n:a${last}-1`,
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
    text("y", x, top - 14, [{ text: "y", math: true }], { size: 15, tone: "ink" }),
    ...costText(moment, layout, x, top - 36),
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
 * On a phone there is no room beside the outputs: below a single one, above several.
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Outline[]} outputs
 * @returns {Target}
 */
function narrowTarget(moment, layout, outputs) {
  const [first] = outputs;
  if (!first) return { gauge: null, targets: [], texts: [] };
  const single = outputs.length === 1;
  const above = first.y - first.hh - 13;
  const below = first.y + first.hh + 20;
  const texts = costText(moment, layout, first.x, single ? below + 17 : above - 17);
  /** @type {Run[]} */
  const values = outputs.flatMap((_, index) => [
    ...(index ? [{ text: ", " }] : []),
    number(moment.trace.problem.y[index] ?? 0, formatGiven, { ref: `y-${index + 1}` }),
  ]);
  const runs = [
    { text: "y", math: true },
    { text: single ? " = " : " = (" },
    ...values,
    ...(single ? [] : [{ text: ")" }]),
  ];
  if (layout.lod !== "cell" && outputs.length <= 4) {
    texts.push(text("target", first.x, single ? below : above, runs, { size: 12, tone: "ink2" }));
  }
  return { gauge: null, targets: [], texts: texts.map((one) => withinStage(one, layout.width)) };
}

/**
 * A line too long to be centred under the last column ends at the edge of the stage.
 * @param {Text} line
 * @param {number} width
 * @returns {Text}
 */
function withinStage(line, width) {
  const half = 0.28 * line.size * line.runs.reduce((sum, run) => sum + run.text.length, 0);
  return line.x + half > width - 6 ? { ...line, x: width - 6, anchor: "end" } : line;
}
