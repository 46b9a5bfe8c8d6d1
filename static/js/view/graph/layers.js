// The layers of the graph, back to front. Dots pass above units and labels and below chips and
// pills, so that a gate is seen to swallow what comes and to release what leaves.

import { select } from "../../../vendor/d3.js";

const NAMES = /** @type {const} */ ([
  "bands",
  "links",
  "headers",
  "sizes",
  "legend",
  "targets",
  "gauge",
  "underlay",
  "edges",
  "hits",
  "labels",
  "units",
  "values",
  "wakes",
  "dots",
  "pills",
  "chips",
  "texts",
  "readout",
]);

/** @typedef {import("d3-selection").Selection<SVGGElement, unknown, null, undefined>} Layer */
/** @typedef {Record<(typeof NAMES)[number], Layer> & {id: string}} Layers */

let count = 0;

/**
 * @param {SVGSVGElement} svg
 * @returns {Layers}
 */
export function createLayers(svg) {
  count += 1;
  const id = `graph${count}`;
  const root = select(svg).classed("graph", true).attr("role", "group");
  wakeGradients(svg, id);
  const layers = NAMES.map((name) => {
    const layer = root.append("g").attr("class", name);
    // Only units speak; everything else is told by their labels and by the page around the graph.
    if (name !== "units") layer.attr("aria-hidden", "true");
    return /** @type {const} */ ([name, layer]);
  });
  return /** @type {Layers} */ ({ id, ...Object.fromEntries(layers) });
}

/**
 * A wake is strongest at its dot.
 * @param {SVGSVGElement} svg
 * @param {string} id
 */
function wakeGradients(svg, id) {
  const defs = select(svg).append("defs");
  for (const sign of ["pos", "neg", "zero"]) {
    const gradient = defs.append("linearGradient").attr("id", `${id}-wake-${sign}`);
    for (const [offset, opacity] of [[0, 0.75], [1, 0]]) {
      gradient
        .append("stop")
        .attr("class", sign)
        .attr("offset", offset ?? 0)
        .attr("stop-opacity", opacity ?? 0);
    }
  }
}
