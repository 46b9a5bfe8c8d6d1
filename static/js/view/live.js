/** What a screen reader hears: a sentence per finished step by hand, per layer while playing. */

import { endsLayer, layerSentence, stepSentence } from "../model/spoken.js";
import { changeSentence } from "../model/spoken-change.js";

/** @typedef {import("../types/state.js").State} State */

/** @param {HTMLElement} root */
export function createLive(root) {
  /** @type {State["trace"] | null} */
  let known = null;
  /** @type {State["place"] | null} */
  let opened = null;
  let told = -1;

  return {
    /** @param {State} state */
    render({ trace, place, announce }) {
      // What is there when the page opens is not news.
      opened ??= place;
      if (trace !== known) {
        const sentence = known ? changeSentence(known, trace) : "";
        if (sentence) root.textContent = sentence;
        if (known && place.tau === 1) told = place.step;
        known = trace;
      }
      if (place === opened || place.intro !== null || place.tau < 1 || place.step === told) return;
      const playing = place.run === "playing";
      if (announce === "off") return;
      if (playing && announce === "layer" && !endsLayer(trace.steps, place.step)) return;
      told = place.step;
      const whole = playing && announce === "layer";
      root.textContent = (whole ? layerSentence : stepSentence)(trace, place.step);
    },
  };
}
