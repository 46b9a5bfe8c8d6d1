/** The timeline: one bar per step, grouped by phase and layer, and a thumb that scrubs. */

import { barsOf, filled, positionAt, xOf } from "../model/bars.js";
import { spokenPlace } from "../model/places.js";
import { find, h, setAttribute } from "./parts/dom.js";
import { mathml } from "./parts/mathml.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {{first: number, last: number, x: number, width: number, fill: HTMLElement}} Placed */

/**
 * @param {HTMLElement} root
 * @param {{scrub: (position: number) => void, jump: (step: number) => void}} actions
 */
export function createTimeline(root, { scrub, jump }) {
  const names = find(root, ".phases");
  const slider = find(root, ".track");
  const thumb = h("span", { class: "thumb" });
  /** @type {readonly Step[] | null} */
  let drawn = null;
  /** @type {Placed[]} */
  let bars = [];
  /** @type {Map<string, HTMLElement>} */
  const marks = new Map();
  let width = -1;

  /** @param {readonly Step[]} steps */
  function build(steps) {
    bars = [];
    marks.clear();
    names.replaceChildren();
    slider.replaceChildren();
    for (const phase of barsOf(steps)) {
      const weight = phase.layers.reduce((sum, layer) => sum + layer.bars.length, 0) + 0.6;
      const name = h(
        "button",
        { type: "button", class: "phase-name" },
        h("span", { class: "long" }, phase.name),
        h("span", { class: "short" }, phase.short),
      );
      name.addEventListener("click", () => jump(phase.first));
      const cell = h("div", { class: "phase" }, name);
      cell.style.flexGrow = String(weight);
      names.append(cell);
      marks.set(phase.phase, name);
      const layers = phase.layers.map((layer) => {
        const ticks = layer.bars.map((bar) => {
          const fill = h("span", { class: "fill" });
          const tick = h("span", { class: "bar" }, fill);
          bars.push({ ...bar, x: 0, width: 0, fill });
          return tick;
        });
        const symbol = h("span", { class: "layer-symbol" }, layer.symbol ? mathml(layer.symbol) : null);
        if (layer.symbol) marks.set(`${phase.phase}${layer.layer}`, symbol);
        const group = h("span", { class: "layer-bars" }, h("span", { class: "bars" }, ...ticks), symbol);
        group.style.flexGrow = String(layer.bars.length);
        return group;
      });
      const block = h("span", { class: "phase" }, ...layers);
      block.style.flexGrow = String(weight);
      slider.append(block);
    }
    slider.append(thumb);
    setAttribute(slider, "aria-valuemin", 1);
    setAttribute(slider, "aria-valuemax", steps.length);
    measure();
  }

  function measure() {
    const left = slider.getBoundingClientRect().left;
    for (const bar of bars) {
      const box = /** @type {HTMLElement} */ (bar.fill.parentElement).getBoundingClientRect();
      bar.x = box.left - left;
      bar.width = box.width;
    }
    width = slider.clientWidth;
  }

  /** @param {PointerEvent} event */
  function follow(event) {
    const x = event.clientX - slider.getBoundingClientRect().left;
    scrub(positionAt(bars, x));
  }
  slider.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    slider.setPointerCapture(event.pointerId);
    follow(event);
  });
  slider.addEventListener("pointermove", (event) => {
    if (slider.hasPointerCapture(event.pointerId)) follow(event);
  });

  return {
    /** The bars lie elsewhere now. */
    resized() {
      if (slider.clientWidth !== width) measure();
    },
    /** @param {State} state */
    render({ trace, place }) {
      if (trace.steps !== drawn) {
        drawn = trace.steps;
        build(trace.steps);
      }
      // The overview runs through the forward pass, and stands before the step that follows it.
      const { intro } = place;
      const position = intro === null ? place.step + place.tau : intro * place.step;
      thumb.style.transform = `translateX(${xOf(bars, Math.min(position, place.step + 0.999999)).toFixed(1)}px)`;
      for (const bar of bars) {
        const share = filled(bar, position).toFixed(3);
        if (bar.fill.dataset["share"] === share) continue;
        bar.fill.dataset["share"] = share;
        bar.fill.style.transform = `scaleX(${share})`;
      }
      setAttribute(slider, "aria-valuenow", place.step + 1);
      setAttribute(slider, "aria-valuetext", spokenPlace(trace.steps, place.step));
      const step = trace.steps[place.step];
      const lit = new Set(intro !== null ? ["forward"] : [step?.phase, `${step?.phase}${step?.layer}`]);
      for (const [key, mark] of marks) mark.classList.toggle("lit", lit.has(key));
    },
  };
}
