/** What a host's commands do: the same moves and edits that a person has. DOM-free. */

import { pause } from "./timeline.js";

/** @typedef {import("../types/state.js").State} State */
/** @typedef {import("../types/state.js").Trouble} Trouble */
/** @typedef {import("../types/answer.js").Trace} Trace */
/** @typedef {import("../types/messages.js").Command} Command */
/** @typedef {import("../types/messages.js").Setting} Setting */
/** @template {object} S @typedef {import("./store.js").Store<S>} Store */

const REPLACED = "A newer command took its place.";

/** A command that cannot be done; the message is one sentence for its sender. */
export class Unable extends Error {}

/**
 * @typedef {object} Ports
 * @property {Store<State>} store its `opened` is what `reset` goes back to
 * @property {ReturnType<typeof import("./actions.js").createMoves>} moves
 * @property {ReturnType<typeof import("./actions.js").createEdits>} edits
 * @property {(query: string, signal: AbortSignal) => Promise<Trace>} load rejects with Refused
 * @property {() => void} focus
 */

/**
 * @param {Ports} ports
 * @returns {(command: Command) => Promise<Record<string, unknown>>} resolves with what was asked for
 *   once what is shown is what was commanded; rejects with Unable
 */
export function createCommands({ store, moves, edits, load, focus }) {
  const { opened } = store.get();
  /** @type {AbortController | null} */
  let loading = null;

  /** The latest wins, as with edits. */
  function takeOver() {
    loading?.abort();
    loading = new AbortController();
    return loading.signal;
  }

  /** @param {Setting} data */
  async function set({ query, theme, rule }) {
    if (theme !== undefined) store.set({ theme });
    const signal = query === undefined ? null : takeOver();
    if (query !== undefined && signal) {
      const { problem } = await load(query, signal);
      if (signal.aborted) throw new Unable(REPLACED);
      edits.edit(() => problem);
    }
    if (rule !== undefined && rule !== problemOf(store.get()).rule) edits.setRule(rule);
    await settled(store, signal);
  }

  async function reset() {
    const signal = takeOver();
    const { problem, granularity } = opened.trace;
    edits.travelTo({ ...opened, problem });
    if ((store.get().wanted ?? store.get().trace).granularity !== granularity) {
      edits.setGranularity(granularity);
    }
    await settled(store, signal);
    moves.seek(opened.place.step + 1, 1);
  }

  /** @param {Command} command @returns {Promise<Record<string, unknown>>} */
  async function run({ type, data }) {
    switch (type) {
      case "next":
      case "previous":
      case "first":
      case "last":
        moves[type]();
        break;
      case "goto": {
        const { length } = store.get().trace.steps;
        if (data.step > length) throw new Unable(`There are ${length} steps.`);
        moves.seek(data.step, 1);
        break;
      }
      case "play": {
        const { run: how } = store.get().place;
        if (how === "paused" || how === "once") moves.toggle();
        break;
      }
      case "pause":
        // Not by toggling: that would go on from a step that is told by itself.
        store.set({ place: pause(store.get().place) });
        break;
      case "focus":
        focus();
        break;
      case "set":
        await set(data);
        break;
      case "reset":
        await reset();
        break;
      case "getTrace":
        return { trace: store.get().trace };
    }
    return {};
  }

  return (command) =>
    run(command).catch((reason) => {
      // A refusal of the server, told by what it carries: its class may stand in another bundle.
      const trouble = /** @type {{trouble?: Trouble}} */ (reason)?.trouble;
      if (trouble) throw new Unable(inWords(trouble));
      if (reason instanceof Error && reason.name === "AbortError") {
        throw new Unable(REPLACED);
      }
      throw reason;
    });
}

/** @param {Readonly<State>} state */
const problemOf = ({ wanted, trace }) => (wanted ?? trace).problem;

/**
 * A trouble, with the first of what is wrong.
 * @param {Trouble} trouble
 */
export function inWords({ detail, errors: [first] }) {
  return first && !detail.includes(first.message) ? `${detail} (${first.field} ${first.message})` : detail;
}

/**
 * Until all that was asked for is shown; rejects where that has become impossible.
 * @param {Store<State>} store
 * @param {AbortSignal | null} signal of the command that asked, where a newer one may take its place
 * @returns {Promise<void>}
 */
function settled(store, signal) {
  return new Promise((resolve, reject) => {
    if (store.get().wanted === null) return resolve();
    const end = store.subscribe(({ wanted, trouble }, before) => {
      const failed = trouble !== null && trouble !== before.trouble;
      const replaced = wanted !== null && signal?.aborted;
      if (!failed && !replaced && wanted !== null) return;
      end();
      if (replaced) reject(new Unable(REPLACED));
      else if (failed) reject(new Unable(inWords(trouble)));
      else resolve();
    });
  });
}
