// Chips on edges, and the pills that units' badges grow into.

import { drawTexts } from "./text.js";

/** @typedef {import("../../types/scene.js").ChipScene} ChipScene */
/** @typedef {import("../../types/scene.js").PillScene} PillScene */
/** @typedef {import("./layers.js").Layer} Layer */
/** @typedef {import("./fades.js").Fades} Fades */

/**
 * A chip lies over its edge and often over its label: it is taken hold of as they are.
 * @param {Layer} layer
 * @param {ChipScene[]} chips
 * @param {Fades} fades
 * @param {import("../graph.js").GraphActions} actions
 */
export function drawChips(layer, chips, fades, actions) {
  const groups = layer
    .selectAll("g")
    .data(chips, (chip) => /** @type {ChipScene} */ (chip).key)
    .join((enter) => {
      const group = enter.append("g");
      group.append("rect");
      return group;
    })
    .attr("class", ({ kind, sign }) => `chip ${kind} ${sign}`)
    .attr("data-key", ({ key }) => key)
    .attr("data-link", ({ key }) => key)
    .on("click", function (_, { layer: l, i, j }) {
      actions.openWeight?.({ layer: l, i, j, anchor: /** @type {Element} */ (this) });
    })
    .each(function ({ fade }) {
      fades.opacity(fade, /** @type {Element} */ (this));
    });
  groups
    .select("rect")
    .attr("rx", ({ kind, height }) => (kind === "gradient" ? Math.min(6, height / 3) : 8))
    .attr("x", ({ x, width }) => x - width / 2)
    .attr("y", ({ y, height }) => y - height / 2)
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height);
  drawTexts(groups, ({ texts }) => texts);
}

/**
 * @param {Layer} layer
 * @param {PillScene[]} pills
 * @param {Fades} fades
 */
export function drawPills(layer, pills, fades) {
  const groups = layer
    .selectAll("g")
    .data(pills, (pill) => /** @type {PillScene} */ (pill).key)
    .join((enter) => {
      const group = enter.append("g").attr("class", "pill");
      group.append("rect");
      return group;
    })
    .attr("data-key", ({ key }) => key);
  groups.select("rect").each(function (pill) {
    const rect = /** @type {Element} */ (this);
    fades.on(pill.fade, (share) => grow(rect, pill, share));
  });
  drawTexts(groups, ({ texts }) => texts, fades);
}

/**
 * @param {Element} rect
 * @param {PillScene} pill
 * @param {number} share
 */
function grow(rect, { x, y, width, height, from }, share) {
  const w = 2 * from + (width - 2 * from) * share;
  const h = 2 * from + (height - 2 * from) * share;
  rect.setAttribute("x", (x - w / 2).toFixed(2));
  rect.setAttribute("y", (y - h / 2).toFixed(2));
  rect.setAttribute("width", w.toFixed(2));
  rect.setAttribute("height", h.toFixed(2));
  rect.setAttribute("rx", (h / 2).toFixed(2));
}
