// Under the edge that is open or held, and what is read while a number is dragged.

import { drawTexts } from "./text.js";

/** @typedef {import("../../types/scene.js").EdgeScene} EdgeScene */
/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {{x: number, y: number, text: string}} Readout */

const CHARACTER = 8.2;

/**
 * @param {Layer} layer
 * @param {readonly EdgeScene[]} edges
 * @param {Popover | null} open
 */
export function drawUnderlay(layer, edges, open) {
  const chosen =
    open?.kind === "weight"
      ? edges.filter(({ layer: l, i, j }) => l === open.layer && i === open.i && j === open.j)
      : [];
  layer
    .selectAll("line")
    .data(chosen, (edge) => /** @type {EdgeScene} */ (edge).key)
    .join("line")
    .attr("data-key", ({ key }) => key)
    .attr("x1", ({ x1 }) => x1.toFixed(2))
    .attr("y1", ({ y1 }) => y1.toFixed(2))
    .attr("x2", ({ x2 }) => x2.toFixed(2))
    .attr("y2", ({ y2 }) => y2.toFixed(2));
}

/**
 * The number that is dragged, clear of the pointer and of the finger.
 * @param {Layer} layer
 * @param {Readout | null} readout
 */
export function drawReadout(layer, readout) {
  const groups = layer
    .selectAll("g")
    .data(readout ? [readout] : [])
    .join((enter) => {
      const group = enter.append("g").attr("class", "readout");
      group.append("rect").attr("rx", 6).attr("height", 26);
      return group;
    });
  groups
    .select("rect")
    .attr("x", ({ x, text }) => x - (CHARACTER * text.length + 16) / 2)
    .attr("y", ({ y }) => y - 13)
    .attr("width", ({ text }) => CHARACTER * text.length + 16);
  drawTexts(groups, ({ x, y, text }) => [
    { key: "readout", x, y: y + 4.8, runs: [{ text }], size: 14, weight: 650, tone: "paper", anchor: "middle" },
  ]);
}
