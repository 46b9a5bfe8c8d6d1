/** The menu of activations. It opens under its button, in the top layer. */

import { nameOf } from "../../model/names.js";
import { curvePath } from "../../model/curves.js";
import { HIDDEN, OUTPUT, isLegal, setActivation, suits } from "../../model/edits.js";
import { h, s, setAttribute } from "../parts/dom.js";

/** @typedef {import("../../types/state.js").Draft} Draft */

const MARGIN = 8;

/**
 * @param {HTMLElement} root
 * @param {(change: (problem: Draft) => Draft) => void} edit
 */
export function createMenu(root, edit) {
  const element = h("div", { class: "activation-menu", role: "menu", popover: "manual" });
  root.append(element);
  /** @type {Draft | null} */
  let problem = null;
  /** @type {{layer: number, button: HTMLElement, items: HTMLElement[]} | null} */
  let open = null;

  /** @param {boolean} back whether the focus returns to the button */
  function close(back) {
    if (!open) return;
    const { button } = open;
    open = null;
    const inside = element.contains(document.activeElement);
    element.hidePopover();
    element.replaceChildren();
    setAttribute(button, "aria-expanded", "false");
    if (back && inside) button.focus({ preventScroll: true });
  }

  /** @param {number} layer @param {HTMLElement} button */
  function toggle(layer, button) {
    if (open?.layer === layer) return close(true);
    close(false);
    if (!problem) return;
    const now = problem.activations[layer - 2] ?? "";
    const units = problem.layers[layer - 1] ?? 1;
    const all = layer === problem.layers.length ? OUTPUT : HIDDEN;
    const names = all.filter((name) => name === now || suits(name, units));
    const items = names.map((name) => itemOf(name, layer));
    setAttribute(element, "aria-label", `Activation of layer ${layer}`);
    element.replaceChildren(...items);
    open = { layer, button, items };
    setAttribute(button, "aria-expanded", "true");
    element.showPopover();
    place(button);
    (items[names.indexOf(now)] ?? items[0])?.focus({ preventScroll: true });
  }

  /** @param {string} name @param {number} layer */
  function itemOf(name, layer) {
    const p = /** @type {Draft} */ (problem);
    const changes = layer === p.layers.length && !isLegal(p.loss, name);
    const curve = s(
      "svg",
      { viewBox: "-12 -12 24 24", width: 22, height: 22, "aria-hidden": "true" },
      s("path", { d: curvePath(name, 15) }),
    );
    const item = h(
      "button",
      {
        type: "button",
        role: "menuitemradio",
        tabindex: -1,
        "aria-checked": String(p.activations[layer - 2] === name),
        "data-value": name,
      },
      curve,
      h("span", {}, nameOf(name)),
      changes ? h("small", {}, "with squared error") : null,
    );
    item.addEventListener("click", () => {
      close(true);
      edit((latest) => (latest.activations[layer - 2] === name ? latest : setActivation(latest, layer, name)));
    });
    return item;
  }

  /** @param {HTMLElement} button */
  function place(button) {
    const at = button.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const left = Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - MARGIN);
    const below = at.bottom + 4;
    element.style.left = `${Math.max(MARGIN, left)}px`;
    element.style.top = `${below + height > innerHeight - MARGIN ? Math.max(MARGIN, at.top - height - 4) : below}px`;
  }

  element.addEventListener("keydown", (event) => {
    if (!open) return;
    const { items } = open;
    const here = items.findIndex((item) => item === document.activeElement);
    const to = {
      ArrowDown: (here + 1) % items.length,
      ArrowUp: (here + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (event.key === "Escape") close(true);
    else if (event.key === "Tab") return close(true);
    else if (to !== undefined) items[to]?.focus();
    else if (/^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.metaKey) startingWith(items, here, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener(
    "pointerdown",
    (event) => {
      const target = /** @type {Node} */ (event.target);
      if (open && !element.contains(target) && !open.button.contains(target)) close(false);
    },
    true,
  );
  window.addEventListener("resize", () => close(true));
  document.addEventListener("scroll", () => open && place(open.button), true);

  return {
    toggle,
    /** @param {Draft} now */
    render(now) {
      const changed = problem !== null && problem !== now;
      problem = now;
      // What it offers depends on the problem; one that has changed meanwhile closes it.
      if (changed) close(true);
    },
  };
}

/**
 * The next one that begins with a letter.
 * @param {HTMLElement[]} items
 * @param {number} here
 * @param {string} letter
 */
function startingWith(items, here, letter) {
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)];
  after.find((item) => item.dataset["value"]?.startsWith(letter.toLowerCase()))?.focus();
}
