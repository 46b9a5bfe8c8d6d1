/** What is taken hold of on the stage itself: sizes and activations at the headers, the targets. */

import { MAX_UNITS, isEditable } from "./edits.js";
import { secondLine } from "./scene-furniture.js";

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/scene.js").Still} Still */

/** Above this pitch there is room for − and + beside the name of a layer. */
const STEPPERS = 205;
const STEPPER_AWAY = 44;
const BUTTON = 24;
const MARGIN = 4;

/**
 * @typedef {object} HeaderHandle
 * @property {number} layer
 * @property {number} x
 * @property {{less: number, more: number} | null} steppers where their centres stand
 * @property {boolean} canLess
 * @property {boolean} canMore
 * @property {string | null} menu what the button of the activation says
 * @property {number} width that it may take
 */

/**
 * @param {Trace} trace
 * @param {Draft} problem the newest, which may still be on its way
 * @param {Still} still
 * @returns {HeaderHandle[]}
 */
export function headerHandles(trace, problem, { layout }) {
  if (layout.narrow || !isEditable(problem)) return [];
  return layout.columns.map((x, index) => {
    const size = problem.layers[index] ?? 0;
    const least = MARGIN + BUTTON / 2;
    return {
      layer: index + 1,
      x,
      steppers: layout.cp > STEPPERS ? { less: Math.max(least, x - STEPPER_AWAY), more: x + STEPPER_AWAY } : null,
      canLess: size > 1,
      canMore: size < MAX_UNITS,
      menu: index > 0 ? secondLine(trace, layout, index + 1) : null,
      width: Math.floor(layout.cp - 6),
    };
  });
}

/**
 * @typedef {object} TargetHandle
 * @property {number} unit
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {boolean} round
 * @property {boolean} scrubs whether it can be dragged; one handle for several targets cannot
 * @property {{top: number, bottom: number, low: number, high: number, at: number} | null} gauge
 */

/**
 * @param {Still} still
 * @returns {TargetHandle[]}
 */
export function targetHandles({ gauge, targets, texts, layout }) {
  if (gauge) {
    const { x, y, top, bottom, low, high } = gauge;
    const label = texts.find(({ key }) => key === "target");
    const end = label ? label.x + widthOf(label) + 6 : x + 60;
    return [
      {
        unit: 1,
        left: x - 16,
        top: y - 13,
        width: Math.min(end, layout.width - 2) - x + 16,
        height: 26,
        round: false,
        scrubs: true,
        gauge: { top, bottom, low, high, at: y },
      },
    ];
  }
  if (targets.length > 0) {
    return targets.map(({ x, y, r }, index) => {
      // Cells of a crowded column are smaller than a finger; the handle never reaches the next one.
      const next = targets[index + 1] ?? targets[index - 1];
      const half = Math.max(r, Math.min(14, next ? Math.abs(next.y - y) / 2 : 14));
      const box = { left: x - Math.max(half, 14), top: y - half, width: 2 * Math.max(half, 14), height: 2 * half };
      return { unit: index + 1, ...box, round: half === r, scrubs: true, gauge: null };
    });
  }
  const line = texts.find(({ key }) => key === "target");
  if (!line) return [];
  const width = widthOf(line) + 16;
  const left = line.anchor === "end" ? line.x - width + 8 : line.x - width / 2;
  const wide = Math.max(width, 44);
  const at = Math.max(0, Math.min(left - (wide - width) / 2, layout.width - wide));
  const single = (layout.units.at(-1)?.length ?? 0) === 1;
  return [{ unit: 1, left: at, top: line.y - 18, width: wide, height: 28, round: false, scrubs: single, gauge: null }];
}

/** @param {import("../types/scene.js").Text} line */
function widthOf({ runs, size }) {
  return 0.56 * size * runs.reduce((sum, run) => sum + run.text.length, 0);
}
