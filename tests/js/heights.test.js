import assert from "node:assert/strict";
import test from "node:test";
import { createHeights, GAP, heightMessages, rounded } from "../../static/js/model/heights.js";

const SRC = "https://a.example/embed?layers=2-1";

test("a height is told in every dialect, to WordPress only where it asks", () => {
  const [own, canvas, embedly, ...more] = heightMessages("a", 410, { src: SRC, secret: null });
  assert.deepEqual(own, { backprop: 1, id: "a", type: "resize", data: { height: 410 } });
  assert.deepEqual(canvas, { subject: "lti.frameResize", height: 410 });
  assert.equal(embedly, `{"context":"iframe.resize","height":410,"src":"${SRC}"}`);
  assert.deepEqual(more, []);
  assert.deepEqual(heightMessages("a", 410, { src: SRC, secret: "s3" }).at(-1), {
    message: "height",
    value: 410,
    secret: "s3",
  });
});

test("only a rounded height that is another than the last is told", () => {
  const heights = createHeights({ autosize: true });
  assert.equal(heights.last(), null);
  assert.equal(heights.due(0, 0), null, "what is not shown has no height");
  assert.equal(heights.due(409.6, 0), 0);
  assert.equal(heights.tell(409.6, 0), 410);
  assert.equal(heights.last(), 410);
  for (const same of [409.6, 410, 409.2, 410.005]) assert.equal(heights.due(same, 1000), null);
  assert.equal(heights.due(410.5, 1000), 0);
  assert.equal(heights.due(409, 1000), 0);
});

test("a half pixel is not cut off, and the noise of a sum makes no new one", () => {
  assert.deepEqual([400, 400.5, 400.0000001, 399.2].map(rounded), [400, 401, 400, 400]);
});

test("at most twenty are told in a second, and the last one is not lost", () => {
  const heights = createHeights({ autosize: true });
  const told = [];
  for (let now = 0; now <= 1000; now += 1) {
    const height = 400 + now;
    if (heights.due(height, now) === 0) told.push(heights.tell(height, now));
  }
  assert.equal(told.length, 21, "at 0, 50, … 1000");
  assert.equal(heights.due(2000, 1001), GAP - 1, "it is to be told later");
  assert.equal(heights.due(2000, 1050), 0);
});

test("autosize=0 silences all", () => {
  const heights = createHeights({ autosize: false });
  assert.equal(heights.due(400, 0), null);
  heights.tell(400, 0);
  assert.equal(heights.last(), null);
});
