/** What the rules of the backward pass change, wherever the page tells of it. */

/** @typedef {import("../types/state.js").Draft["rule"]} Rule */

/** Whether g′(z) is left out of the hidden errors. @param {Rule} rule */
export const leavesOutSlope = (rule) => rule === "intuition";

/** Whether the output error is y − a. @param {Rule} rule */
export const turnsSign = (rule) => rule === "y_minus_a";
