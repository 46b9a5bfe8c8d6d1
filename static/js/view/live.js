/** What a screen reader hears: a sentence per finished step by hand, per layer while playing. */

/** @typedef {import("../types.js").State} State */

/** @param {HTMLElement} root */
export function createLive(root) {
  /** @type {string | null} */
  let told = null;
  return {
    /** @param {State} state */
    render({ trace, place }) {
      const step = trace.steps[place.step];
      if (!step || place.intro !== null || place.tau < 1) return;
      const following = trace.steps[place.step + 1];
      const ends = following?.layer !== step.layer || following.phase !== step.phase;
      if (place.run === "playing" && !ends) return;
      const key = `${place.step} ${step.narration}`;
      if (key === told) return;
      // The first thing that is there when the page opens is not news.
      if (told !== null || place.run !== "paused") root.textContent = step.narration;
      told = key;
    },
  };
}
