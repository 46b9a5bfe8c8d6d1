import assert from "node:assert/strict";
import test from "node:test";
import { troubleLines } from "../../static/js/model/refusals.js";

const said = (/** @type {any} */ trouble) => troubleLines(trouble).map(({ field, text }) => `${field ?? ""}${text}`);
const fault = (/** @type {string} */ field, /** @type {string} */ message) => ({ field, message });

test("every fault is told alike, with its place and its reason", () => {
  const errors = [fault("layers", "number 2 is not a whole number"), fault("y", "is required."), fault("theta1", "row 1, number 2 is missing")];
  assert.deepEqual(said({ detail: "layers …", errors, gone: false }), [
    "layers, number 2 is not a whole number.",
    "y is required.",
    "theta1, row 1, number 2 is missing.",
  ]);
});

test("where no fault is listed there is what is said of all, and where the list ends early it says so", () => {
  assert.deepEqual(said({ detail: "The link is too long.", errors: [], gone: false }), ["The link is too long."]);
  assert.deepEqual(said({ detail: "No answer.", errors: [fault("x", "is")], gone: true }), ["No answer. Trying again."]);
  const errors = Array.from({ length: 20 }, () => fault("x", "is missing"));
  assert.equal(said({ detail: "", errors, gone: false })[20], "Of more than 19 faults these are the first.");
});
