/** Dragging a number: what begins as a press becomes a drag after a few pixels, and is a click before. */

import { directionOf, gaugeValue, scrubFrom, scrubbed } from "../../model/drag.js";

/**
 * @template T
 * @typedef {object} Grip
 * @property {T} what
 * @property {number} value
 * @property {{top: number, bottom: number, low: number, high: number, at: number} | null} [gauge] of a number that is also moved up and down
 */

let gestures = 0;

/** A name for edits that belong together. */
export function newGesture() {
  gestures += 1;
  return `gesture ${gestures}`;
}

/**
 * @template T
 * @param {Element} root
 * @param {object} does
 * @param {(event: PointerEvent) => Grip<T> | null} does.pick what the pointer is on
 * @param {(what: T) => void} does.begin
 * @param {(what: T, value: number, gesture: string, at: {x: number, y: number}) => void} does.change
 * @param {(gesture: string) => void} does.giveUp Escape: put back what was there
 * @param {() => void} does.end
 */
export function scrubbing(root, { pick, begin, change, giveUp, end }) {
  /** @type {{grip: Grip<T>, id: number, x: number, y: number} | null} */
  let press = null;
  /** @type {{way: "sideways" | "upright", scrub: import("../../model/drag.js").Scrub, last: number, gesture: string} | null} */
  let drag = null;
  /** The click that ends a drag is none. */
  let spent = false;

  /** @param {PointerEvent} event */
  function down(event) {
    spent = false;
    if (event.button !== 0 || !event.isPrimary) return;
    const grip = pick(event);
    press = grip ? { grip, id: event.pointerId, x: event.clientX, y: event.clientY } : null;
  }

  /** @param {PointerEvent} event */
  function move(event) {
    if (!press || event.pointerId !== press.id) return;
    if (event.buttons === 0) return stop();
    const { grip, x, y } = press;
    if (!drag) {
      const way = directionOf(event.clientX - x, event.clientY - y, Boolean(grip.gauge));
      if (!way) return;
      drag = { way, scrub: scrubFrom(grip.value, x, event), last: grip.value, gesture: newGesture() };
      root.setPointerCapture(press.id);
      begin(grip.what);
    }
    const { gauge } = grip;
    let value;
    if (drag.way === "upright" && gauge) value = gaugeValue(gauge, gauge.at + event.clientY - y);
    else {
      drag.scrub = scrubbed(drag.scrub, event.clientX, event);
      value = drag.scrub.value;
    }
    set(value, { x: event.clientX, y: event.clientY });
  }

  /** @param {number} value @param {{x: number, y: number}} at */
  function set(value, at) {
    if (!press || !drag || value === drag.last) return;
    drag.last = value;
    change(press.grip.what, value, drag.gesture, at);
  }

  /** @param {Event} event */
  function up(event) {
    if (/** @type {PointerEvent} */ (event).pointerId === press?.id) stop();
  }

  function stop() {
    if (drag) {
      spent = true;
      drag = null;
      end();
    }
    press = null;
    for (const [name, listener, early] of heard) page.removeEventListener(name, listener, early);
  }

  // A quick hand is out of a small handle before its first move is told, so the whole page listens,
  // from the press to its end: handles come and go, and leave nothing behind.
  const page = root.ownerDocument;
  /** @type {[string, (event: any) => void, boolean?][]} */
  const heard = [
    ["pointermove", move],
    ["pointerup", up],
    ["pointercancel", up],
    ["keydown", escape, true],
  ];
  root.addEventListener("pointerdown", (event) => {
    down(/** @type {PointerEvent} */ (event));
    if (press) for (const [name, listener, early] of heard) page.addEventListener(name, listener, early);
  });
  root.addEventListener(
    "click",
    (event) => {
      if (!spent) return;
      spent = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== "Escape" || !press || !drag) return;
    event.stopPropagation();
    giveUp(drag.gesture);
    stop();
  }
}
