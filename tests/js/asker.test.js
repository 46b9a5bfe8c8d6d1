// One question at a time, the latest wins, and a server that is far away is waited for.

import assert from "node:assert/strict";
import { test } from "node:test";

import { createAsker, LAST_PATIENCE, PATIENCE } from "../../static/js/model/asker.js";

/** An asker in a time of its own, whose server answers after so many milliseconds. @param {number} far */
function asking(far) {
  let now = 0;
  let ids = 0;
  /** @type {Map<number, {at: number, run: () => void}>} */
  const due = new Map();
  /** @type {unknown[]} */
  const shown = [];
  let sent = 0;
  const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => (due.set(++ids, { at: now + ms, run }), ids);
  const asker = createAsker({
    send: (question) => {
      sent += 1;
      return new Promise((resolve) => later(() => resolve(question), far));
    },
    answered: (question) => void shown.push(question),
    refused: () => {},
    waiting: () => {},
    later,
    never: (id) => void due.delete(id),
  });
  return {
    asker, shown, sent: () => sent,
    /** @param {number} until */
    async pass(until) {
      for (; now < until; now += 5) {
        for (const [id, { at, run }] of [...due]) if (at <= now) (due.delete(id), run());
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

for (const far of [20, 150, 600]) {
  test(`numbers are shown while a hand drags, with the server ${far} ms away`, async () => {
    const { asker, shown, pass } = asking(far);
    for (let move = 1; move <= 200; move += 1) {
      asker.ask(move);
      await pass(move * 16);
    }
    await pass(200 * 16 + 4 * LAST_PATIENCE);
    assert.equal(shown.at(-1), 200, "the last is shown in the end");
    const most = (200 * 16) / (far + 16);
    assert.ok(shown.length > most / 3, `${shown.length} of at most ${most} answers were shown`);
  });
}

test("a slow answer gives way to a newer question, and that is left twice as long", async () => {
  const { asker, sent, pass, shown } = asking(10 * LAST_PATIENCE);
  asker.ask("a");
  asker.ask("b");
  await pass(PATIENCE - 10);
  assert.equal(sent(), 1);
  await pass(PATIENCE + 10);
  assert.equal(sent(), 2);
  asker.ask("c");
  await pass(PATIENCE + 2 * PATIENCE - 10);
  assert.equal(sent(), 2);
  await pass(PATIENCE + 2 * PATIENCE + 20);
  assert.equal(sent(), 3);
  assert.deepEqual(shown, []);
});
