/** The pass as a program: done lines in ink, the current one lit, the whole program to copy. */

import { fits, linesOf } from "../model/listing.js";
import { copyButton } from "./parts/copy.js";
import { h, setAttribute } from "./parts/dom.js";
import { segmented } from "./parts/segmented.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Listing} Listing */
/** @typedef {import("../model/listing.js").Piece} Piece */

/**
 * @param {HTMLElement} root
 * @param {{setLanguage: (language: State["language"]) => void}} actions
 */
export function createCode(root, { setLanguage }) {
  const language = segmented(
    "Language",
    /** @type {const} */ ([
      ["numpy", "NumPy"],
      ["octave", "Octave"],
      ["pytorch", "PyTorch"],
    ]),
    setLanguage,
  );
  /** @type {Listing | null | undefined} */
  let drawn;
  /** @type {Map<number, HTMLElement>} */
  let lines = new Map();
  /** @type {number | null} */
  let current = null;
  const copy = copyButton("Copy", "Copy program", () => drawn?.code ?? "");
  const box = h("div", { class: "code-lines", tabindex: 0, role: "group", "aria-label": "The pass, line by line" });
  root.replaceChildren(
    h("div", { class: "code-head" }, h("h2", {}, "In code"), copy.element, language.element),
    box,
  );

  /** @param {Listing | null} listing */
  function build(listing) {
    drawn = listing;
    current = null;
    lines = new Map();
    box.replaceChildren();
    if (!listing) return box.append(h("code", { class: "code-line" }, "Writing the program \u2026"));
    for (const { number, pieces } of linesOf(listing)) {
      const line = h("code", { class: "code-line" }, ...pieces.map(pieceOf));
      lines.set(number, line);
      box.append(line);
    }
  }

  return {
    /** @param {State} state */
    render({ trace, place, panel, tab, wide, hidden, listing, language: chosen }) {
      const meant = tab === "code" || (wide && tab === "matrix");
      const open = panel === "linked" && meant && !hidden.includes("code");
      setAttribute(root, "hidden", !open);
      if (!open) return;
      language.show(chosen);
      const good = listing && listing.language === chosen && fits(listing, trace) ? listing : null;
      if (good !== drawn) build(good);
      // The lines fit, but the numbers above them are of another problem until the answer is there.
      copy.allow(good?.of === trace);
      const at = place.intro === null ? (trace.steps[place.step]?.code_line[chosen] ?? 0) : 0;
      if (at === current) return;
      current = at;
      // Measured before anything is written, so that nothing has to be laid out for it.
      centre(lines.get(at));
      for (const [number, line] of lines) {
        line.className = `code-line ${number === at ? "current" : number < at ? "done" : "future"}`;
        setAttribute(line, "aria-current", number === at ? "step" : null);
      }
    },
  };

  /**
   * The line in the middle of its own box, and a whole row at its top; the page itself does not scroll.
   * @param {HTMLElement | undefined} line
   */
  function centre(line) {
    if (!line) return;
    const row = parseFloat(getComputedStyle(line).lineHeight);
    box.scrollTop = line.offsetTop - Math.floor((box.clientHeight - line.offsetHeight) / 2 / row) * row;
  }
}

/** @param {Piece} piece */
function pieceOf({ is, text, link }) {
  if (is === "code") return text;
  if (is === "struck") return h("s", { class: "comment" }, text);
  return h("span", { class: is, "data-link": link ?? null }, text);
}
