/**
 * What the page's address says: the canonical query that the server wrote, what the link said of
 * the view, and the step in the hash, which a course page may change.
 */

/** @typedef {import("../types/state.js").State} State */

/** Parameters that are about one frame, and mean nothing on a page of its own. */
const OF_A_FRAME = new Set(["show", "hide", "lock", "v", "id", "origin", "autosize"]);

/**
 * The problem's part of a link; "" where it is too long for one.
 * @param {Pick<State, "trace" | "opened">} state
 */
export const problemOf = ({ trace, opened }) =>
  // With its drawn weights a problem may be too long, where the link that asked for them is not.
  trace.query ?? (sameProblem(trace, opened.trace) ? opened.query : "");

/**
 * The query string with its `?`, or "": with the view alone where the problem is too long for a link.
 * @param {Pick<State, "trace" | "opened">} state
 * @param {string} kept parameters of the view, as the server wrote them
 */
export function searchOf(state, kept) {
  const layers = state.trace.granularity === "layer" ? "granularity=layer" : "";
  const search = [problemOf(state), layers, kept].filter((part) => part !== "").join("&");
  return search && `?${search}`;
}

/**
 * What belongs to the lesson and not to one frame of it.
 * @param {string} kept
 */
export const ofLesson = (kept) =>
  kept.split("&").filter((pair) => !OF_A_FRAME.has(pair.slice(0, pair.indexOf("=")))).join("&");

/** @param {State["trace"]} a @param {State["trace"]} b */
const sameProblem = (a, b) => a === b || JSON.stringify(a.problem) === JSON.stringify(b.problem);

/**
 * `#step=12`, `#step=12#?secret=abc` or `#?secret=abc`: WordPress appends the last part.
 * @param {string} hash
 * @returns {{step: number | null, secret: string | null}} null for what is not there or no such thing
 */
export function readHash(hash) {
  const pairs = new Map(
    hash.split(/[#?&]/).map((piece) => {
      const at = piece.indexOf("=");
      return at < 0 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
    }),
  );
  const step = pairs.get("step") ?? "";
  const secret = pairs.get("secret") ?? "";
  return {
    step: /^[1-9]\d{0,8}$/.test(step) ? Number(step) : null,
    secret: /^[\w-]{1,64}$/.test(secret) ? secret : null,
  };
}

/**
 * @param {number} step counted from 1
 * @param {string | null} [secret] is kept, or WordPress would hear no more heights
 */
export const writeHash = (step, secret = null) => `#step=${step}${secret ? `#?secret=${secret}` : ""}`;
