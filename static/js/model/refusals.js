/** What is wrong, as a list: each fault with its place and its reason. The twin of app/pages/fault_lines.py. */

/** @typedef {import("../types/state.js").Trouble} Trouble */

/** The server lists no more. */
const MOST = 20;

/** What begins with a place within the field goes on after a comma: "layers, number 2 is …". */
const PLACE = /^(row|number|name) \d/;

/**
 * @param {Trouble} trouble
 * @returns {{field: string | null, text: string}[]} the place in the problem, to be shown in the screen's notation, and the words after it
 */
export function troubleLines({ detail, errors, gone }) {
  if (gone || errors.length === 0) return [{ field: null, text: gone ? `${detail} Trying again.` : detail }];
  const lines = errors.map(({ field, message }) => ({
    field,
    text: `${PLACE.test(message) ? "," : ""} ${message.replace(/\.$/, "")}.`,
  }));
  if (lines.length < MOST) return lines;
  return [...lines, { field: null, text: `Of more than ${MOST - 1} faults these are the first.` }];
}
