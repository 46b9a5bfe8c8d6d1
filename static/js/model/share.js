/** What the share dialog hands out: links and snippets, made of the query that the server wrote. */

import { ofLesson, problemOf, searchOf } from "./address.js";

/** @typedef {import("../types/state.js").State} State */

/**
 * @typedef {object} Choice
 * @property {readonly string[]} show parts beside those that an embed has anyway
 * @property {readonly string[]} hide parts of those to leave out
 * @property {boolean} lock
 * @property {boolean} here open at the step in view; otherwise from the beginning, playing
 * @property {"auto" | "light" | "dark"} theme
 */

export const TITLE = "Backprop, step by step";
export const HEIGHT = 560;
/** Longer links are cut off by some mail programs and chats. */
export const LONG = 2000;

/**
 * The whole query of the lesson; null where the problem is too long for a link.
 * @param {Pick<State, "trace" | "place" | "opened">} state
 * @param {Choice} choice
 * @param {string} kept what the page's own link said of the view: a title, say, is the lesson's too
 * @param {string} version pins the answer, so that caches may keep it
 */
export function lessonOf(state, { show, hide, lock, here, theme }, kept, version) {
  if (problemOf(state) === "") return null;
  const view = [
    ...ofLesson(kept).split("&").filter((pair) => pair && !pair.startsWith("theme=")),
    ...(here ? [`step=${state.place.step + 1}`] : []),
    ...(show.length > 0 ? [`show=${show.join("-")}`] : []),
    ...(hide.length > 0 ? [`hide=${hide.join("-")}`] : []),
    ...(lock ? ["lock=1"] : []),
    ...(theme === "auto" ? [] : [`theme=${theme}`]),
    `v=${version}`,
  ];
  return searchOf(state, view.join("&")).slice(1);
}

/**
 * What the frame that shows it is called.
 * @param {string} query
 */
const titleOf = (query) => {
  const pair = query.split("&").find((each) => each.startsWith("title="));
  return pair ? decodeURIComponent(pair.slice("title=".length)) : TITLE;
};

/**
 * @param {string} base absolute, with a slash at its end
 * @param {string} query
 * @returns {{name: string, text: string}[]}
 */
export function snippetsOf(base, query) {
  const page = `${base}?${query}`;
  const embed = `${base}embed?${query}`;
  const title = titleOf(query);
  const frame =
    `<iframe src="${escaped(embed)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" ` +
    'style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>';
  return [
    { name: "Link", text: page },
    { name: "Frame", text: frame },
    { name: "Element", text: elementOf(base, query) },
    { name: "Markdown", text: `[![${title.replaceAll(/[\\[\]<>&`*_]/g, "\\$&")}](${base}thumbnail.svg?${query})](${page})` },
    { name: "Sphinx", text: `.. raw:: html\n\n   ${frame}` },
    { name: "MyST", text: `\`\`\`{raw} html\n${frame}\n\`\`\`` },
    { name: "Jupyter", text: `from IPython.display import IFrame\n\nIFrame("${embed}", width=760, height=${HEIGHT})` },
  ];
}

/** @param {string} base @param {string} query */
function elementOf(base, query) {
  const attributes = query.split("&").map((pair) => {
    const at = pair.indexOf("=");
    return `${pair.slice(0, at)}="${escaped(decodeURIComponent(pair.slice(at + 1)))}"`;
  });
  return (
    `<script src="${base}embed.js" async></script>\n` +
    `<backprop-visualizer ${attributes.join(" ")}>\n  <a href="${escaped(`${base}?${query}`)}">${escaped(titleOf(query))}</a>\n</backprop-visualizer>`
  );
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/**
 * What has to be known before it is handed out; "" where there is nothing.
 * @param {string} base
 * @param {string | null} query
 */
export function cautionOf(base, query) {
  if (query === null) return "This problem is too long for a link. The offline file and All values, Copy JSON, have it whole.";
  const cautions = [];
  if (/^https?:\/{2}(?:localhost|127\.|\[::1\])/.test(base)) {
    cautions.push("This address is on this computer only: readers elsewhere need a hosted copy, or the offline file.");
  }
  if (query.length > LONG) cautions.push(`The link has ${query.length} characters: some programs cut it off.`);
  return cautions.join(" ");
}
