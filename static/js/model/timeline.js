/**
 * The place in the walk and how it moves: pure functions of the place, never of a clock.
 *
 * A place is `step` (0-based) and `tau` in [0, 1]; `run` says what moves it: nothing, playing,
 * one step only, or the intro of the first view.
 */

import { INTRO, REST, stepDuration } from "./durations.js";
import { firstError } from "./places.js";

/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {"paused" | "playing" | "once" | "intro"} Run */
/**
 * @typedef {object} Place
 * @property {number} step 0-based
 * @property {number} tau how far that step has got, 0 to 1
 * @property {Run} run
 * @property {number} rested ms rested after the end of the step
 * @property {number | null} intro how far the intro has got, 0 to 1; null when it is over
 */

/** How long an end state stays while playing without motion, at 1×. */
export const STILL = 1500;
/** A step that is asked for by hand plays this much faster. */
const BY_HAND = 2;

/**
 * Where a page begins: at the step that its link names, which stands there finished, else with the
 * intro and then the first error.
 * @param {readonly Step[]} steps
 * @param {number | null} step from 1
 * @param {{play: boolean | null, still: boolean}} how `play`: whether it moves by itself; null: unless a step is named
 * @returns {Place}
 */
export function placeAt(steps, step, { play, still }) {
  const named = step !== null && step <= steps.length;
  const moving = play ?? !named;
  const at = { step: named ? step - 1 : firstError(steps), rested: 0, intro: null };
  if (!moving) return { ...at, tau: 1, run: "paused" };
  if (still) return { ...at, tau: 1, run: play ? "playing" : "paused" };
  if (named) return { ...at, tau: 0, run: "playing" };
  return { ...at, tau: 0, run: "intro", intro: 0 };
}

/**
 * `ms` later.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} ms
 * @param {{speed: number, still: boolean}} how `still`: without motion, only end states are shown
 * @returns {Place}
 */
export function advance(place, steps, ms, { speed, still }) {
  if (place.run === "paused") return place;
  if (place.run === "intro") {
    const intro = (place.intro ?? 0) + ms / INTRO;
    return intro < 1 ? { ...place, intro } : { ...place, intro: null, run: "playing" };
  }
  if (still) return advanceStill(place, steps, ms * speed);
  return advanceMoving(place, steps, ms * speed);
}

/**
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} ms
 * @returns {Place}
 */
function advanceMoving(place, steps, ms) {
  const step = steps[place.step];
  if (!step) return { ...place, run: "paused" };
  const duration = stepDuration(step) / (place.run === "once" ? BY_HAND : 1);
  if (place.tau < 1) {
    const tau = Math.min(1, place.tau + ms / duration);
    const ended = tau === 1 && (place.run === "once" || place.step === steps.length - 1);
    return { ...place, tau, rested: 0, run: ended ? "paused" : place.run };
  }
  return rest(place, steps, ms, REST, 0);
}

/**
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} ms
 * @returns {Place}
 */
function advanceStill(place, steps, ms) {
  const ended = place.run === "once" || place.step === steps.length - 1;
  if (place.tau < 1 || ended) return { ...place, tau: 1, run: ended ? "paused" : place.run };
  return rest(place, steps, ms, STILL, 1);
}

/**
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} ms
 * @param {number} length
 * @param {number} tau where the next step begins
 * @returns {Place}
 */
function rest(place, steps, ms, length, tau) {
  const rested = place.rested + ms;
  if (rested < length) return { ...place, rested };
  return { ...place, step: Math.min(place.step + 1, steps.length - 1), tau, rested: 0 };
}

/**
 * Play from here; from the beginning where the end is reached.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @returns {Place}
 */
export function play(place, steps) {
  const over = place.step === steps.length - 1 && place.tau === 1 && place.intro === null;
  const from = over ? { step: 0, tau: 0 } : {};
  return { ...place, ...from, intro: null, rested: REST, run: "playing" };
}

/**
 * @param {Place} place
 * @returns {Place}
 */
export function pause(place) {
  return { ...place, intro: null, rested: 0, run: "paused" };
}

/**
 * The next step, told once; asked for again while it is being told, the one after at once.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {{still: boolean}} how
 * @returns {Place}
 */
export function next(place, steps, { still }) {
  if (place.intro !== null) return cut(place, steps, firstError(steps));
  const index = place.step + 1;
  if (index >= steps.length || still || place.run === "once") return cut(place, steps, index);
  return tell(pause(place), steps, index);
}

/**
 * The step before, finished.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @returns {Place}
 */
export function previous(place, steps) {
  return cut(place, steps, place.step - 1);
}

/**
 * Step `index`, finished, at once.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} index
 * @returns {Place}
 */
export function cut(place, steps, index) {
  const step = Math.max(0, Math.min(steps.length - 1, index));
  return { ...place, step, tau: 1, rested: 0, intro: null, run: "paused" };
}

/**
 * Step `index` from its beginning; goes on playing where it played.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} index
 * @returns {Place}
 */
export function tell(place, steps, index) {
  const step = Math.max(0, Math.min(steps.length - 1, index));
  const run = place.run === "playing" ? "playing" : "once";
  return { ...place, step, tau: 0, rested: 0, intro: null, run };
}

/**
 * The place at `position` of 0 … N along the whole walk, paused.
 * @param {Place} place
 * @param {readonly Step[]} steps
 * @param {number} position
 * @param {{still: boolean}} how
 * @returns {Place}
 */
export function scrub(place, steps, position, { still }) {
  const clamped = Math.max(0, Math.min(steps.length, position));
  const step = Math.min(steps.length - 1, Math.floor(clamped));
  return { ...pause(place), step, tau: still ? 1 : clamped - step };
}
