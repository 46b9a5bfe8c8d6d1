import assert from "node:assert/strict";
import test from "node:test";

import * as timeline from "../../static/js/model/timeline.js";
import { traceNamed } from "./traces.js";

const { steps } = traceNamed("lecture-exact-unit");

test("who asks for the next step while all are played goes on alone, at their own pace", () => {
  const playing = timeline.placeAt(steps, 5, { play: true, still: false });
  assert.equal(playing.run, "playing");
  const next = timeline.next(playing, steps, { still: false });
  assert.equal(next.step, playing.step + 1);
  assert.equal(next.run, "once");
  assert.equal(timeline.previous(playing, steps).run, "paused");
});
