/** In an embed: the way to the whole page, at the same problem and step. */

import { ofLesson, searchOf, writeHash } from "../model/address.js";
import { setAttribute } from "./parts/dom.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {string} page its address, without a query
 * @param {string} kept what the link said of the view
 */
export function createFull(root, page, kept) {
  const view = ofLesson(kept);
  const link = root.querySelector(".full-tool");
  /** @type {readonly unknown[]} */
  let drawn = [];
  return {
    /** @param {State} state */
    render(state) {
      const now = [state.trace, state.place.step];
      if (now.every((one, index) => one === drawn[index])) return;
      drawn = now;
      if (link) setAttribute(link, "href", `${page}${searchOf(state, view)}${writeHash(state.place.step + 1)}`);
    },
  };
}
