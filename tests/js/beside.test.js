// What is asked beside a walk: again where nobody answers, never again where it is refused.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Refused } from "../../static/js/model/api.js";
import { createBeside } from "../../static/js/model/beside.js";

/** What is asked of a server that says so of each question, until nothing more is due. @param {Record<string, boolean>} gone */
async function asked(gone) {
  /** @type {string[]} */
  const sent = [];
  /** @type {(() => void)[]} */
  const due = [];
  let open = "first";
  const look = createBeside({
    needed: () => open,
    same: (a, b) => a === b,
    send: (/** @type {string} */ question) => {
      sent.push(question);
      return Promise.reject(new Refused({ detail: "No.", errors: [], gone: gone[question] ?? false }));
    },
    got: () => assert.fail("nothing was answered"),
    later: (run) => void due.push(run),
  });
  for (const question of ["first", "first", "second", "second"]) {
    open = question;
    look();
    await new Promise((resolve) => setImmediate(resolve));
    due.splice(0).forEach((run) => run());
    await new Promise((resolve) => setImmediate(resolve));
  }
  return sent;
}

test("a refusal is taken, and another question is asked all the same", async () => {
  assert.deepEqual(await asked({}), ["first", "second"]);
});

test("where nobody answers it is asked again", async () => {
  const sent = await asked({ first: true });
  assert.deepEqual(sent, ["first", "first", "first", "second"]);
});
