/**
 * What the page's address says: the canonical query that the server wrote, what the link said of
 * the view, and the step in the hash, which a course page may change.
 */

/** @typedef {import("../types/state.js").State} State */

/**
 * The query string with its `?`; null where the problem is too long for a link.
 * @param {Pick<State, "trace" | "opened">} state
 * @param {string} kept parameters of the view, as the server wrote them
 */
export function searchOf({ trace, opened }, kept) {
  // With its drawn weights a problem may be too long, where the link that asked for them is not.
  const problem = trace.query ?? (sameProblem(trace, opened.trace) ? opened.query : "");
  if (!problem) return null;
  const layers = trace.granularity === "layer" ? ["granularity=layer"] : [];
  return `?${[problem, ...layers, ...(kept ? [kept] : [])].join("&")}`;
}

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
