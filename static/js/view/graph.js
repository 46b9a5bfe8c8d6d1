// The graph: draws a scene into an SVG element. Joins run only when the still part of the scene is
// another object; from frame to frame only dots move and things fade.

import { select } from "../../vendor/d3.js";
import { drawBands, drawUnits, drawValues } from "./graph/units.js";
import { drawChips, drawPills } from "./graph/chips.js";
import { drawEdges, drawLabels } from "./graph/edges.js";
import { createDrags } from "./graph/drags.js";
import { createFades } from "./graph/fades.js";
import { createFlow } from "./graph/flow.js";
import { drawGauge, drawHeaders, drawLegend, drawLinks, drawSizes, drawTargets } from "./graph/furniture.js";
import { createKeys } from "./graph/keys.js";
import { createLayers } from "./graph/layers.js";
import { drawTexts } from "./graph/text.js";
import { drawUnderlay } from "./graph/underlay.js";

/** @typedef {import("../types/scene.js").Scene} Scene */
/** @typedef {import("../types/scene.js").Still} Still */
/** @typedef {import("../types/state.js").Popover} Popover */

/**
 * @typedef {object} GraphActions
 * @property {(weight: {layer: number, i: number, j: number, anchor: Element}) => void} [openWeight]
 * @property {(unit: {layer: number, unit: number, anchor: Element}) => void} [openUnit]
 * @property {(what: Popover) => number | null} [number] what a drag begins with
 * @property {(what: Popover) => void} [grab] a drag begins
 * @property {(what: Popover, value: number, gesture: string) => void} [change]
 * @property {(gesture: string) => void} [giveUp] a drag was given up: what was there comes back
 */

/**
 * @param {SVGSVGElement} svg
 * @param {GraphActions} [actions]
 * @returns {{render(scene: Scene, open?: Popover | null): void}}
 */
export function createGraph(svg, actions = {}) {
  const layers = createLayers(svg);
  const fades = createFades();
  const flow = createFlow(layers);
  const keys = createKeys(layers.units, actions);
  /** @type {Still | null} */
  let drawn = null;
  /** What is open, and what is held. @type {Popover | null} */
  let shown = null;
  /** @type {Popover | null} */
  let held = null;
  const underline = () => drawUnderlay(layers.underlay, drawn?.edges ?? [], held ?? shown);
  createDrags(svg, layers, actions, (what) => {
    held = what;
    underline();
  });

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
    drawChips(layers.chips, still.chips, fades, actions);
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
    render(scene, open = null) {
      const changed = scene.still !== drawn;
      if (changed) draw(scene.still);
      // What the server drew has held its place until now.
      if (!drawn) svg.parentElement?.querySelector(".still")?.remove();
      drawn = scene.still;
      if (changed || open !== shown) {
        shown = open;
        underline();
      }
      fades.apply(scene.fades);
      flow.render(scene.dots);
    },
  };
}
