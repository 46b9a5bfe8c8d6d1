/** The one number that a weight, an input or a target is: read and changed by the same name. */

import { setExample, setWeight } from "./edits.js";
import { moveTarget } from "./targets.js";

/** @typedef {import("../types/state.js").Draft} Draft */
/** @typedef {import("../types/state.js").Popover} Popover */

/**
 * Null where there is none, or where the server is drawing it.
 * @param {Draft} problem
 * @param {Popover} grip
 * @returns {number | null}
 */
export function numberAt(problem, grip) {
  switch (grip.kind) {
    case "weight":
      return problem.theta[grip.layer - 1]?.[grip.i - 1]?.[grip.j] ?? null;
    case "unit":
      return grip.layer === 1 ? (problem.x[grip.unit - 1] ?? null) : null;
    case "target":
      return problem.y[grip.unit - 1] ?? null;
  }
}

/**
 * Exactly what was typed.
 * @param {Draft} problem
 * @param {Popover} grip
 * @param {number} value
 * @returns {Draft}
 */
export function typedAt(problem, grip, value) {
  switch (grip.kind) {
    case "weight":
      return setWeight(problem, grip.layer, grip.i, grip.j, value);
    case "unit":
      return grip.layer === 1 ? setExample(problem, "x", grip.unit, value) : problem;
    case "target":
      return setExample(problem, "y", grip.unit, value);
  }
}

/**
 * Dragged or nudged: a target stays one that the loss can take.
 * @param {Draft} problem
 * @param {Popover} grip
 * @param {number} value
 * @returns {Draft}
 */
export function movedTo(problem, grip, value) {
  return grip.kind === "target" ? moveTarget(problem, grip.unit, value) : typedAt(problem, grip, value);
}

/**
 * Its path in the problem, as refusals name it.
 * @param {Popover} grip
 */
export function pathOf(grip) {
  switch (grip.kind) {
    case "weight":
      return `theta[${grip.layer - 1}][${grip.i - 1}][${grip.j}]`;
    case "unit":
      return `x[${grip.unit - 1}]`;
    case "target":
      return `y[${grip.unit - 1}]`;
  }
}
