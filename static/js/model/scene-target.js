// The target beside the outputs: a gauge from 0 to 1 for one output, a column of cells for several.

import { formatGiven, formatValue } from "./format.js";
import { visibility } from "./knowledge.js";
import { number, quadrant, signOf, text } from "./scene-text.js";

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
/** The second line of the headers ends here. */
export const HEADERS_END = 50;

/**
 * Where the cost stands beside one output or several: beneath the gauge, above the column of
 * targets, or beside their name where the headers are near.
 * @param {Layout} layout
 * @returns {{x: number, y: number, anchor: "middle" | "start"}}
 */
export function costPlace(layout) {
  const outputs = layout.units.at(-1) ?? [];
  const { x = 0, y = 0, hw = 0 } = outputs[0] ?? {};
  if (outputs.length === 1) return { x: x + hw + GAUGE_AWAY, y: y + gaugeHalf(layout) + 34, anchor: "middle" };
  const name = targetName(layout, y);
  const above = name - 22;
  if (above - 11 >= HEADERS_END) return { x: x + hw + CELLS_AWAY, y: above, anchor: "middle" };
  return { x: x + hw + CELLS_AWAY + 12, y: name, anchor: "start" };
}

/** @param {Layout} layout */
const gaugeHalf = (layout) => Math.min(150, 1.05 * layout.pitch) / 2;

/** @param {Layout} layout */
const cellRadius = ({ lod, r, pitch }) => (lod === "cell" ? r : Math.min(22, 0.3 * pitch));

/**
 * The baseline of "y" above the targets, clear of the headers.
 * @param {Layout} layout
 * @param {number} first where the first output is
 */
function targetName(layout, first) {
  const top = first - cellRadius(layout);
  return Math.max(top - 14, Math.min(HEADERS_END + 9, top - 5));
}

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
 * @param {{x: number, y: number, anchor?: "middle" | "start"}} place
 * @returns {Text[]}
 */
function costText(moment, layout, { x, y, anchor = "middle" }) {
  if (visibility(moment, "cost", moment.trace.a.length, 1) === 0) return [];
  const cost = number(moment.trace.cost, formatValue, {
    ref: "cost",
    tone: "ink",
    weight: 650,
  });
  return [text("cost", x, y, [{ text: "cost " }, cost], { size: layout.narrow ? 12 : 13, fade: "cost", anchor })];
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
  const half = gaugeHalf(layout);
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
    ...costText(moment, layout, costPlace(layout)),
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
  const r = cellRadius(layout);
  const x = (outputs[0]?.x ?? 0) + (outputs[0]?.hw ?? 0) + CELLS_AWAY;
  const name = targetName(layout, outputs[0]?.y ?? 0);
  /** @type {Text[]} */
  const texts = [
    text("y", x, name, [{ text: "y", math: true }], { size: 15, tone: "ink" }),
    ...costText(moment, layout, costPlace(layout)),
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
  const texts = costText(moment, layout, { x: first.x, y: single ? below + 17 : above - 17 });
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
