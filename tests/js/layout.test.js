import assert from "node:assert/strict";
import { test } from "node:test";

import { layoutOf } from "../../static/js/model/layout.js";
import { STAGES } from "./traces.js";

const LECTURE = [2, 2, 2, 1];
const round = (/** @type {number[]} */ numbers) => numbers.map(Math.round);

test("the lecture network stands where it was measured in a stage of 1044 × 552", () => {
  const layout = layoutOf(LECTURE, 1044, 552);
  assert.equal(layout.lod, "full");
  assert.deepEqual(round(layout.columns), [71, 323, 574, 826]);
  assert.equal(Math.round(layout.bias[0]?.y ?? 0), 105);
  assert.deepEqual(round(layout.units[1]?.map(({ y }) => y) ?? []), [247, 412]);
  assert.deepEqual(round(layout.units[3]?.map(({ y }) => y) ?? []), [329]);
  const [pebble] = layout.units[1] ?? [];
  assert.ok(Math.abs(2 * (pebble?.hw ?? 0) - 131) < 1.5);
  assert.ok(Math.abs(2 * (pebble?.hh ?? 0) - 108) < 1.5);
});

test("inputs are circles of 0.64 r, bias units circles of 18", () => {
  const layout = layoutOf(LECTURE, 1044, 552);
  assert.ok(Math.abs((layout.units[0]?.[0]?.hw ?? 0) - 0.64 * layout.r) < 1e-9);
  assert.equal(layout.bias[0]?.hw, 18);
});

test("the labels of two crossing edges stand 36 px apart, and never closer than a plate is high", () => {
  const apart = STAGES.filter(([width]) => width >= 760).map(([width, height]) => {
    const { edges, lod } = layoutOf(LECTURE, width, height);
    const up = edges.find(({ key }) => key === "T2-1-2");
    const down = edges.find(({ key }) => key === "T2-2-1");
    assert.ok(up && down);
    return { lod, px: Math.abs(up.label.y - down.label.y) };
  });
  assert.equal(Math.round(apart[0]?.px ?? 0), 36);
  for (const { px } of apart) assert.ok(px >= 16, `${px}`);
});

test("the level of detail follows the pixels, not the number of units", () => {
  /** @type {[number[], number, number, string][]} */
  const cases = [
    [LECTURE, 1044, 552, "full"],
    [LECTURE, 928, 426, "full"],
    [LECTURE, 1024, 404, "full"],
    [LECTURE, 390, 318, "mid"],
    [LECTURE, 320, 318, "mid"],
    [[2, 4, 4, 4, 4, 1], 1044, 552, "mid"],
    [[10, 12, 12, 10], 1044, 552, "cell"],
    [[10, 12, 12, 10], 390, 318, "cell"],
  ];
  for (const [layers, width, height, lod] of cases) {
    assert.equal(layoutOf(layers, width, height).lod, lod, `${layers} in ${width} × ${height}`);
  }
});

test("edges run from left to right and end two pixels outside the outlines", () => {
  for (const [width, height] of STAGES) {
    const layout = layoutOf(LECTURE, width, height);
    for (const edge of layout.edges) {
      assert.ok(edge.x1 < edge.x2);
      const right = layout.units[edge.layer]?.[edge.i - 1];
      assert.ok(right && edge.x2 < right.x);
    }
    const level = layout.edges.find(({ key }) => key === "T1-1-1");
    const target = layout.units[1]?.[0];
    assert.ok(level && target);
    assert.ok(Math.abs(target.x - target.hw - 2 - level.x2) < 0.01);
  }
});

test("units of one layer never overlap, in any network that can be edited or viewed", () => {
  for (const layers of [[1, 1], [12, 12, 12, 12, 12, 12], [2, 64, 3], [3, 3, 3], [4, 1, 4]]) {
    for (const [width, height] of STAGES) {
      const layout = layoutOf(layers, width, height);
      for (const column of layout.units) {
        column.slice(1).forEach((unit, index) => {
          assert.ok(unit.y - (column[index]?.y ?? 0) >= 2 * unit.hh - 0.01, `${layers} ${width}`);
        });
      }
      layout.columns.slice(1).forEach((x, index) => {
        assert.ok(x - (layout.columns[index] ?? 0) > 2 * layout.hw, `${layers} in ${width}`);
      });
    }
  }
});

test("every unit and every label lies within the stage", () => {
  for (const layers of [LECTURE, [12, 12, 12, 12, 12, 12], [3, 3, 3], [1, 1]]) {
    for (const [width, height] of STAGES) {
      const layout = layoutOf(layers, width, height);
      for (const { x, y, hw, hh } of [...layout.units.flat(), ...layout.bias]) {
        assert.ok(x - hw >= 0 && x + hw <= width && y - hh >= 0 && y + hh <= height);
      }
      for (const { label } of layout.edges) {
        assert.ok(label.x > 0 && label.x < width && label.y > 0 && label.y < height);
      }
    }
  }
});
