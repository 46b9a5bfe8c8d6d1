import assert from "node:assert/strict";
import { test } from "node:test";

import { exampleNote, notesAt } from "../../static/js/model/notes.js";
import { traceNamed } from "./traces.js";

/** @typedef {import("../../static/js/model/notes.js").Rule} Rule */

// The fixtures have no sentences; these notes are put in as the API sends them.
const SLIP = { kind: /** @type {const} */ ("erratum"), at: "8:50", text: "The correct sign is a \u2212 y." };

/** @param {string} name */
function withSlip(name) {
  const trace = structuredClone(traceNamed(name));
  for (const step of trace.steps) step.notes = step.kind === "output_delta" ? [SLIP] : [];
  const index = trace.steps.findIndex((step) => step.kind === "output_delta");
  return { trace, index };
}

/** @param {Rule} rule */
const lecture = (rule) => ({ lecture: true, rule });

test("the slip is tried from its erratum, and left from there", () => {
  const { trace, index } = withSlip("lecture-exact-unit");
  const [note] = notesAt(trace, index, 1, lecture("exact"));
  assert.equal(note?.name, "Erratum, 8:50");
  assert.deepEqual(note?.offer, { rule: "y_minus_a", text: "Try y \u2212 a" });
  assert.equal(notesAt(trace, index, 1, lecture("intuition"))[0]?.offer?.rule, "y_minus_a");
  const [back] = notesAt(trace, index, 1, lecture("y_minus_a"));
  assert.deepEqual(back?.offer, { rule: "exact", text: "Back to a \u2212 y" });
});

test("errata stand beside the lecture's networks only", () => {
  const { trace, index } = withSlip("lecture-exact-unit");
  assert.deepEqual(notesAt(trace, index, 1, { lecture: false, rule: "exact" }), []);
});

test("a complete sum is told to lack a factor, until the factor is there", () => {
  for (const name of ["lecture-exact-unit", "lecture-exact-layer"]) {
    const { trace } = withSlip(name);
    trace.steps.forEach((step, index) => {
      const at = (/** @type {number} */ tau) =>
        notesAt(trace, index, tau, lecture("exact")).some((note) => note.kind === "missing");
      assert.equal(at(1), step.kind === "weighted_delta", `${name} ${step.step}`);
      assert.equal(at(0), step.kind === "delta", `${name} ${step.step}`);
    });
  }
});

test("where no factor is put to it none is missed", () => {
  for (const [name, rule] of /** @type {[string, Rule][]} */ ([["lecture-intuition-unit", "intuition"], ["lecture-y_minus_a-unit", "y_minus_a"]])) {
    const { trace } = withSlip(name);
    for (const index of trace.steps.keys()) {
      assert.ok(notesAt(trace, index, 1, lecture(rule)).every((note) => note.kind !== "missing"));
    }
  }
});

test("an example says what it is there to show where its inputs enter and where its error is born", () => {
  for (const name of ["lecture-exact-unit", "lecture-exact-layer"]) {
    const { trace } = withSlip(name);
    const born = trace.steps.findIndex((step) => step.phase === "backward");
    trace.steps.forEach((step, index) => {
      const shown = notesAt(trace, index, 0.5, { lecture: false, rule: "exact", about: "It is wide." });
      const wanted = index === 0 || index === born ? ["It is wide."] : [];
      assert.deepEqual(shown.map((note) => note.text), wanted, `${name} ${step.step}`);
      assert.deepEqual(notesAt(trace, index, 0.5, { lecture: false, rule: "exact", about: undefined }), []);
    });
  }
  assert.equal(exampleNote("It is wide.")[0]?.name, "This example");
  assert.deepEqual(exampleNote(undefined), []);
});
