// What a screen reader says about the graph.

import { spoken } from "./format.js";
import { valueOf, visibility } from "./knowledge.js";

/** @typedef {import("./moment.js").Moment} Moment */

/** @param {readonly number[]} layers */
export function graphLabel(layers) {
  const last = layers[layers.length - 1];
  const sizes = `${layers.slice(0, -1).join(", ")} and ${last}`;
  return `Network graph. ${layers.length} layers with ${sizes} units. Arrow keys move between units.`;
}

/** @param {number} layer */
export const biasLabel = (layer) =>
  `Bias unit, layer ${layer}, always 1. It has no incoming edges, so it has no error.`;

/**
 * @param {Moment} moment
 * @param {number} layer
 * @param {number} unit
 */
export function unitLabel(moment, layer, unit) {
  /** @param {string} part @param {string} word */
  const said = (part, word) => {
    const value = valueOf(moment.trace, part, layer, unit);
    const known = visibility(moment, part, layer, unit) > 0;
    return known && value !== null ? [`${word} ${spoken(value)}`] : [];
  };
  if (layer === 1) return [`Input ${unit}, layer 1`, ...said("a", "Value")].join(". ") + ".";
  const parts = [...said("z", "z"), ...said("a", "activation"), ...said("d", "error")];
  const values = parts.join(", ");
  return `Unit ${unit}, layer ${layer}.${values ? ` ${values}.` : ""}`;
}
