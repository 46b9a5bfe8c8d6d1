import assert from "node:assert/strict";
import test from "node:test";
import { litWith, nameOf } from "../../static/js/model/links.js";

const LAYERS = [2, 2, 2, 1];

/** @param {string} name @param {readonly number[]} [layers] */
const lit = (name, layers = LAYERS) => [...litWith(name, layers)].sort();

test("a weight is lit with the whole matrix's name and the units at both its ends", () => {
  assert.deepEqual(lit("T2-1-2"), ["T2", "T2-1-2", "u2-2", "u3-1"]);
  assert.deepEqual(lit("T3-1-0"), ["T3", "T3-1-0", "u3-0", "u4-1"]);
});

test("the name of a matrix lights every edge of its gap, and of no other", () => {
  const edges = [1, 2].flatMap((i) => [0, 1, 2].map((j) => `T2-${i}-${j}`));
  assert.deepEqual(lit("T2"), ["T2", ...edges].sort());
});

test("the name of a vector lights its column; that of a^(l) has the bias on top", () => {
  assert.deepEqual(lit("d2"), ["d2", "d2-1", "d2-2"]);
  assert.deepEqual(lit("a2"), ["a2", "a2-1", "a2-2", "u2-0"]);
  assert.deepEqual(lit("a4"), ["a4", "a4-1"]);
});

test("a unit is lit with its edges in both gaps and everything it holds", () => {
  const into = ["T1-2-0", "T1-2-1", "T1-2-2"];
  const outOf = ["T2-1-2", "T2-2-2"];
  const held = ["a2-2", "d2-2", "g2-2", "s2-2", "z2-2"];
  assert.deepEqual(lit("u2-2"), [...into, ...outOf, ...held, "u2-2"].sort());
  assert.deepEqual(lit("u2-0"), ["T2-1-0", "T2-2-0", "u2-0"]);
});

test("a sum is lit with its terms: a row of the matrix forward, a column backward, no bias", () => {
  assert.deepEqual(lit("z3-1"), ["T2-1-0", "T2-1-1", "T2-1-2", "z3", "z3-1"]);
  assert.deepEqual(lit("s2-1"), ["T2-1-1", "T2-2-1", "s2", "s2-1"]);
});

test("a gradient is lit with its edge, the slope with z", () => {
  assert.deepEqual(lit("D2-1-2"), ["D2", "D2-1-2", "T2-1-2"]);
  assert.deepEqual(lit("g2-1"), ["g2", "g2-1", "z2-1"]);
});

test("what is given is the first layer's a, and y", () => {
  assert.deepEqual(lit("x2"), ["a1", "a1-2", "x", "x2"]);
  assert.deepEqual(lit("a1-2"), ["a1", "a1-2", "x", "x2"]);
  assert.deepEqual(lit("y"), ["y", "y1"]);
});

test("what the network does not have lights nothing", () => {
  for (const name of ["T4-1-1", "T1-3-1", "T1-1-3", "d5-1", "d2-3", "a2-0", "u4-0", "x3", "", "cost", "T2-1"]) {
    assert.deepEqual(lit(name), [], name);
  }
  assert.equal(nameOf("u2"), null);
  assert.deepEqual(lit("T1-12-10", [10, 12]), ["T1", "T1-12-10", "u1-10", "u2-12"]);
});

test("every name that is lit is one that lights something", () => {
  for (const name of ["T2", "D1", "a1", "g2", "u3-1", "u1-2", "u4-1", "x", "y", "s3-2", "z4-1"]) {
    for (const other of litWith(name, LAYERS)) assert.ok(litWith(other, LAYERS).has(other), `${name}: ${other}`);
  }
});
