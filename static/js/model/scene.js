// The scene: what is drawn at instant τ of a step. A pure function of trace, step, τ and stage, so
// that scrubbing, stepping back, screenshots and tests are all the same thing.

import { layoutOf } from "./layout.js";
import { signature, visibility } from "./knowledge.js";
import { momentOf, termOf } from "./moment.js";
import { chipScenes } from "./scene-chips.js";
import { dotScenes } from "./scene-dots.js";
import { activeEdges, edgeScenes, keyOf, labelScenes } from "./scene-edges.js";
import { errorSizes, headerScenes, legendPlace, linkScenes } from "./scene-furniture.js";
import { pillScenes } from "./scene-pills.js";
import { targetScene } from "./scene-target.js";
import { isActive } from "./scene-parts.js";
import { unitScenes } from "./scene-units.js";
import { graphLabel } from "./scene-words.js";
import { GATE, PILL, easeInOut, ramp } from "./timing.js";

/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/scene.js").View} View */
/** @typedef {import("../types/scene.js").Scene} Scene */
/** @typedef {import("../types/scene.js").Still} Still */
/** @typedef {import("../types/scene.js").Layout} Layout */
/** @typedef {import("../types/scene.js").EdgeLayout} EdgeLayout */
/** @typedef {import("../types/scene.js").Outline} Outline */
/** @typedef {import("./moment.js").Moment} Moment */

/**
 * @param {Trace} trace
 * @param {number} stepIndex from 0
 * @param {number} tau 0 … 1
 * @param {View} view
 * @returns {Scene}
 */
export function sceneOf(trace, stepIndex, tau, view) {
  const moment = momentOf(trace, stepIndex, view.reducedMotion ? 1 : tau, view.intro ?? null);
  const stage = stageOf(trace, view);
  return {
    still: stillOf(moment, stage),
    dots: view.reducedMotion ? [] : dotScenes(moment, stage.layout, stage.edges),
    fades: fadesOf(moment, stage.layout),
  };
}

/** @typedef {{key: string, layout: Layout, controls: boolean, edges: ReadonlyMap<string, EdgeLayout>}} Stage */

// Of both the last result is kept: it is asked for again with every frame, and a view sees by
// identity that nothing but motion has changed.
/** @type {Stage | null} */
let lastStage = null;
/** @type {{trace: Trace, stage: Stage, key: string, still: Still} | null} */
let lastStill = null;

/**
 * @param {Trace} trace
 * @param {View} view
 * @returns {Stage}
 */
function stageOf(trace, { width, height, controls = false }) {
  const { layers } = trace.problem;
  const key = `${layers.join("-")} ${width} ${height} ${controls}`;
  if (lastStage?.key !== key) {
    const layout = layoutOf(layers, width, height);
    lastStage = { key, layout, controls, edges: new Map(layout.edges.map((edge) => [edge.key, edge])) };
  }
  return lastStage;
}

/**
 * @param {Moment} moment
 * @param {Stage} stage
 * @returns {Still}
 */
function stillOf(moment, stage) {
  const { trace, index } = moment;
  const key = `${index} ${signature(moment)}`;
  if (lastStill?.trace !== trace || lastStill.stage !== stage || lastStill.key !== key) {
    lastStill = { trace, stage, key, still: composed(moment, stage) };
  }
  return lastStill.still;
}

/**
 * @param {Moment} moment
 * @param {Stage} stage
 * @returns {Still}
 */
function composed(moment, { layout, edges, controls }) {
  const active = activeEdges(moment);
  const chips = chipScenes(moment, layout, edges);
  const { gauge, targets, texts } = targetScene(moment, layout);
  const sizes = errorSizes(moment, layout);
  return {
    layout,
    label: graphLabel(moment.trace.problem.layers),
    bands: bandsOf(moment, layout),
    units: unitScenes(moment, layout),
    edges: edgeScenes(moment, layout, active),
    labels: labelScenes(moment, layout, active, chips),
    chips,
    pills: pillScenes(moment, layout),
    headers: headerScenes(moment, layout, controls),
    links: linkScenes(moment, layout),
    gauge,
    targets,
    sizes: sizes.bars,
    texts: [...texts, ...sizes.texts],
    legend: legendPlace(layout),
  };
}

/**
 * At cell level one band behind a whole active column says what twelve rings would shout.
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {Outline[]}
 */
function bandsOf(moment, layout) {
  const { step } = moment;
  const units = layout.units[step.layer - 1] ?? [];
  const [first] = units;
  const last = units[units.length - 1];
  const whole = step.unit === null && units.length > 1 && isActive(moment, step.layer, 1);
  if (layout.lod !== "cell" || !whole || !first || !last) return [];
  const hw = first.hw + 8;
  const hh = (last.y - first.y) / 2 + first.hh + 8;
  return [{ x: first.x, y: (first.y + last.y) / 2, hw, hh, corner: hw }];
}

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @returns {Record<string, number>}
 */
function fadesOf(moment, layout) {
  /** @type {Record<string, number>} */
  const fades = {};
  const { step, sum, gradient, intro, trace, tau } = moment;
  /** @param {string} key @param {string} part @param {number} layer @param {number} unit */
  const fade = (key, part, layer, unit) => {
    const visible = visibility(moment, part, layer, unit);
    if (visible < 1) fades[key] = visible;
  };
  for (const [index, units] of trace.a.entries()) {
    const layer = index + 1;
    if (intro === null && layer !== step.layer) continue;
    for (let unit = 1; unit <= units.length; unit += 1) {
      for (const part of ["a", "d"]) fade(`n:${part}${layer}-${unit}`, part, layer, unit);
      // Sums appear term by term, at once; only z of the intro and the output's own gap fade in.
      if (intro !== null) fade(`n:z${layer}-${unit}`, "z", layer, unit);
      const own = trace.weighted_delta[index] === null ? "e" : "s";
      if (step.phase === "backward" && step.kind !== "weighted_delta") {
        fade(`n:s${layer}-${unit}`, own, layer, unit);
      }
    }
  }
  if (step.kind === "cost") {
    fade("cost", "cost", step.layer, 1);
    fade("gap", "gap", step.layer, 1);
  }
  if (sum && layout.lod === "full") {
    sum.terms.forEach((term, index) => {
      const open = ramp(termOf(moment, index), { from: GATE.reached, to: GATE.open });
      fades[`c:${keyOf(term.theta)}`] = open;
      fades[`l:${keyOf(term.theta)}`] = 1 - open;
    });
  }
  if (gradient) {
    const visible = visibility(moment, "D", gradient.layer, 0);
    for (const term of gradient.terms) fades[`c:${keyOf(term.theta)}`] = visible;
  }
  const grown = ramp(tau, PILL);
  for (let unit = 1; unit <= (trace.a[step.layer - 1]?.length ?? 0); unit += 1) {
    fades[`p:u${step.layer}-${unit}`] = easeInOut(grown);
    fades[`p:u${step.layer}-${unit}:text`] = ramp(grown, { from: 0.6, to: 1 });
  }
  return fades;
}
