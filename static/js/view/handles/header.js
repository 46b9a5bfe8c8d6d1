/** The buttons at the header of one layer. */

import { h, setAttribute, setText } from "../parts/dom.js";

/** @typedef {import("../../model/handles.js").HeaderHandle} HeaderHandle */

/**
 * @param {number} layer
 * @param {{resize: (layer: number, by: 1 | -1) => void, menu: (layer: number, button: HTMLElement) => void}} does
 */
export function headerHandle(layer, { resize, menu }) {
  const less = stepper("\u2212", `One unit fewer in layer ${layer}`, () => resize(layer, -1));
  const more = stepper("+", `One unit more in layer ${layer}`, () => resize(layer, 1));
  const words = h("span", { class: "said" });
  const choose = h(
    "button",
    { type: "button", class: "choose-activation", "aria-haspopup": "menu", "aria-expanded": "false", "data-layer": layer },
    h("span", { class: "hidden-text" }, `Layer ${layer}: `),
    words,
    h("span", { class: "hidden-text" }, ". Change the activation"),
  );
  choose.addEventListener("click", () => menu(layer, choose));
  choose.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    menu(layer, choose);
  });
  const element = h("div", { class: "header-handle", role: "group", "aria-label": `Layer ${layer}` }, less, more, choose);

  return {
    element,
    /** @param {HeaderHandle} head */
    show({ x, steppers, canLess, canMore, menu: said, width }) {
      for (const [button, at] of /** @type {const} */ ([[less, steppers?.less], [more, steppers?.more]])) {
        setAttribute(button, "hidden", at === undefined);
        if (at !== undefined) button.style.left = `${at}px`;
      }
      setAttribute(less, "aria-disabled", canLess ? null : "true");
      setAttribute(more, "aria-disabled", canMore ? null : "true");
      setAttribute(choose, "hidden", said === null);
      setText(words, said ?? "");
      choose.style.left = `${x}px`;
      choose.style.maxWidth = `${width}px`;
    },
  };
}

/**
 * At its limit it stays where it is and does nothing, so that the focus is not lost.
 * @param {string} sign
 * @param {string} label
 * @param {() => void} action
 */
function stepper(sign, label, action) {
  const button = h("button", { type: "button", class: "resize", "aria-label": label, title: label }, sign);
  button.addEventListener("click", () => {
    if (!button.hasAttribute("aria-disabled")) action();
  });
  return button;
}
