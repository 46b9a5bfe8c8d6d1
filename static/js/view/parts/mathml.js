/** Symbols as MathML. */

import { said } from "../../model/symbols.js";
import { m } from "./dom.js";

/** @typedef {import("../../model/symbols.js").Math} Math */

/**
 * With its words, for what reads no MathML.
 * @param {Math} math
 * @returns {Element}
 */
export function mathml(math) {
  return m("math", { "aria-label": said(math) }, node(math));
}

/**
 * @param {Math} math
 * @returns {Element}
 */
function node(math) {
  switch (math.is) {
    case "text":
      return piece(math.text);
    case "row":
      return m("mrow", {}, ...math.parts.map(node));
    case "fraction":
      return m("mrow", { "data-link": math.ref }, node(math.over), m("mo", {}, "/"), node(math.under));
    case "named": {
      const element = named(math);
      if (math.ref) element.setAttribute("data-link", math.ref);
      return element;
    }
  }
}

/** @param {import("../../model/symbols.js").Named} math */
function named({ base, sub, sup, upright }) {
  const letter = identifier(base, upright ?? false);
  const above = sup === undefined ? null : m("mrow", {}, piece(sup));
  const below = sub === undefined ? null : m("mrow", {}, m("mn", {}, sub));
  if (above && below) return m("msubsup", {}, letter, below, above);
  if (above) return m("msup", {}, letter, above);
  return below ? m("msub", {}, letter, below) : letter;
}

/**
 * @param {string} base
 * @param {boolean} upright
 */
function identifier(base, upright) {
  if (base === ")") return m("mo", { stretchy: "false" }, base);
  if (base.endsWith("\u2032")) {
    return m("msup", {}, m("mi", {}, base.slice(0, -1)), m("mo", {}, "\u2032"));
  }
  return m("mi", upright ? { mathvariant: "normal" } : {}, base);
}

/** @param {string} text */
function piece(text) {
  return /^[-+=\u2248\u2212\u00b7\u00d7()[\],.*; ]+$/.test(text)
    ? m("mo", { stretchy: "false" }, text.trim())
    : m("mtext", {}, text);
}
