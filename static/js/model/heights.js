/**
 * How a frame tells its height, in the dialects that hosts listen to. Pure: heights, clocks and
 * addresses are handed in.
 */

import { resize } from "./messages.js";

/** At most 20 a second: a host that lays itself out anew for each must not be kept busy. */
export const GAP = 50;

/**
 * When a height is told: only where the rounded one is another than the last.
 * @param {{autosize: boolean}} how
 */
export function createHeights({ autosize }) {
  /** @type {number | null} */
  let told = null;
  let at = -Infinity;
  return {
    /**
     * @param {number} height
     * @param {number} now in ms
     * @returns {number | null} in how many ms it may be told; null where there is nothing to tell
     */
    due(height, now) {
      // A frame that is not shown has no height, and must not be given none.
      if (!autosize || height <= 0 || rounded(height) === told) return null;
      return Math.max(0, at + GAP - now);
    },
    /** @param {number} height @param {number} now */
    tell(height, now) {
      told = rounded(height);
      at = now;
      return told;
    },
    /** A host that has only now begun to listen has not heard it. */
    last: () => (autosize ? told : null),
  };
}

/** Up, so that no half pixel is cut off and needs a scroll bar. @param {number} height */
export const rounded = (height) => Math.ceil(height - 0.01);

/**
 * One height in every dialect. None of them has the lesson in it but `src`, which the host wrote.
 * @param {string} id
 * @param {number} height
 * @param {{src: string, secret: string | null}} of the frame's address, and what WordPress wrote into it
 * @returns {unknown[]}
 */
export function heightMessages(id, height, { src, secret }) {
  const messages = [
    resize(id, height),
    { subject: "lti.frameResize", height },
    JSON.stringify({ context: "iframe.resize", height, src }),
  ];
  return secret ? [...messages, { message: "height", value: height, secret }] : messages;
}
