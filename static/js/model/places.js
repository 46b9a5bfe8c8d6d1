/** Where one is in a walk, and the same place in another walk. */

/** @typedef {import("../types/answer.js").Step} Step */

/**
 * The steps that one entry of the timeline stands for: a phase, and within it a layer.
 * @typedef {object} Group
 * @property {string} phase
 * @property {number} layer
 * @property {number} first 0-based index of its first step
 * @property {number} last 0-based index of its last step
 */

/**
 * Consecutive steps of one phase and layer.
 * @param {readonly Step[]} steps
 * @returns {Group[]}
 */
export function groupsOf(steps) {
  /** @type {Group[]} */
  const groups = [];
  steps.forEach((step, index) => {
    const open = groups.at(-1);
    if (open && open.phase === step.phase && open.layer === step.layer) open.last = index;
    else groups.push({ phase: step.phase, layer: step.layer, first: index, last: index });
  });
  return groups;
}

/**
 * The first step of the group after (or before) the one that holds `index`.
 * Backwards from the middle of a group leads to that group's own first step.
 * @param {readonly Step[]} steps
 * @param {number} index
 * @param {1 | -1} direction
 */
export function neighbourGroup(steps, index, direction) {
  const groups = groupsOf(steps);
  const here = groups.findIndex((group) => index <= group.last);
  const group = groups[here];
  if (!group) return index;
  if (direction === 1) return groups[here + 1]?.first ?? steps.length - 1;
  return index > group.first ? group.first : (groups[here - 1]?.first ?? 0);
}

/**
 * The index in `steps` of the place that `step` was: the same calculation if there is one,
 * else its layer's (by unit ↔ by layer), else its phase's.
 * @param {Step} step
 * @param {readonly Step[]} steps
 */
export function samePlace(step, steps) {
  /** @type {((other: Step) => boolean)[]} */
  const ways = [
    (s) => s.kind === step.kind && s.layer === step.layer && s.unit === step.unit,
    (s) => s.kind === step.kind && s.layer === step.layer,
    (s) => s.phase === step.phase && s.layer === step.layer,
    (s) => s.kind === step.kind,
    (s) => s.phase === step.phase,
  ];
  for (const way of ways) {
    const index = steps.findIndex(way);
    if (index >= 0) return index;
  }
  return 0;
}

/**
 * Where the first view begins: with the error at the output.
 * @param {readonly Step[]} steps
 */
export function firstError(steps) {
  return Math.max(
    0,
    steps.findIndex((step) => step.phase === "backward"),
  );
}

/**
 * "Step 20 of 24, backward, layer 2, unit 2, weighted sum of errors", as a slider says it.
 * @param {readonly Step[]} steps
 * @param {number} index
 */
export function spokenPlace(steps, index) {
  const step = steps[index];
  if (!step) return "";
  const parts = [`Step ${index + 1} of ${steps.length}`];
  if (step.phase !== "cost" && step.kind !== "input") parts.push(step.phase);
  if (step.kind === "gradient") parts.push(`Theta ${step.layer}`);
  else if (step.kind !== "cost") parts.push(`layer ${step.layer}`);
  if (step.unit !== null) parts.push(`unit ${step.unit}`);
  const name = KINDS[step.kind];
  if (name) parts.push(name);
  return parts.join(", ");
}

/** @type {Record<string, string>} */
const KINDS = {
  input: "inputs",
  weighted_sum: "weighted sum",
  activation: "activation",
  cost: "cost",
  output_error: "output error",
  output_delta: "output error",
  weighted_delta: "weighted sum of errors",
  delta: "times the slope",
};
