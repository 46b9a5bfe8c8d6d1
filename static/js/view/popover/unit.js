/** The popover of one unit: what is known of it, where it is told, and its weights. */

import { formatFull, formatTheta } from "../../model/format.js";
import { BIAS, INPUT, factsOf, stepOfUnit, wayOf, weightsOf } from "../../model/popovers.js";
import { leavesOutSlope } from "../../model/rules.js";
import { signOf } from "../../model/scene-text.js";
import * as symbols from "../../model/symbols.js";
import { h, setAttribute, setText } from "../parts/dom.js";
import { mathml } from "../parts/mathml.js";
import { stepper } from "./stepper.js";

/** @typedef {import("../../types/state.js").State} State */
/** @typedef {import("../../types/state.js").Draft} Draft */
/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("../../model/popovers.js").Fact} Fact */
/** @typedef {import("../popover.js").Actions} Actions */
/** @typedef {import("../popover.js").Body} Body */
/** @typedef {Extract<Popover, {kind: "unit"}>} Unit */

/**
 * @param {Unit} what
 * @param {State} state
 * @param {Actions} actions
 * @returns {Body}
 */
export function unitBody(what, state, actions) {
  const { layer, unit } = what;
  if (unit === 0) return biasBody(what, actions);
  const last = layer === state.trace.problem.layers.length;
  const input = layer === 1;
  const heading = input ? `Input ${unit}` : `Unit ${unit}, layer ${layer}`;
  const number = input ? stepper(what, `x ${unit}`, 0, actions) : null;
  const facts = input ? null : factList(what, state);
  const tell = h("button", { type: "button", class: "tell" }, "Show this calculation");
  /** @type {State} */
  let now = state;
  tell.addEventListener("click", () => {
    const index = stepOfUnit(now.trace.steps, now.place.step, layer, unit);
    actions.close();
    if (index !== null) actions.jump(index);
  });
  const target = last ? targetButton(unit, actions) : null;
  const weights = weightButtons(what, actions);

  return {
    label: heading,
    width: 280,
    parts: [
      h("h2", {}, heading),
      ...(number
        ? [h("div", { class: "popover-row" }, h("span", { class: "given" }, mathml(symbols.given("x", unit))), number.element)]
        : []),
      ...(input ? [h("p", { class: "popover-way" }, INPUT)] : []),
      ...(facts ? [facts.element] : []),
      ...(target ? [target.element] : []),
      ...(input ? [] : [tell]),
      weights.element,
    ],
    focus: number ? number.field.input : tell,
    show(latest) {
      now = latest;
      number?.show(latest);
      facts?.show(latest);
      target?.show(latest);
      weights.show(latest);
    },
  };
}

/**
 * @param {Unit} what
 * @param {Actions} actions
 * @returns {Body}
 */
function biasBody(what, actions) {
  const weights = weightButtons(what, actions);
  return {
    label: `Bias unit, layer ${what.layer}`,
    width: 232,
    parts: [
      h("h2", {}, `Bias unit, layer ${what.layer}`),
      h("p", { class: "popover-way" }, BIAS),
      weights.element,
    ],
    focus: null,
    show: weights.show,
  };
}

/**
 * @param {Unit} what
 * @param {State} state
 */
function factList({ layer, unit }, state) {
  const { quantity } = symbols;
  const symbolOf = {
    z: quantity("z", layer, unit),
    a: quantity("a", layer, unit),
    g: symbols.applied("g\u2032", quantity("z", layer, unit)),
    s: symbols.text("\u03a3\u0398\u03b4"),
    d: quantity("\u03b4", layer, unit),
  };
  const last = layer === state.trace.problem.layers.length;
  const rows = factsOf(state, layer, unit).map(({ part }) => {
    const number = h("dd", {});
    const symbol = mathml(symbolOf[part]);
    const title = h("dt", {}, symbol);
    return { part, number, title };
  });
  const element = h("dl", { class: "facts unit-facts" }, ...rows.flatMap(({ title, number }) => [title, number]));
  return {
    element,
    /** @param {State} latest */
    show(latest) {
      const out = !last && leavesOutSlope(latest.trace.problem.rule);
      const facts = factsOf(latest, layer, unit);
      for (const { part, number, title } of rows) {
        const fact = facts.find((one) => one.part === part);
        const value = fact?.known ? fact.value : null;
        const missing = fact?.known ? "\u2013" : "\u2026";
        setText(number, value === null ? missing : formatFull(value));
        setAttribute(number, "title", value === null ? "not known yet" : null);
        setAttribute(number, "data-ref", value === null ? null : `${part}${layer}-${unit}`);
        number.className = value === null ? "waiting" : "";
        title.classList.toggle("left-out", part === "g" && out);
        setAttribute(title, "title", part === "g" && out ? "left out of the error by this rule" : null);
      }
    },
  };
}

/**
 * The way to weights without a mouse, and where their edges lie too close to be hit.
 * @param {Unit} what
 * @param {Actions} actions
 */
function weightButtons({ layer, unit }, actions) {
  const into = layer > 1 && unit > 0;
  const title = h("h3", {}, into ? "Weights into it" : "Weights out of it");
  const list = h("div", { class: "weight-list" });
  const element = h("div", {}, title, list);
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  return {
    element,
    /** @param {State} state */
    show({ trace }) {
      const weights = weightsOf(trace.problem, layer, unit);
      if (weights.length !== buttons.length) {
        buttons = weights.map(({ layer: l, i, j }) => {
          const button = h("button", { type: "button" });
          button.addEventListener("click", () => actions.open({ kind: "weight", layer: l, i, j }));
          return button;
        });
        list.replaceChildren(...buttons);
      }
      weights.forEach(({ layer: l, i, j, value }, index) => {
        const button = buttons[index];
        if (!button || value === null) return;
        setText(button, formatTheta(value));
        button.className = signOf(value);
        const way = wayOf({ layer: l, i, j });
        setAttribute(button, "title", way);
        // The name begins with what is seen, so that whoever speaks to the page can say it.
        setAttribute(button, "aria-label", `${formatTheta(value)}, ${symbols.said(symbols.theta(l, i, j))}, ${way}`);
      });
    },
  };
}

/**
 * @param {number} unit
 * @param {Actions} actions
 */
function targetButton(unit, actions) {
  const value = h("b", {});
  const element = h("button", { type: "button", class: "target-row" }, h("span", {}, "Target ", mathml(symbols.given("y"))), value);
  element.addEventListener("click", () => actions.open({ kind: "target", unit }));
  return {
    element,
    /** @param {State} state */
    show: ({ trace }) => setText(value, formatFull(trace.problem.y[unit - 1] ?? 0)),
  };
}
