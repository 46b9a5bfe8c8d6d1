/** The help dialog: the notation, the errata of the lecture, the keys, two settings. Its script is loaded when it is asked for. */

import { notation, rules } from "./help/notation.js";
import { errata, keys } from "./help/tables.js";
import { find, h } from "./parts/dom.js";
import { icon } from "./parts/icons.js";
import { segmented } from "./parts/segmented.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} header where the button of the share dialog is
 * @param {{setAnnounce: (announce: State["announce"]) => void, setTheme: (theme: State["theme"]) => void}} actions
 */
export function createHelp(root, header, { setAnnounce, setTheme }) {
  const dialog = /** @type {HTMLDialogElement} */ (root);
  const announce = segmented(
    "Announce while playing",
    /** @type {const} */ ([["step", "every step"], ["layer", "every layer"], ["off", "off"]]),
    setAnnounce,
  );
  const theme = segmented(
    "Theme",
    /** @type {const} */ ([["auto", "as the system"], ["light", "light"], ["dark", "dark"]]),
    setTheme,
  );
  const close = h("button", { type: "button", class: "icon-only quiet", "aria-label": "Close" }, icon("close"));
  close.addEventListener("click", () => dialog.close());
  // On a phone the header has no room for these two: there they come first.
  const share = h("button", { type: "button", class: "quiet help-share" }, "Share or embed");
  share.addEventListener("click", () => {
    dialog.close();
    find(header, "button.share").click();
  });
  // A press on what lies around it closes it, as everywhere.
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog && outside(dialog, event)) dialog.close();
  });
  // Its keys are its own: the page behind it does not step.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());

  const settings = part(
    "Settings",
    h("div", { class: "setting" }, h("span", {}, "Theme"), theme.element),
    h("div", { class: "setting" }, h("span", {}, "Announce while playing, for screen readers"), announce.element),
  );

  function build() {
    dialog.append(
      h(
        "div",
        { class: "dialog-head" },
        h("h2", { id: "help-title" }, "How to read it"),
        close,
      ),
      h(
        "div",
        { class: "help-body", tabindex: 0, role: "group", "aria-labelledby": "help-title" },
        notation(),
        part("Two rules for the errors of hidden units", rules()),
        part("Errata of the lecture", h("p", {}, "All four belong to the video \u201cBackpropagation intuition\u201d of week 5."), errata()),
        part("Keys", keys()),
        part(
          "More",
          h("p", {}, h("a", { href: "docs" }, "The API, to read and to try"), ": every number of this page can be asked for."),
        ),
      ),
    );
  }

  /** @param {Pick<State, "announce" | "theme">} state */
  function render(state) {
    announce.show(state.announce);
    theme.show(state.theme);
  }

  return {
    render,
    /** @param {State} state */
    open(state) {
      if (dialog.open) return;
      if (!dialog.hasChildNodes()) build();
      render(state);
      const body = find(dialog, ".help-body");
      if (state.narrow) body.prepend(share, settings);
      else body.append(settings);
      dialog.showModal();
      dialog.scrollTop = 0;
    },
  };
}

/** @param {string} title @param {...Node} content */
function part(title, ...content) {
  return h("section", {}, h("h3", { class: "help-part" }, title), ...content);
}

/** @param {Element} element @param {{clientX: number, clientY: number}} point */
function outside(element, { clientX: x, clientY: y }) {
  const box = element.getBoundingClientRect();
  return x < box.left || x > box.right || y < box.top || y > box.bottom;
}
