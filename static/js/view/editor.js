/** The editor: sizes, activations, loss, the example, and one Θ at a time as a grid of numbers. */

import * as edits from "../model/edits.js";
import * as symbols from "../model/symbols.js";
import { exampleFields } from "./parts/example-fields.js";
import { h, setAttribute, setText } from "./parts/dom.js";
import { icon } from "./parts/icons.js";
import { layerRows } from "./parts/layer-rows.js";
import { mathml } from "./parts/mathml.js";
import { pasteBox } from "./parts/paste-box.js";
import { segmented } from "./parts/segmented.js";
import { thetaGrid } from "./parts/theta-grid.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("./parts/number-field.js").NumberField} NumberField */

/**
 * @typedef {object} Actions
 * @property {(change: (problem: Draft) => Draft) => void} edit
 * @property {(l: number) => void} showMatrix
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} reset
 * @property {() => void} close
 */

/**
 * @param {HTMLElement} root
 * @param {Actions} actions
 */
export function createEditor(root, actions) {
  const form = h("div", { class: "editor-body" });
  const paste = pasteBox(actions.edit);
  const done = button("Done", actions.close);
  const undo = button("Undo", actions.undo, "undo");
  const redo = button("Redo", actions.redo, "redo");
  root.replaceChildren(
    h("div", { class: "editor-head" }, h("h2", { id: "editor-title" }, "Edit network"), undo, redo, done),
    form,
  );
  let built = "";
  /** @type {NumberField[]} */
  let fields = [];
  /** @type {((problem: Draft) => void)[]} */
  let shows = [];

  /**
   * @param {Draft} problem
   * @param {number} matrix
   */
  function build(problem, matrix) {
    const editable = edits.isEditable(problem);
    const layers = layerRows(problem, editable, actions.edit);
    const example = exampleFields(problem, actions.edit);
    const grid = thetaGrid(problem, matrix, actions.edit);
    const choice = segmented(
      "Which weights",
      problem.theta.map((_, m) => /** @type {const} */ ([String(m + 1), mathml(symbols.theta(m + 1))])),
      (value) => actions.showMatrix(Number(value)),
    );
    choice.show(String(matrix));
    form.replaceChildren(
      h("h3", {}, "Layers"),
      layers.element,
      h("h3", {}, "Example"),
      example.element,
      h("h3", {}, "Weights ", mathml(symbols.theta(matrix)), `, from layer ${matrix} to layer ${matrix + 1}`),
      choice.element,
      grid.element,
      h(
        "div",
        { class: "editor-foot" },
        button("Randomise", () => actions.edit((p) => edits.randomise(p, nextSeed(p.seed)))),
        paste.button,
        button("Reset", actions.reset),
      ),
      paste.element,
      h(
        "p",
        { class: "hint" },
        editable
          ? `Up to ${edits.MAX_LAYERS} layers and ${edits.MAX_UNITS} units per layer.`
          : `This network is larger than ${edits.MAX_LAYERS} layers of ${edits.MAX_UNITS} units, so its size cannot be edited here.`,
      ),
    );
    fields = [...example.fields, ...grid.fields];
    shows = [layers.show, example.show, grid.show];
  }

  return {
    /** @param {State} state */
    render(state) {
      const { panel, history } = state;
      setAttribute(root, "hidden", panel !== "editor");
      if (panel !== "editor") return;
      // What was refused stays in the fields, so that it can be put right.
      const problem = state.refused ?? state.wanted?.problem ?? state.trace.problem;
      const matrix = Math.min(state.matrix, problem.theta.length);
      const shape = `${problem.layers.join("-")} ${matrix}`;
      if (shape !== built) {
        built = shape;
        build(problem, matrix);
      }
      for (const show of shows) show(problem);
      for (const field of fields) field.follow(state);
      setAttribute(undo, "disabled", history.past.length === 0 && !state.refused);
      setAttribute(redo, "disabled", history.future.length === 0);
      setText(/** @type {Node} */ (done.lastChild), "Done");
    },
  };
}

/** @param {number} seed */
function nextSeed(seed) {
  return (seed + 1) % 1_000_000;
}

/**
 * @param {string} text
 * @param {() => void} action
 * @param {string} [iconName]
 */
function button(text, action, iconName) {
  const element = h(
    "button",
    { type: "button", class: iconName ? "icon-button" : "quiet", "aria-label": iconName ? text : null },
    iconName ? icon(iconName) : null,
    iconName ? "" : text,
  );
  element.addEventListener("click", action);
  return element;
}
