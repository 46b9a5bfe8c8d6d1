/** What is taken hold of on the stage: sizes and activations at the headers, and the targets. */

import { MAX_UNITS, addUnit, removeUnit } from "../model/edits.js";
import { headerHandles, targetHandles } from "../model/handles.js";
import { headerHandle } from "./handles/header.js";
import { createMenu } from "./handles/menu.js";
import { targetHandle } from "./handles/target.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/scene.js").Still} Still */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/state.js").Popover} Popover */

/**
 * @typedef {object} Actions
 * @property {(change: (problem: Draft) => Draft) => void} edit
 * @property {(what: Popover) => void} open
 * @property {(what: Popover) => number | null} number
 * @property {(what: Popover) => void} grab
 * @property {(what: Popover, value: number, gesture: string) => void} change
 * @property {(gesture: string) => void} giveUp
 */

/**
 * @param {HTMLElement} root
 * @param {Actions} actions
 */
export function createHandles(root, actions) {
  const menu = createMenu(root, actions.edit);
  /** @type {ReturnType<typeof headerHandle>[]} */
  const headers = [];
  /** @type {ReturnType<typeof targetHandle>[]} */
  const targets = [];
  /** @type {unknown[]} */
  let drawn = [];

  /** @param {number} layer @param {1 | -1} by */
  function resize(layer, by) {
    actions.edit((p) => {
      const size = (p.layers[layer - 1] ?? 0) + by;
      if (size < 1 || size > MAX_UNITS) return p;
      return by > 0 ? addUnit(p, layer) : removeUnit(p, layer);
    });
  }

  return {
    /**
     * @param {State} state
     * @param {Still} still
     */
    render({ trace, wanted, popover }, still) {
      const problem = wanted?.problem ?? trace.problem;
      const now = [still, problem, popover];
      if (now.every((one, index) => one === drawn[index])) return;
      drawn = now;
      const heads = headerHandles(trace, problem, still);
      fit(root, headers, heads.length, (layer) => headerHandle(layer, { resize, menu: menu.toggle }));
      heads.forEach((head, index) => headers[index]?.show(head));
      const marks = targetHandles(still);
      fit(root, targets, marks.length, (unit) => targetHandle(unit, actions));
      const open = popover?.kind === "target" ? popover.unit : 0;
      marks.forEach((mark, index) => targets[index]?.show(mark, trace.problem, open === mark.unit));
      menu.render(problem);
    },
  };
}

/**
 * As many as are needed; those that stay are the same elements, and keep the focus.
 * @template {{element: HTMLElement}} T
 * @param {HTMLElement} root
 * @param {T[]} made
 * @param {number} count
 * @param {(place: number) => T} make
 */
function fit(root, made, count, make) {
  for (const one of made.splice(count)) one.element.remove();
  while (made.length < count) {
    const one = make(made.length + 1);
    made.push(one);
    root.append(one.element);
  }
}
