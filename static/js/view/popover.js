/** What a click on a weight, a unit or a target opens: beside it, in the top layer, never modal. */

import { anchorOf, obstaclesOf, placed } from "../model/placement.js";
import { keyOf } from "../model/popovers.js";
import { h, setAttribute } from "./parts/dom.js";
import { targetBody } from "./popover/target.js";
import { unitBody } from "./popover/unit.js";
import { weightBody } from "./popover/weight.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/scene.js").Still} Still */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/state.js").Popover} Popover */

/**
 * @typedef {object} Actions
 * @property {(change: (problem: Draft) => Draft, gesture?: string | null) => void} edit
 * @property {(index: number) => void} jump
 * @property {(popover: Popover) => void} open
 * @property {() => void} close
 */

/**
 * @typedef {object} Body
 * @property {string} label
 * @property {number} width
 * @property {Element[]} parts
 * @property {HTMLElement | null} focus where the keyboard begins
 * @property {(state: State) => void} show
 */

/** What opens a popover decides by itself what a click on it does. */
const OPENERS = ".hit, .theta, .unit, .target-handle";
const FOCUSABLE = "button:not(:disabled), input:not(:disabled)";

/**
 * @param {HTMLElement} root
 * @param {Element} stage what the pixels of the scene are counted from
 * @param {Actions} actions
 */
export function createPopover(root, stage, actions) {
  setAttribute(root, "popover", "manual");
  setAttribute(root, "role", "dialog");
  setAttribute(root, "tabindex", -1);
  const coarse = matchMedia("(pointer: coarse)");
  let open = "";
  let built = "";
  /** @type {Body | null} */
  let body = null;
  /** @type {Element | null} */
  let cameFrom = null;
  /** @type {{state: State, still: Still, popover: Popover} | null} */
  let last = null;

  function hide() {
    const inside = root.contains(document.activeElement);
    open = built = "";
    body = last = null;
    root.hidePopover();
    root.replaceChildren();
    const back = /** @type {HTMLElement | null} */ (cameFrom);
    cameFrom = null;
    if (inside && back?.isConnected) back.focus({ preventScroll: true });
  }

  /** @param {Popover} popover @param {State} state */
  function build(popover, state) {
    const inside = root.contains(document.activeElement);
    body = bodyOf(popover, state, actions);
    const shut = h("button", { type: "button", class: "shut", "aria-label": "Close" }, "\u00d7");
    shut.addEventListener("click", actions.close);
    setAttribute(root, "aria-label", body.label);
    root.style.setProperty("--wide", `${body.width}px`);
    root.replaceChildren(...body.parts, shut);
    return inside;
  }

  function place() {
    if (!last) return;
    const { state, still, popover } = last;
    const around = stage.getBoundingClientRect();
    const { left, top } = around;
    const shifted = (/** @type {import("../model/placement.js").Rect} */ r) => ({ ...r, left: r.left + left, top: r.top + top });
    const anchor = anchorOf(popover, still);
    if (!anchor) return;
    const obstacles = obstaclesOf(popover, still, state).map(({ rect, weight }) => ({ rect: shifted(rect), weight }));
    const size = root.getBoundingClientRect();
    const room = { width: document.documentElement.clientWidth, height: innerHeight };
    const at = placed({ width: size.width, height: size.height }, shifted(anchor), obstacles, around, room);
    root.style.left = `${at.left}px`;
    root.style.top = `${at.top}px`;
  }

  function enter() {
    // A finger that only wants to look should not call up a keyboard.
    const first = body?.focus ?? root.querySelector("button");
    const to = coarse.matches && first instanceof HTMLInputElement ? root : first;
    (to ?? root).focus({ preventScroll: true });
  }

  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (open && !root.contains(target) && !target.closest(OPENERS)) actions.close();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (!open || event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    actions.close();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = [...root.querySelectorAll(FOCUSABLE)];
    const [first, end] = [stops[0], stops.at(-1)];
    const here = document.activeElement;
    const around = event.shiftKey ? here === first || here === root : here === end;
    if (!around) return;
    event.preventDefault();
    /** @type {HTMLElement | undefined} */ (event.shiftKey ? end : first)?.focus();
  });
  // A refusal or a reason makes it higher than when it was put there.
  new ResizeObserver(() => place()).observe(root);
  window.addEventListener("resize", () => requestAnimationFrame(place));
  document.addEventListener("scroll", (event) => !root.contains(/** @type {Node} */ (event.target)) && place(), true);

  return {
    /**
     * @param {State} state
     * @param {Still} still
     */
    render(state, still) {
      const { popover } = state;
      if (!popover) {
        if (open) hide();
        return;
      }
      const key = keyOf(popover);
      const { layers, activations, loss } = state.trace.problem;
      const shape = `${key} ${layers.join("-")} ${activations.join("-")} ${loss}`;
      last = { state, still, popover };
      if (shape !== built) {
        const fresh = key !== open;
        if (!open) cameFrom = document.activeElement;
        const inside = build(popover, state);
        body?.show(state);
        if (!open) root.showPopover();
        [open, built] = [key, shape];
        place();
        if (fresh || inside) enter();
        return;
      }
      body?.show(state);
    },
  };
}

/**
 * @param {Popover} popover
 * @param {State} state
 * @param {Actions} actions
 * @returns {Body}
 */
function bodyOf(popover, state, actions) {
  switch (popover.kind) {
    case "weight":
      return weightBody(popover, actions);
    case "unit":
      return unitBody(popover, state, actions);
    case "target":
      return targetBody(popover, state, actions);
  }
}
