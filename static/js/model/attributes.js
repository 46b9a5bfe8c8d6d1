/** What the attributes of `<backprop-visualizer>` say: an address, or commands to the frame that is there. */

/** @typedef {Iterable<{name: string, value: string}>} Attributes */
/** @typedef {import("../types/messages.js").Setting} Setting */

/** The element's own or any element's; every other is a parameter of the link. */
const OWN = /^(server|src|height|id|origin|class|style|slot|part|hidden|lang|dir|role|tabindex|is|(data|aria)-.*|on.*)$/;
const PROBLEM = /^(layers|activations|loss|theta\d+|x|y|seed|rule)$/;

/** @param {string} name */
export const isProblem = (name) => PROBLEM.test(name);

/**
 * Whether a change of it is to be followed by the frame.
 * @param {string} name
 */
export const matters = (name) => !OWN.test(name) || name === "server" || name === "src";

/**
 * @param {string | null | undefined} base where the server is: a folder, or embed.js in it
 * @param {string} page the address of the page, that a relative one starts from
 * @returns {URL | null} null where it is no such address
 */
export function serverAt(base, page) {
  if (!base) return null;
  try {
    const url = new URL(base, page);
    if (!/^https?:$/.test(url.protocol)) return null;
    // A folder without its last stroke is still a folder.
    if (!/(\/|\.js)$/.test(url.pathname)) url.pathname += "/";
    return new URL(".", url);
  } catch {
    return null;
  }
}

/**
 * @param {URL} server
 * @param {Attributes} attributes
 * @param {Record<string, string>} more
 */
export function addressOf(server, attributes, more) {
  const url = new URL("embed", server);
  for (const { name, value } of attributes) {
    if (!OWN.test(name)) url.searchParams.set(name, value);
  }
  for (const name in more) url.searchParams.set(name, more[name] ?? "");
  return url.href;
}

/**
 * How a frame that is there follows a change of attributes.
 * @param {readonly string[]} changed
 * @param {readonly {name: string, value: string}[]} attributes all of them, as they are now
 * @param {URL} server
 * @returns {{settings: Setting, step: number | null} | null} null where it has to be loaded anew
 */
export function commandsFor(changed, attributes, server) {
  const now = new Map(attributes.map(({ name, value }) => [name, value]));
  /** @type {Record<string, string>} */
  const settings = {};
  let step = null;
  for (const name of changed) {
    const value = now.get(name);
    if (name === "step" && Number(value) > 0) step = Number(value);
    else if (name === "theme" && value) settings["theme"] = value;
    else if (!isProblem(name)) return null;
  }
  const problem = changed.filter(isProblem);
  if (problem.join() === "rule") settings["rule"] = now.get("rule") || "exact";
  else if (problem.length) {
    const left = attributes.filter(({ name }) => isProblem(name));
    settings["query"] = new URL(addressOf(server, left, {})).search.slice(1);
    // Without any, it is the server's own lesson.
    if (!settings["query"]) return null;
  }
  return { settings, step };
}
