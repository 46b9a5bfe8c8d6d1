// Types only: what a frame and the page around it say to each other (docs/messages.md).

/**
 * What every message is wrapped in.
 * @typedef {object} Envelope
 * @property {1} backprop the version of the protocol
 * @property {string} id what the frame calls itself
 * @property {string} type
 * @property {string | number} [request] chosen by who asks; an answer repeats it
 * @property {Record<string, unknown>} data
 */

/** @typedef {"init" | "next" | "previous" | "first" | "last" | "play" | "pause" | "reset" | "getState" | "getTrace" | "focus"} PlainType */

/**
 * @typedef {object} Setting
 * @property {string} [query]
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {"exact" | "intuition" | "y_minus_a"} [rule]
 */

/**
 * A message to a frame, once it has been read.
 * @typedef {{request?: string | number} & (
 *   {type: PlainType, data: {}}
 *   | {type: "goto", data: {step: number}}
 *   | {type: "set", data: Setting}
 * )} Command
 */

/**
 * `ours`: it means to be one of ours, so its sender is told what is wrong.
 * @typedef {{command: Command} | {ours: boolean, detail: string, request?: string | number}} Read
 */

/**
 * What of a message's event matters to whether it is let in.
 * @typedef {{source: unknown, origin: string}} From
 */

export {};
