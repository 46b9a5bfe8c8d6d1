/** The popover of one weight: its value, its gradient, and what the numeric check says. */

import { formatFull, formatGiven, formatValue } from "../../model/format.js";
import { numberAt } from "../../model/grips.js";
import { setWeight } from "../../model/edits.js";
import { gradientOf, judged, wayOf } from "../../model/popovers.js";
import * as symbols from "../../model/symbols.js";
import { h, setAttribute } from "../parts/dom.js";
import { mathml } from "../parts/mathml.js";
import { newGesture } from "../parts/scrub.js";
import { stepper } from "./stepper.js";

/** @typedef {import("../../types/state.js").State} State */
/** @typedef {import("../../types/state.js").Popover} Popover */
/** @typedef {import("../popover.js").Actions} Actions */
/** @typedef {import("../popover.js").Body} Body */

const REACH = 3;

/**
 * @param {Extract<Popover, {kind: "weight"}>} weight
 * @param {Actions} actions
 * @returns {Body}
 */
export function weightBody(weight, actions) {
  const { layer, i, j } = weight;
  const symbol = symbols.theta(layer, i, j);
  const name = `Theta ${symbols.indices(i, j)}, layer ${layer}`;
  const number = stepper(weight, name, 2, actions);
  const zero = h("button", { type: "button", class: "quiet zero-weight" }, "Set to 0");
  zero.addEventListener("click", () => {
    zero.focus({ preventScroll: true });
    actions.edit((p) => setWeight(p, layer, i, j, 0));
  });
  const slider = sliderOf(weight, name, actions);
  const facts = h("dl", { class: "facts" });
  let told = /** @type {unknown[]} */ ([]);

  return {
    label: `Weight ${name}`,
    width: 312,
    parts: [
      h("h2", { class: "popover-symbol" }, mathml(symbol)),
      h("p", { class: "popover-way" }, wayOf(weight)),
      h("div", { class: "popover-row" }, number.element, zero),
      slider.element,
      facts,
    ],
    focus: number.field.input,
    show(state) {
      number.show(state);
      slider.show(state);
      const { trace, check } = state;
      if (told[0] === trace && told[1] === check) return;
      told = [trace, check];
      facts.replaceChildren(...gradientRows(trace, weight), ...checkRows(judged(check, trace, weight)));
    },
  };
}

/**
 * @param {Extract<Popover, {kind: "weight"}>} weight
 * @param {string} name
 * @param {Actions} actions
 */
function sliderOf(weight, name, { edit }) {
  const slider = h("input", { type: "range", class: "weight-slider", step: 0.01, "aria-label": `${name}, slider` });
  let gesture = newGesture();
  let sliding = false;
  slider.addEventListener("input", () => {
    sliding = true;
    edit((p) => setWeight(p, weight.layer, weight.i, weight.j, Number(slider.value)), gesture);
  });
  // Let go where it was taken up, it tells of no change.
  for (const name of ["change", "pointerup", "blur"]) {
    slider.addEventListener(name, () => {
      sliding = false;
      gesture = newGesture();
    });
  }
  return {
    element: slider,
    /** @param {State} state */
    show({ trace, wanted, refused }) {
      const value = numberAt(refused ?? wanted?.problem ?? trace.problem, weight);
      setAttribute(slider, "disabled", value === null);
      if (value === null || sliding) return;
      setAttribute(slider, "min", Math.min(-REACH, Math.floor(value)));
      setAttribute(slider, "max", Math.max(REACH, Math.ceil(value)));
      setAttribute(slider, "aria-valuetext", formatFull(value));
      if (slider.value !== String(value)) slider.value = String(value);
    },
  };
}

/**
 * @param {import("../../types/answer.js").Trace} trace
 * @param {Extract<Popover, {kind: "weight"}>} weight
 */
function gradientRows(trace, weight) {
  const { layer, i, j } = weight;
  const term = gradientOf(trace, weight);
  if (!term) return [];
  const left = j === 0 ? formatGiven(term.activation) : formatValue(term.activation);
  const product = mathml(
    symbols.row(symbols.quantity("\u03b4", layer + 1, i), symbols.text("\u00b7"), symbols.quantity("a", layer, j)),
  );
  // Another rule's numbers are not the derivative, and are not called so.
  const title = trace.is_gradient ? "Gradient" : "In place of the gradient";
  return [
    h("dt", {}, title),
    h(
      "dd",
      {},
      h(
        "span",
        { class: "factors" },
        product,
        " = ",
        quoted(formatValue(term.delta), term.delta, `d${layer + 1}-${i}`),
        " \u00d7 ",
        quoted(left, term.activation, j === 0 ? null : `a${layer}-${j}`),
      ),
      h("span", { class: "result" }, "= ", quoted(formatValue(term.product), term.product, `D${layer}-${i}-${j}`, "b")),
    ),
  ];
}

/**
 * @param {string} text
 * @param {number} value
 * @param {string | null} ref
 * @param {"span" | "b"} [tag]
 */
function quoted(text, value, ref, tag = "span") {
  return h(tag, { title: formatFull(value), "data-ref": ref }, text);
}

const VERDICTS = { agrees: "\u2713 agrees", differs: "\u2717 differs", unjudged: "not judged" };

/** @param {import("../../model/popovers.js").Judged | null} found */
function checkRows(found) {
  const waiting = h("dd", { class: "waiting" }, "\u2026");
  if (!found) return [h("dt", {}, "Numeric check"), waiting];
  const { value, verdict, reason } = found;
  const number = h("span", { title: formatFull(value) }, formatValue(value));
  const said = h("span", { class: `verdict ${verdict}` }, VERDICTS[verdict]);
  const row = h("dd", {}, ...(verdict === "unjudged" ? [said] : [number, " ", said]));
  const why = reason ? h("small", { class: "why" }, capital(reason)) : null;
  if (why) row.append(why);
  return [h("dt", {}, "Numeric check"), row];
}

/** @param {string} words */
const capital = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, "")}.`;

