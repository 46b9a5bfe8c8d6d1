import assert from "node:assert/strict";
import test from "node:test";
import { given, symbolOfField, theta } from "../../static/js/model/symbols.js";

test("a refusal's field is named as the screen names it, counted from 1", () => {
  assert.deepEqual(symbolOfField("theta[0][0][2]"), theta(1, 1, 2));
  assert.deepEqual(symbolOfField("theta[2][9][0]"), theta(3, 10, 0));
  assert.deepEqual(symbolOfField("x[1]"), given("x", 2));
  for (const other of ["layers", "theta[0]", "X[0][1]", "x[1][2]", ""]) {
    assert.equal(symbolOfField(other), null);
  }
});
