/** The popover of the targets. */

import { isFree } from "../../model/targets.js";
import * as symbols from "../../model/symbols.js";
import { h, setText } from "../parts/dom.js";
import { mathml } from "../parts/mathml.js";
import { stepper } from "./stepper.js";

/** @typedef {import("../../types/state.js").State} State */
/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("../popover.js").Actions} Actions */
/** @typedef {import("../popover.js").Body} Body */

/**
 * @param {Extract<Popover, {kind: "target"}>} what
 * @param {State} state
 * @param {Actions} actions
 * @returns {Body}
 */
export function targetBody(what, state, actions) {
  const { y } = state.trace.problem;
  const alone = y.length === 1;
  const rows = y.map((_, k) => {
    const number = stepper({ kind: "target", unit: k + 1 }, alone ? "y" : `y ${k + 1}`, 0, actions);
    const symbol = mathml(symbols.given("y", alone ? null : k + 1));
    return { number, element: h("div", { class: "popover-row" }, h("span", { class: "given" }, symbol), number.element) };
  });
  const hint = h("p", { class: "popover-way" });
  return {
    label: alone ? "Target y" : "Targets y",
    width: 232,
    parts: [h("h2", {}, alone ? "Target" : "Targets"), ...rows.map(({ element }) => element), hint],
    focus: rows[what.unit - 1]?.number.field.input ?? null,
    show(latest) {
      for (const { number } of rows) number.show(latest);
      setText(hint, hintOf(latest.wanted?.problem ?? latest.trace.problem));
    },
  };
}

/** @param {Draft} problem */
function hintOf(problem) {
  if (isFree(problem)) return "What the output should have said: any number.";
  if (problem.activations.at(-1) === "softmax") return "What the outputs should have said: from 0 to 1, and 1 together.";
  return "What the output should have said: from 0 to 1.";
}
