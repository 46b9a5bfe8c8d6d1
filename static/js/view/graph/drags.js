// Weights and inputs dragged on the graph itself.

import { select } from "../../../vendor/d3.js";
import { fieldText } from "../../model/numbers.js";
import { scrubbing } from "../parts/scrub.js";
import { drawReadout } from "./underlay.js";

/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("./layers.js").Layers} Layers */
/** @typedef {import("../graph.js").GraphActions} GraphActions */

const READ_ABOVE = 44;

/**
 * @param {SVGSVGElement} svg
 * @param {Layers} layers
 * @param {GraphActions} actions
 * @param {(what: Popover | null) => void} hold
 */
export function createDrags(svg, layers, actions, hold) {
  const { number, change, grab, giveUp } = actions;
  if (!number || !change || !giveUp) return;
  scrubbing(svg, {
    pick(event) {
      const what = gripOf(/** @type {Element} */ (event.target));
      const value = what ? number(what) : null;
      return what && value !== null ? { what, value } : null;
    },
    begin(/** @type {Popover} */ what) {
      svg.classList.add("scrubbing");
      grab?.(what);
      hold(what);
    },
    change(what, value, gesture, at) {
      const box = svg.getBoundingClientRect();
      const text = fieldText(value, 2);
      const half = 40;
      const x = Math.max(half, Math.min(box.width - half, at.x - box.left));
      const above = at.y - box.top - READ_ABOVE;
      drawReadout(layers.readout, { x, y: above > 16 ? above : above + 2 * READ_ABOVE, text });
      change(what, value, gesture);
    },
    giveUp,
    end() {
      svg.classList.remove("scrubbing");
      drawReadout(layers.readout, null);
      hold(null);
    },
  });
}

/**
 * @param {Element} target
 * @returns {Popover | null}
 */
function gripOf(target) {
  const edge = target.closest(".hit, .theta, .chip");
  if (edge) {
    const { layer, i, j } = /** @type {{layer: number, i: number, j: number}} */ (select(edge).datum());
    return { kind: "weight", layer, i, j };
  }
  const input = target.closest(".unit.input");
  if (!input) return null;
  const { layer, unit } = /** @type {{layer: number, unit: number}} */ (select(input).datum());
  return { kind: "unit", layer, unit };
}
