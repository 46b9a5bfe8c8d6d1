/** The buttons of the playback bar: play, steps, unit or layer, speed. */

import { find, h, setAttribute, setText } from "./parts/dom.js";
import { icon } from "./parts/icons.js";
import { segmented } from "./parts/segmented.js";

/** @typedef {import("../types/state.js").State} State */

export const SPEEDS = [0.5, 1, 2, 4];

/**
 * @typedef {object} Actions
 * @property {() => void} first
 * @property {() => void} previous
 * @property {() => void} toggle
 * @property {() => void} next
 * @property {() => void} last
 * @property {(granularity: "unit" | "layer") => void} setGranularity
 * @property {(speed: number) => void} setSpeed
 */

/**
 * @param {HTMLElement} root
 * @param {Actions} actions
 */
export function createTransport(root, actions) {
  const first = button("first", "First step", actions.first);
  const previous = button("previous", "Previous step", actions.previous);
  const next = button("next", "Next step", actions.next);
  const last = button("last", "Last step", actions.last);
  const word = h("span", { class: "word" }, "Play");
  const play = h("button", { type: "button", class: "play", "aria-label": "Play" }, icon("play"), word);
  play.addEventListener("click", actions.toggle);
  find(root, ".buttons").replaceChildren(first, previous, play, next, last);

  const granularity = segmented(
    "Steps by",
    /** @type {const} */ ([
      ["unit", "Unit"],
      ["layer", "Layer"],
    ]),
    actions.setGranularity,
  );
  const speed = h(
    "select",
    { class: "speed", "aria-label": "Speed" },
    ...SPEEDS.map((value) => h("option", { value }, `${value}\u00d7`)),
  );
  speed.addEventListener("change", () => actions.setSpeed(Number(speed.value)));
  find(root, ".pace").replaceChildren(granularity.element, speed);

  /** @type {boolean | null} */
  let playing = null;
  return {
    /** @param {State} state */
    render(state) {
      const { place, trace } = state;
      granularity.show((state.wanted ?? trace).granularity);
      if (speed.value !== String(state.speed)) speed.value = String(state.speed);
      disable(previous, place.step === 0 && place.intro === null);
      disable(next, place.step === trace.steps.length - 1);
      const now = place.run === "playing" || place.run === "intro";
      if (now === playing) return;
      playing = now;
      const name = now ? "Pause" : "Play";
      setText(word, name);
      setAttribute(play, "aria-label", name);
      play.replaceChild(icon(now ? "pause" : "play"), /** @type {Node} */ (play.firstChild));
    },
  };
}

/**
 * Focus stays on a button that has nothing left to do, so it is not `disabled`.
 * @param {HTMLElement} element
 * @param {boolean} disabled
 */
function disable(element, disabled) {
  setAttribute(element, "aria-disabled", disabled ? "true" : null);
}

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} action
 */
function button(name, label, action) {
  const element = h("button", { type: "button", class: `step ${name}`, "aria-label": label }, icon(name));
  element.addEventListener("click", action);
  return element;
}
