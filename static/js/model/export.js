/** The numbers to take away: a table of units and weights as CSV, or the problem and its answer as JSON. */

/** @typedef {import("../types/answer.js").Trace} Trace */

/** @type {readonly ["z", "a", "slope", "weighted_delta", "delta"]} */
const PARTS = ["z", "a", "slope", "weighted_delta", "delta"];

/**
 * Every digit; a field that does not exist is empty. RFC 4180, lines end with CRLF.
 * @param {Trace} trace
 */
export function csvOf(trace) {
  const rows = [["kind", "layer", "unit", "from_unit", ...PARTS, "theta", "gradient"]];
  trace.a.forEach((units, l) =>
    units.forEach((_, j) =>
      rows.push(["unit", `${l + 1}`, `${j + 1}`, "", ...PARTS.map((part) => said(trace[part][l]?.[j])), "", ""]),
    ),
  );
  trace.problem.theta.forEach((matrix, m) =>
    matrix.forEach((weights, r) =>
      weights.forEach((weight, c) =>
        rows.push([
          "weight", `${m + 1}`, `${r + 1}`, `${c}`, "", "", "", "", "", said(weight), said(trace.gradient[m]?.[r]?.[c]),
        ]),
      ),
    ),
  );
  return rows.map((row) => row.join(",")).join("\r\n") + "\r\n";
}

/**
 * What /backward answers: the trace without its steps.
 * @param {Trace} trace
 */
export function jsonOf(trace) {
  const { steps: _, granularity: __, ...rest } = trace;
  return `${JSON.stringify(rest, null, 2)}\n`;
}

/** @param {number | null | undefined} value */
const said = (value) => (value === null || value === undefined ? "" : String(value));
