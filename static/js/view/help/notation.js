/** The notation in three cards, and the exact rule beside the lecture's intuition. */

import { applied, fraction, given, quantity, row, text, theta, transposed } from "../../model/symbols.js";
import { h } from "../parts/dom.js";
import { mathml } from "../parts/mathml.js";

/** @typedef {import("../../model/symbols.js").Math} Math */

const DELTA = "\u03b4";
/** @param {string} base @param {string} layer @returns {Math} */
const at = (base, layer) => ({ is: "named", base, sup: `(${layer})` });
/** @param {string} layer @returns {Math} */
const matrix = (layer) => ({ is: "named", base: "\u0398", sup: `(${layer})`, upright: true });
/** A formula on a line of its own. @param {...Math} parts */
const line = (...parts) => h("div", { class: "help-formula" }, mathml(row(...parts)));
const EQUALS = text("=");

/** Θ; z and a; δ. */
export function notation() {
  const weights = line(theta(2, 1, 2));
  const forward = line(at("z", "l+1"), EQUALS, matrix("l"), text("["), text("1; "), at("a", "l"), text("]"));
  const squash = line(at("a", "l"), EQUALS, applied("g", at("z", "l")));
  const meaning = line(
    at(DELTA, "l"),
    EQUALS,
    fraction(text("\u2202cost"), row(text("\u2202"), at("z", "l"))),
  );
  const gradient = line(
    fraction(text("\u2202cost"), row(text("\u2202"), theta(2, 1, 2))),
    EQUALS,
    quantity(DELTA, 3, 1),
    text("\u00b7"),
    quantity("a", 2, 2),
  );
  return h(
    "div",
    { class: "help-cards" },
    card("Weights", weights, h("p", {}, "The weight from unit 2 of layer 2 to unit 1 of layer 3: the first index is where it leads. Index 0 is the bias, a unit that is always 1.")),
    card("Forward", forward, squash, h("p", {}, "Each unit adds up its weighted inputs, z, and passes the sum through g. Read the upper half of a unit from left to right.")),
    card("Errors", meaning, gradient, h("p", {}, "How much the cost grows when z does. Read the lower half of a unit from right to left. Inputs and bias units have no error.")),
  );
}

/** @param {string} title @param {...HTMLElement} parts */
function card(title, ...parts) {
  return h("section", { class: "help-card" }, h("h3", {}, title), ...parts);
}

/** Two formulas that differ in one factor. */
export function rules() {
  const sum = [transposed(matrix("l")), at(DELTA, "l+1")];
  const exact = line(at(DELTA, "l"), EQUALS, ...sum, text(".*"), applied("g\u2032", at("z", "l")));
  const intuition = line(at(DELTA, "l"), text("\u2248"), ...sum);
  const first = line(at(DELTA, "L"), EQUALS, at("a", "L"), text("\u2212"), given("y"));
  return h(
    "div",
    { class: "help-cards two" },
    card("Exact", exact, h("p", {}, "The chain rule. Its numbers are the gradient, and the gradient check passes.")),
    card("Lecture intuition", intuition, h("p", {}, "The video leaves out the slope g\u2032(z), at most \u00bc for a sigmoid. It shows how errors flow; its numbers are not the gradient.")),
    h("div", { class: "help-both" }, h("span", {}, "Both begin with the gap at the output, times g\u2032(z) where the loss does not cancel it:"), first),
  );
}
