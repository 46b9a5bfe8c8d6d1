// Edges, what can be clicked on them, and the Θ labels on their plates.

import { drawTexts } from "./text.js";

/** @typedef {import("../../types/scene.js").EdgeScene} EdgeScene */
/** @typedef {import("../../types/scene.js").LabelScene} LabelScene */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./fades.js").Fades} Fades */
/** @typedef {import("../graph.js").GraphActions} GraphActions */

const BARE = { width: 38, height: 24 };

/**
 * @param {Layer} layer
 * @param {Layer} hits
 * @param {EdgeScene[]} edges
 * @param {GraphActions} actions
 */
export function drawEdges(layer, hits, edges, actions) {
  const lines = layer.selectAll("line").data(edges, (edge) => /** @type {EdgeScene} */ (edge).key);
  place(
    lines
      .join("line")
      .attr("class", ({ sign, bias, state }) => `edge ${sign} ${state}${bias ? " bias" : ""}`)
      .attr("data-part", ({ key }) => key)
      .attr("stroke-width", ({ width }) => width.toFixed(2))
      .attr("stroke-dasharray", ({ bias, sign, width }) =>
        bias ? `0.1 ${Math.max(5, 2 * width).toFixed(1)}` : sign === "zero" ? "4 4" : null,
      ),
  );
  const wide = hits.selectAll("line").data(edges, (edge) => /** @type {EdgeScene} */ (edge).key);
  place(
    wide.join("line").attr("class", "hit").attr("data-link", ({ key }) => key).on("click", function (_, { layer, i, j }) {
      actions.openWeight?.({ layer, i, j, anchor: /** @type {Element} */ (this) });
    }),
  );
}

/** @param {import("d3-selection").Selection<any, EdgeScene, any, any>} lines */
function place(lines) {
  lines
    .attr("x1", ({ x1 }) => x1.toFixed(2))
    .attr("y1", ({ y1 }) => y1.toFixed(2))
    .attr("x2", ({ x2 }) => x2.toFixed(2))
    .attr("y2", ({ y2 }) => y2.toFixed(2));
}

/**
 * @param {Layer} layer
 * @param {LabelScene[]} labels
 * @param {Fades} fades
 * @param {GraphActions} actions
 */
export function drawLabels(layer, labels, fades, actions) {
  const groups = layer
    .selectAll("g")
    .data(labels, (label) => /** @type {LabelScene} */ (label).key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("rect").attr("rx", 4);
      return group;
    })
    .attr("class", ({ width }) => (width > 0 ? "theta" : "theta bare"))
    .attr("data-part", ({ key }) => key)
    .on("click", function (_, { layer, i, j }) {
      actions.openWeight?.({ layer, i, j, anchor: /** @type {Element} */ (this) });
    })
    .each(function ({ fade }) {
      fades.opacity(fade, /** @type {Element} */ (this));
    });
  // Without a plate there is still something to touch.
  groups
    .select("rect")
    .attr("x", ({ x, width }) => x - (width || BARE.width) / 2)
    .attr("y", ({ y, width, height }) => y - (width ? height : BARE.height) / 2)
    .attr("width", ({ width }) => width || BARE.width)
    .attr("height", ({ width, height }) => (width ? height : BARE.height));
  drawTexts(groups, ({ text }) => [text]);
}
