/**
 * What a frame and the page around it say to each other, version 1 (docs/messages.md): reading,
 * writing, who is listened to, and how often. Pure: clocks and windows are handed in.
 */

/** @typedef {import("../types/messages.js").Envelope} Envelope */
/** @typedef {import("../types/messages.js").Read} Read */
/** @typedef {import("../types/messages.js").From} From */
/** @typedef {import("../types/answer.js").Step} Step */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {string | number | undefined} Request */

export const VERSION = 1;

const PLAIN = ["init", "next", "previous", "first", "last", "play", "pause", "reset", "getState", "getTrace", "focus"];
/** @type {Record<string, readonly string[] | null>} what `set` may say; null is any text */
const SETTINGS = { query: null, theme: ["auto", "light", "dark"], rule: ["exact", "intuition", "y_minus_a"] };

// ---- reading ------------------------------------------------------------------------------

/**
 * A message to a frame, or the one sentence that says what is wrong with it.
 * @param {unknown} message
 * @returns {Read}
 */
export function readMessage(message) {
  // Hosts and extensions post all sorts of things to a frame: those are nobody's mistake.
  if (!isPlain(message)) return { ours: false, detail: "A message is a plain object." };
  if (!Object.hasOwn(message, "backprop")) {
    return { ours: false, detail: "A message of ours has backprop: 1." };
  }
  const { backprop, id, type, request, data = {} } = message;
  const numbered = typeof request === "string" || Number.isFinite(request);
  const asked = numbered ? { request: /** @type {string | number} */ (request) } : {};
  const wrong = (/** @type {string} */ detail) => ({ ours: true, detail, ...asked });
  if (backprop !== VERSION) return wrong(`This frame speaks version ${VERSION} alone.`);
  if (id !== undefined && typeof id !== "string") return wrong("id must be a text.");
  if (request !== undefined && !numbered) return wrong("request must be a text or a number.");
  if (typeof type !== "string") return wrong("type must be a text.");
  if (!isPlain(data)) return wrong("data must be a plain object.");
  const bad = wrongWith(type, data);
  if (bad) return wrong(bad);
  return { command: /** @type {any} */ ({ type, data, ...asked }) };
}

/**
 * @param {string} type
 * @param {Record<string, unknown>} data
 * @returns {string | null}
 */
function wrongWith(type, data) {
  if (PLAIN.includes(type)) return null;
  if (type === "goto") {
    const whole = Number.isSafeInteger(data["step"]) && Number(data["step"]) >= 1;
    return whole ? null : "goto needs step, a whole number from 1.";
  }
  return type === "set" ? wrongSetting(data) : `${shortened(type)} is not a type of message here.`;
}

/** @param {Record<string, unknown>} data @returns {string | null} */
function wrongSetting(data) {
  const names = Object.keys(data);
  if (names.length === 0) return "set needs query, theme or rule.";
  for (const name of names) {
    if (!Object.hasOwn(SETTINGS, name)) return `set knows query, theme and rule, not ${shortened(name)}.`;
    const allowed = SETTINGS[name];
    const value = data[name];
    if (typeof value !== "string") return `${name} must be a text.`;
    if (allowed && !allowed.includes(value)) return `${name} must be one of ${allowed.join(", ")}.`;
  }
  return null;
}

/** A stranger's text is not sent back at any length. @param {string} text */
const shortened = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isPlain(value) {
  if (typeof value !== "object" || value === null) return false;
  const made = /** @type {unknown} */ (Object.getPrototypeOf(value));
  return made === Object.prototype || made === null;
}

// ---- writing ------------------------------------------------------------------------------

/**
 * @param {string} id
 * @param {string} type
 * @param {Record<string, unknown>} [data]
 * @param {Request} [request] the command's that it answers
 * @returns {Envelope}
 */
export function message(id, type, data = {}, request) {
  return { backprop: VERSION, id, type, ...(request === undefined ? {} : { request }), data };
}

/** Whether anybody is there: said to whoever it may be, so there is no lesson in it. @param {string} id */
export const hello = (id) => message(id, "hello");

/**
 * @param {string} id
 * @param {Trace} trace
 * @param {number | null} step the one in view; null before the first
 * @param {readonly string[]} warnings
 */
export const ready = (id, { steps, query }, step, warnings) =>
  message(id, "ready", { steps: steps.length, step, query, warnings: [...warnings] });

/** @param {string} id @param {number} height */
export const resize = (id, height) => message(id, "resize", { height });

/** @param {string} id @param {Step} told @param {number} total */
export function step(id, told, total) {
  const { step: number, phase, kind, layer, unit, value, narration } = told;
  return message(id, "step", { step: number, total, phase, kind, layer, unit, value, narration });
}

/** @param {string} id @param {Trace} trace @param {Request} [request] */
export const state = (id, { query }, request) => message(id, "state", { query }, request);

/** @param {string} id @param {string} detail @param {boolean} fatal @param {Request} [request] */
export const error = (id, detail, fatal, request) => message(id, "error", { detail, fatal }, request);

/**
 * @param {string} id
 * @param {Request} request
 * @param {Record<string, unknown>} [data] what was asked for
 */
export const ack = (id, request, data = {}) =>
  message(id, "ack", { request: request ?? null, ...data }, request);

// ---- who is listened to ---------------------------------------------------------------------

/**
 * The one window, and the one origin, that a frame listens and answers to. The origin is the one
 * of the link, or that of the first `init`.
 * @param {{origin: string | null, parent: unknown}} of
 */
export function createGate({ origin, parent }) {
  let pinned = origin ? named(origin) : null;
  return {
    /** @param {From} event */
    accepts: ({ source, origin: from }) =>
      source !== null && source === parent && (pinned === null || pinned === named(from)),
    /** An `init` that was accepted: from now on nobody else is. @param {From} event */
    pin(event) {
      pinned ??= named(event.origin);
    },
    /** What to post to; null while nobody is known. An opaque origin cannot be named, so `"*"`. */
    target: () => (pinned === "null" ? "*" : pinned),
  };
}

/** A page that was opened from a file calls itself "null"; its events say "file://". @param {string} origin */
const named = (origin) => (origin.startsWith("file:") ? "null" : origin);

// ---- how often ------------------------------------------------------------------------------

/** Commands a second; as many may come at once. */
export const MOST = 50;
const SECOND = 1000;

/** A bucket of tokens, one for each command. */
export function createLimit() {
  let tokens = MOST;
  /** @type {number | null} */
  let last = null;
  /** @type {number | null} */
  let said = null;
  return {
    /**
     * One command more, at `now` in ms: `say` is one too many of which the sender is to hear,
     * `drop` one of which it has just heard.
     * @param {number} now
     * @returns {"go" | "say" | "drop"}
     */
    spend(now) {
      tokens = Math.min(MOST, tokens + (Math.max(0, now - (last ?? now)) * MOST) / SECOND);
      last = now;
      if (tokens >= 1) {
        tokens -= 1;
        return "go";
      }
      if (said !== null && now - said < SECOND) return "drop";
      said = now;
      return "say";
    },
  };
}

export const HELLO_EVERY = 250;
export const HELLO_UNTIL = 10_000;

/**
 * When to say hello again, after `waited` ms without an `init`.
 * @param {number} waited
 * @returns {number | null} ms from now; null when it is enough
 */
export const helloAgain = (waited) => (waited + HELLO_EVERY <= HELLO_UNTIL ? HELLO_EVERY : null);
