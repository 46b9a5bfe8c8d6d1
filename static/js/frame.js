/** A page inside another's frame: its commands in, its steps, states and heights out. */

import { createCommands, inWords, Unable } from "./model/commands.js";
import { createHeights, heightMessages } from "./model/heights.js";
import * as messages from "./model/messages.js";

/** @typedef {import("./types/state.js").State} State */
/** @typedef {import("./types/answer.js").Trace} Trace */
/** @typedef {import("./types/messages.js").Command} Command */
/** @template {object} S @typedef {import("./model/store.js").Store<S>} Store */

/**
 * @typedef {object} Parameters what the link says of the frame
 * @property {string} id "" where it has no name
 * @property {string} origin "" where any page may be the host
 * @property {boolean} autosize
 * @property {readonly string[]} warnings
 * @property {State["trouble"]} trouble what is wrong with the link itself
 */

/**
 * @typedef {object} Frame
 * @property {Window & typeof globalThis} window
 * @property {Store<State>} store
 * @property {ReturnType<typeof import("./model/actions.js").createMoves>} moves
 * @property {ReturnType<typeof import("./model/actions.js").createEdits>} edits
 * @property {Parameters} parameters
 * @property {string | null} secret what WordPress has written into the hash
 * @property {Element} height whose content box is the height that is told: the body, never the document
 * @property {(query: string, signal: AbortSignal) => Promise<Trace>} load `loadQuery` of model/api.js
 */

/**
 * @param {Frame} frame
 * @returns {{stop: () => void}}
 */
export function createFrame({ window, store, moves, edits, parameters, secret, height: measured, load }) {
  const { parent } = window;
  if (parent === window) return { stop() {} };
  const run = createCommands({ store, moves, edits, load, focus: () => window.focus() });

  const { id } = parameters;
  const gate = messages.createGate({ origin: parameters.origin, parent });
  const limit = messages.createLimit();
  const heights = createHeights(parameters);
  const now = () => window.performance.now();
  /** @type {Set<() => void>} */
  const ends = new Set();
  let known = false; // whether there is a host that has said init

  /** @param {unknown} data @param {string | null} target */
  function post(data, target) {
    try {
      if (target !== null) parent.postMessage(data, target);
    } catch {
      // A host that is gone, or an origin that is none: there is nobody to tell.
    }
  }
  /** @param {unknown} data */
  const answer = (data) => post(data, gate.target());

  // ---- in -------------------------------------------------------------------------------

  /** @param {MessageEvent} event */
  function hear(event) {
    if (!gate.accepts(event)) return;
    const read = messages.readMessage(event.data);
    const command = "command" in read ? read.command : null;
    if (!command && "ours" in read && !read.ours) return;
    const { request } = command ?? /** @type {{request?: string | number}} */ (read);
    const may = limit.spend(now());
    if (may === "say") {
      answer(messages.error(id, `At most ${messages.MOST} messages a second are read.`, false, request));
    }
    if (may !== "go") return;
    if ("detail" in read) return answer(messages.error(id, read.detail, false, request));
    // Until init says who asks, there is nobody to answer to.
    if (command?.type === "init") gate.pin(event);
    if (command && gate.target() !== null) void obey(command);
  }

  /** @param {Command} command */
  async function obey(command) {
    const { type, request } = command;
    try {
      answer(messages.ack(id, request, await run(command)));
      if (type === "init") greet();
      if (type === "getState") answer(messages.state(id, store.get().trace, request));
    } catch (reason) {
      answer(messages.error(id, reason instanceof Unable ? reason.message : FAILED, false, request));
      if (!(reason instanceof Unable)) throw reason;
    }
  }

  function greet() {
    known = true;
    const { trace, trouble } = store.get();
    const told = entered(store.get());
    answer(messages.ready(id, trace, told?.step ?? null, parameters.warnings));
    if (told) answer(messages.step(id, told, trace.steps.length));
    if (trouble) answer(messages.error(id, inWords(trouble), trouble === parameters.trouble));
    const height = heights.last();
    if (height !== null) answer(messages.resize(id, height));
  }

  // ---- out ------------------------------------------------------------------------------

  ends.add(
    store.subscribe((state, before) => {
      if (!known) return;
      const { trace, trouble } = state;
      if (trace.query !== before.trace.query) answer(messages.state(id, trace));
      const told = entered(state);
      if (told && told !== entered(before)) answer(messages.step(id, told, trace.steps.length));
      if (trouble && trouble !== before.trouble) answer(messages.error(id, inWords(trouble), false));
    }),
  );

  let height = 0;
  let due = false;
  const src = window.location.href;

  function tellHeight() {
    due = false;
    const ms = heights.due(height, now());
    if (ms === null) return;
    if (ms > 0) {
      due = true;
      return void window.setTimeout(tellHeight, ms);
    }
    const told = heights.tell(height, now());
    for (const each of heightMessages(id, told, { src, secret })) {
      // Those that speak a dialect of their own never say init, and a height is no secret.
      post(each, gate.target() ?? "*");
    }
  }

  const observer = new window.ResizeObserver(([entry]) => {
    height = entry?.contentRect.height ?? 0;
    if (due) return;
    due = true;
    window.requestAnimationFrame(tellHeight);
  });
  observer.observe(measured);
  ends.add(() => observer.disconnect());

  const began = now();
  /** @type {number | undefined} */
  let again;
  function hail() {
    if (known) return;
    post(messages.hello(id), "*");
    const ms = messages.helloAgain(now() - began);
    if (ms !== null) again = window.setTimeout(hail, ms);
  }
  window.addEventListener("message", hear);
  ends.add(() => window.removeEventListener("message", hear));
  ends.add(() => window.clearTimeout(again));
  hail();
  return { stop: () => ends.forEach((end) => end()) };
}

const FAILED = "That could not be done.";

/** The step that has been entered; none is while the first view's intro runs. @param {Readonly<State>} state */
const entered = ({ trace, place }) => (place.intro === null ? (trace.steps[place.step] ?? null) : null);
