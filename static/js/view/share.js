/** The share dialog: what to show, a live preview, and what to copy. Its script is loaded when it is asked for. */

import { cautionOf, HEIGHT, lessonOf, snippetsOf, TITLE } from "../model/share.js";
import { copyButton } from "./parts/copy.js";
import { h, setAttribute, setText } from "./parts/dom.js";
import { icon } from "./parts/icons.js";
import { segmented } from "./parts/segmented.js";
import { fontsOf, pictureOf, pngOf } from "./share/picture.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../model/share.js").Choice} Choice */

const SHOW = /** @type {const} */ ([
  ["matrix", "Matrix form"],
  ["code", "Code"],
  ["values", "All values"],
  ["check", "Gradient check"],
]);
const HIDE = /** @type {const} */ ([
  ["formula", "Formula"],
  ["controls", "Playback"],
]);
/** A preview is loaded anew this long after the last change. */
const CALM = 250;

/**
 * @param {HTMLElement} root a dialog
 * @param {SVGSVGElement} graph what pictures are made of
 * @param {{root: string, base: string, kept: string, version: string}} where `root`: of this server, for the preview; `base`: what is printed into links
 * @param {(address: string) => Promise<Blob>} read a file of the page's own server
 */
export function createShare(root, graph, { root: here, base, kept, version }, read) {
  const fonts = fontsOf(read);
  const dialog = /** @type {HTMLDialogElement} */ (root);
  /** @type {State | null} */
  let state = null;
  let query = /** @type {string | null} */ (null);
  let timer = 0;
  /** @type {Choice} */
  let choice = { show: [], hide: [], lock: false, here: true, theme: "auto" };

  /** @param {string} text @param {boolean} checked @param {(on: boolean) => void} set */
  function tick(text, checked, set) {
    const box = h("input", { type: "checkbox" });
    box.checked = checked;
    box.addEventListener("change", () => {
      set(box.checked);
      update();
    });
    return h("label", { class: "share-tick" }, box, h("span", {}, text));
  }
  const without = (/** @type {readonly string[]} */ list, /** @type {string} */ one) => list.filter((each) => each !== one);
  const ticks = [
    ...HIDE.map(([part, text]) =>
      tick(text, true, (on) => (choice = { ...choice, hide: on ? without(choice.hide, part) : [...choice.hide, part] })),
    ),
    ...SHOW.map(([part, text]) =>
      tick(text, false, (on) => (choice = { ...choice, show: on ? [...choice.show, part] : without(choice.show, part) })),
    ),
    tick("Lock: nothing can be edited", false, (lock) => (choice = { ...choice, lock })),
    tick("Open on the step in view", true, (on) => (choice = { ...choice, here: on })),
  ];
  const theme = segmented(
    "Theme",
    /** @type {const} */ ([["auto", "as the system"], ["light", "light"], ["dark", "dark"]]),
    (chosen) => {
      choice = { ...choice, theme: chosen };
      update();
    },
  );
  const caution = h("p", { class: "share-caution", role: "status" });
  let preview = frame("about:blank");
  const shown = h("div", { class: "share-shown" }, h("b", {}, "Preview"), preview);
  const rows = snippetsOf("", "").map(({ name }) => {
    const text = h("code", {});
    const copy = copyButton("Copy", `Copy: ${name}`, () => text.textContent ?? "");
    return { text, row: h("div", { class: "share-row" }, h("b", {}, name), text, copy.element) };
  });
  const offline = h("a", { class: "quiet", download: "backprop-lesson.html" }, "Offline file");
  const sheet = h("a", { class: "quiet", target: "_blank" }, "Worksheet");
  const svg = h("button", { type: "button", class: "quiet" }, "SVG of this step");
  const png = h("button", { type: "button", class: "quiet" }, "PNG of this step");
  svg.addEventListener("click", async () => {
    const picture = new Blob([pictureOf(graph, await fonts)], { type: "image/svg+xml" });
    save("backprop-step.svg", URL.createObjectURL(picture));
  });
  png.addEventListener("click", async () => save("backprop-step.png", await pngOf(graph, await fonts)));
  const close = h("button", { type: "button", class: "icon-only quiet", "aria-label": "Close" }, icon("close"));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    window.clearTimeout(timer);
    look("about:blank");
  });
  dialog.append(
    h("div", { class: "dialog-head" }, h("h2", { id: "share-title" }, "Share or embed"), close),
    h(
      "div",
      { class: "share-body" },
      h("div", { class: "share-choice" }, h("fieldset", {}, h("legend", {}, "In the frame"), ...ticks), theme.element, caution),
      h("div", { class: "share-snippets" }, ...rows.map(({ row }) => row), h("div", { class: "share-files" }, sheet, offline, svg, png)),
      shown,
    ),
  );

  /** A frame of its own for each address: one that goes elsewhere is a stop on the browser's way. @param {string} address */
  function look(address) {
    const next = frame(address);
    preview.replaceWith(next);
    preview = next;
  }

  function update() {
    if (!state) return;
    theme.show(choice.theme);
    query = lessonOf(state, choice, kept, version);
    const known = snippetsOf(base, query ?? "");
    rows.forEach(({ text, row }, index) => {
      setText(text, known[index]?.text ?? "");
      setAttribute(row, "hidden", query === null);
    });
    setText(caution, cautionOf(base, query));
    for (const [link, path] of /** @type {const} */ ([[sheet, "print"], [offline, "export.html"]])) {
      setAttribute(link, "href", query === null ? null : `${here}${path}?${query}`);
      setAttribute(link, "hidden", query === null);
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(() => query !== null && look(`${here}embed?${query}&autosize=0`), CALM);
  }

  return {
    /** @param {State} latest */
    open(latest) {
      state = latest;
      if (!dialog.open) dialog.showModal();
      update();
    },
  };
}

/** @param {string} src */
const frame = (src) => h("iframe", { class: "share-preview", title: `Preview: ${TITLE}`, height: HEIGHT, src });

/** @param {string} name @param {string} address */
function save(name, address) {
  const link = h("a", { href: address, download: name });
  link.click();
}
