import assert from "node:assert/strict";
import { test } from "node:test";

import { layoutOf } from "../../static/js/model/layout.js";
import { errorSizes, legendPlace } from "../../static/js/model/scene-furniture.js";
import { costPlace, HEADERS_END } from "../../static/js/model/scene-target.js";

const NETWORKS = [
  [2, 2, 2, 1], [1, 1], [2, 3, 3], [2, 4, 4, 4, 4, 1], [10, 12, 12, 10], [3, 1, 4, 2], [12, 12, 12, 12, 12, 12],
];
const STAGES = [[1044, 552], [1024, 404], [928, 426], [768, 400], [760, 294], [640, 260], [560, 294], [1440, 520]];

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */

/** "cost 0.867" in 13 px: 72 wide. @param {ReturnType<typeof costPlace>} place @returns {Box} */
const costBox = ({ x, y, anchor }) => {
  const left = anchor === "middle" ? x - 36 : x;
  return [left, y - 10, left + 72, y + 3];
};

/** @param {Box} a @param {Box} b */
const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

for (const layers of NETWORKS) {
  for (const [width = 0, height = 0] of STAGES) {
    test(`${layers.join("-")} at ${width} by ${height}: legend, cost and headers stand apart`, () => {
      const layout = layoutOf(layers, width, height);
      const outputs = layout.units.at(-1) ?? [];
      const [first] = outputs;
      assert.ok(first);
      const header = /** @type {Box} */ ([first.x - 72, 0, first.x + 72, HEADERS_END]);
      const cost = costBox(costPlace(layout));
      assert.ok(!meet(cost, header));
      assert.ok(cost[2] <= width, "the cost ends on the stage");
      const place = legendPlace(layout);
      if (!place) return;
      const legend = /** @type {Box} */ ([place.x, place.y - 4, width, place.y + 34]);
      assert.ok(legend[3] <= height);
      assert.ok(!meet(legend, header));
      assert.ok(!meet(legend, cost));
      for (const { x, y, hw, hh } of outputs) {
        const targets = x + hw + 62 + 22;
        assert.ok(!meet(legend, [x - hw, y - hh, outputs.length > 1 ? targets : x + hw, y + hh]));
      }
    });
  }
}

test("where several outputs fill their column, colours are explained all the same", () => {
  assert.ok(legendPlace(layoutOf([10, 12, 12, 10], 1024, 404)));
  assert.ok(legendPlace(layoutOf([10, 12, 12, 10], 760, 294)));
  assert.ok(legendPlace(layoutOf([12, 12, 12, 12, 12, 12], 1044, 552)));
});

for (const layers of NETWORKS) {
  test(`${layers.join("-")}: the bars of error sizes say their scale, clear of the next column and the rim`, () => {
    for (const [width = 0, height = 0] of STAGES) {
      const layout = layoutOf(layers, width, height);
      // No error is known yet: each size is "…".
      const moment = { trace: { error_size: layers.map(() => null) } };
      const { texts } = errorSizes(/** @type {any} */ (moment), layout);
      const said = texts.find(({ key }) => key === "size:mean");
      assert.ok(said);
      const words = said.runs.map((run) => run.text).join("");
      assert.match(words, /^mean \|δ\|, log/);
      const half = (words.length * 6) / 2;
      assert.ok(said.x - half >= 0, `${width}: begins on the stage`);
      const [, second = 0] = layout.columns;
      assert.ok(said.x + half <= second - 16, `${width}: ends before the number of layer 2`);
    }
  });
}
