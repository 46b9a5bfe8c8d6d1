/** One row per layer: how many units, which activation; below them more layers, fewer, the loss. */

import * as edits from "../../model/edits.js";
import { nameOf } from "../../model/names.js";
import { h, setAttribute, setText } from "./dom.js";

/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {(change: (problem: Draft) => Draft) => void} Edit */

/**
 * @param {Draft} problem
 * @param {boolean} editable
 * @param {Edit} edit
 */
export function layerRows(problem, editable, edit) {
  const L = problem.layers.length;
  const rows = problem.layers.map((_, k) => layerRow(k + 1, L, editable, edit));
  const add = h("button", { type: "button", class: "quiet add-layer" }, "Add hidden layer");
  const remove = h("button", { type: "button", class: "quiet remove-layer" }, `Remove layer ${L - 1}`);
  add.addEventListener("click", () => edit(edits.addLayer));
  remove.addEventListener("click", () => edit(edits.removeLayer));
  setAttribute(add, "disabled", !editable || L >= edits.MAX_LAYERS);
  setAttribute(remove, "disabled", !editable || L < 3);
  if (L < 3) setText(remove, "Remove hidden layer");
  const loss = choice("Loss", ["cross_entropy", "squared_error"], (name) => {
    edit((p) => edits.setLoss(p, /** @type {Draft["loss"]} */ (name)));
  });
  const element = h(
    "div",
    { class: "layer-rows" },
    ...rows.map((row) => row.element),
    h("div", { class: "row-buttons" }, add, remove),
    h("label", { class: "loss-row" }, h("span", {}, "Loss"), loss),
  );
  return {
    element,
    /** @param {Draft} now */
    show(now) {
      for (const row of rows) row.show(now);
      loss.value = now.loss;
      const output = now.activations.at(-1) ?? "";
      for (const option of loss.options) option.disabled = !edits.isLegal(option.value, output);
    },
  };
}

/**
 * @param {number} l
 * @param {number} L
 * @param {boolean} editable
 * @param {Edit} edit
 */
function layerRow(l, L, editable, edit) {
  const fewer = h("button", { type: "button", class: "stepper", "aria-label": `Remove a unit from layer ${l}` }, "\u2212");
  const more = h("button", { type: "button", class: "stepper", "aria-label": `Add a unit to layer ${l}` }, "+");
  const count = h("output", { class: "unit-count" });
  fewer.addEventListener("click", () => edit((p) => (p.layers[l - 1] === 1 ? p : edits.removeUnit(p, l))));
  more.addEventListener("click", () =>
    edit((p) => ((p.layers[l - 1] ?? 0) >= edits.MAX_UNITS ? p : edits.addUnit(p, l))),
  );
  const names = l === L ? edits.OUTPUT : edits.HIDDEN;
  const g = l === 1 ? null : choice(`Activation of layer ${l}`, names, (name) => edit((p) => edits.setActivation(p, l, name)));
  const role = l === 1 ? "Input" : l === L ? "Output" : "Hidden";
  return {
    element: h(
      "div",
      { class: "layer-row", "data-layer": l },
      h("span", { class: "layer-name" }, `Layer ${l}`),
      h("span", { class: "layer-role" }, role),
      h("span", { class: "layer-size" }, fewer, count, more),
      g ?? h("span"),
    ),
    /** @param {Draft} now */
    show(now) {
      const size = now.layers[l - 1] ?? 0;
      setText(count, String(size));
      setAttribute(fewer, "disabled", !editable || size <= 1);
      setAttribute(more, "disabled", !editable || size >= edits.MAX_UNITS);
      const name = now.activations[l - 2];
      if (!g || !name) return;
      g.value = name;
      for (const option of g.options) option.disabled = !edits.suits(option.value, size);
    },
  };
}

/**
 * @param {string} label
 * @param {readonly string[]} values
 * @param {(value: string) => void} choose
 */
function choice(label, values, choose) {
  const select = h(
    "select",
    { "aria-label": label },
    ...values.map((value) => h("option", { value }, capital(nameOf(value), value))),
  );
  select.addEventListener("change", () => choose(select.value));
  return select;
}

/**
 * A loss stands at the beginning of its line.
 * @param {string} text
 * @param {string} name
 */
const capital = (text, name) => (edits.isLoss(name) ? text.charAt(0).toUpperCase() + text.slice(1) : text);
