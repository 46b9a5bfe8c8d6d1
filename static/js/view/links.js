/**
 * Linked highlights: what is pointed at in one view is outlined in all. A pointer, the focus or a
 * tap names it; a tap pins it until the next tap elsewhere.
 */

import { litWith } from "../model/links.js";

/** @typedef {import("../types/state.js").State} State */

/** Who bears a name: numbers in data-ref, symbols and identifiers in data-link, drawn parts in data-part. */
const NAMED = "[data-link], [data-ref], [data-part]:not([data-part='']), [data-unit]";
const NAMES = ["data-link", "data-ref", "data-part", "data-unit"];
const MARK = "data-linked";

/**
 * @param {HTMLElement} root
 * @param {{link: (name: string | null) => void}} actions
 */
export function createLinks(root, { link }) {
  /** @type {{over: string | null, focus: string | null, pin: string | null}} */
  const on = { over: null, focus: null, pin: null };
  /** @type {string | null} */
  let told = null;
  let touching = false;
  /** What is lit now, and for which network. */
  let lit = /** @type {ReadonlySet<string>} */ (new Set());
  let key = "";

  /** @param {Partial<typeof on>} change */
  function tell(change) {
    Object.assign(on, change);
    // What was pointed at last counts; a pointer that only rests somewhere does not hide the focus.
    if (change.focus) on.over = null;
    const name = on.over ?? on.focus ?? on.pin;
    if (name === told) return;
    told = name;
    link(name);
  }

  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") tell({ over: nameAt(event.target) });
  });
  root.addEventListener("pointerleave", () => tell({ over: null }));
  root.addEventListener("focusin", (event) => {
    // A finger's tap pins instead, and lets go elsewhere.
    if (!touching) tell({ focus: nameAt(event.target) });
  });
  root.addEventListener("focusout", () => tell({ focus: null }));
  const page = root.ownerDocument;
  page.addEventListener("pointerdown", (event) => void (touching = event.pointerType === "touch"), true);
  page.addEventListener("keydown", () => void (touching = false), true);
  page.addEventListener(
    "click",
    (event) => {
      if (!touching) return tell({ pin: null });
      const name = root.contains(/** @type {Node} */ (event.target)) ? nameAt(event.target) : null;
      tell({ over: null, focus: null, pin: name });
    },
    true,
  );

  /** @param {Element} element */
  function mark(element) {
    element.toggleAttribute(MARK, namesOf(element).some((name) => lit.has(name)));
  }
  /** @param {Element} under it and all below it */
  function markAll(under) {
    if (under.matches(NAMED)) mark(under);
    for (const element of under.querySelectorAll(NAMED)) mark(element);
  }
  // Elements that come or are renamed while something is lit are marked too, they alone; while
  // nothing is lit, nothing is watched.
  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") mark(/** @type {Element} */ (target));
      for (const node of addedNodes) if (node instanceof Element) markAll(node);
    }
  });
  const watched = { childList: true, subtree: true, attributeFilter: NAMES };

  return {
    /** @param {State} state */
    render({ linked, trace }) {
      const { layers } = trace.problem;
      const now = linked === null ? "" : `${linked} ${layers.join("-")}`;
      if (now === key) return;
      key = now;
      lit = linked === null ? new Set() : litWith(linked, layers);
      markAll(root);
      if (lit.size === 0) changes.disconnect();
      else changes.observe(root, watched);
    },
  };
}

/**
 * What bears the names of an element: its own, or of a unit in the graph the unit's.
 * @param {Element} element
 * @returns {string[]}
 */
function namesOf(element) {
  const unit = element.getAttribute("data-unit");
  if (unit !== null) return [`u${unit}`];
  const names = ["data-link", "data-ref", "data-part"].map((attribute) => element.getAttribute(attribute));
  return names.flatMap((name) => (name ? name.split(" ") : []));
}

/** @param {EventTarget | null} target @returns {string | null} */
function nameAt(target) {
  const element = target instanceof Element ? target.closest(NAMED) : null;
  return element ? (namesOf(element)[0] ?? null) : null;
}
