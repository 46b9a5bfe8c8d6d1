// The graph: draws a scene into an SVG element. Joins run only when the still part of the scene is
// another object; from frame to frame only dots move and things fade.

import { select } from "../../vendor/d3.js";
import { drawBands, drawUnits, drawValues } from "./graph/units.js";
import { drawChips, drawPills } from "./graph/chips.js";
import { drawEdges, drawLabels } from "./graph/edges.js";
import { createFades } from "./graph/fades.js";
import { createFlow } from "./graph/flow.js";
import { drawGauge, drawHeaders, drawLegend, drawLinks, drawSizes, drawTargets } from "./graph/furniture.js";
import { createKeys } from "./graph/keys.js";
import { createLayers } from "./graph/layers.js";
import { drawTexts } from "./graph/text.js";

/** @typedef {import("../types.js").Scene} Scene */
/** @typedef {import("../types.js").Still} Still */

/**
 * @typedef {object} GraphActions
 * @property {(weight: {layer: number, i: number, j: number, anchor: Element}) => void} [openWeight]
 * @property {(unit: {layer: number, unit: number, anchor: Element}) => void} [openUnit]
 */

/**
 * @param {SVGSVGElement} svg
 * @param {GraphActions} [actions]
 * @returns {{render(scene: Scene): void}}
 */
export function createGraph(svg, actions = {}) {
  const layers = createLayers(svg);
  const fades = createFades();
  const flow = createFlow(layers);
  const keys = createKeys(layers.units, actions);
  /** @type {Still | null} */
  let drawn = null;

  /** @param {Still} still */
  function draw(still) {
    const { width, height, lod } = still.layout;
    select(svg)
      .attr("viewBox", `0 0 ${width} ${height}`)
      .attr("aria-label", still.label)
      .attr("data-lod", lod)
      .classed("banded", still.bands.length > 0);
    fades.clear();
    drawBands(layers.bands, still.bands);
    drawEdges(layers.edges, layers.hits, still.edges, actions);
    drawLabels(layers.labels, still.labels, fades, actions);
    drawUnits(layers.units, still.units, still.layout.lod, fades);
    drawValues(layers.values, still.units, fades);
    drawPills(layers.pills, still.pills, fades);
    drawChips(layers.chips, still.chips, fades);
    drawHeaders(layers.headers, still.headers);
    drawLinks(layers.links, still.links);
    drawGauge(layers.gauge, still.gauge, fades);
    drawTargets(layers.targets, still.targets);
    drawSizes(layers.sizes, still.sizes);
    drawLegend(layers.legend, still.legend);
    drawTexts(layers.texts, still.texts, fades);
    keys.update();
  }

  return {
    render(scene) {
      if (scene.still !== drawn) {
        draw(scene.still);
        drawn = scene.still;
      }
      fades.apply(scene.fades);
      flow.render(scene.dots);
    },
  };
}
