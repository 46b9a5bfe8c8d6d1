import assert from "node:assert/strict";
import { test } from "node:test";

import {
  formatFull,
  formatGiven,
  formatRatio,
  formatShort,
  formatTheta,
  formatValue,
  spoken,
} from "../../static/js/model/format.js";

/**
 * @param {(v: number) => string} format
 * @param {[number, string][]} cases
 */
function agrees(format, cases) {
  for (const [value, text] of cases) assert.equal(format(value), text, `of ${value}`);
}

test("a value has three decimals and a real minus", () => {
  agrees(formatValue, [
    [0.407481, "0.407"],
    [-0.226906, "−0.227"],
    [1, "1.000"],
    [0, "0.000"],
  ]);
});

test("zero never carries a minus", () => {
  agrees(formatValue, [[-0, "0.000"]]);
  agrees(formatTheta, [[-0, "0.00"]]);
  agrees(formatShort, [[-0, "0.00"]]);
  agrees(formatFull, [[-0, "0"]]);
  agrees(formatGiven, [[-0, "0"]]);
});

test("below 0.01 a fourth decimal is shown", () => {
  agrees(formatValue, [
    [0.0012642, "0.0013"],
    [-0.0099449, "−0.0099"],
    [0.00994999, "0.0099"],
    [0.00995, "0.010"],
    [-0.000996, "−0.0010"],
    [0, "0.000"],
  ]);
});

test("what four decimals cannot show is written with an exponent", () => {
  agrees(formatValue, [
    [0.00018, "1.8e−4"],
    [-0.0005, "−5.0e−4"],
    [0.000994, "9.9e−4"],
    [-4.2e-18, "−4.2e−18"],
    [1234567, "1.2e6"],
  ]);
});

test("large numbers lose decimals, also where rounding carries them over", () => {
  agrees(formatValue, [
    [9.9994, "9.999"],
    [9.9996, "10.00"],
    [-12.345, "−12.35"],
    [99.996, "100.0"],
    [123.45, "123.5"],
    [999.96, "1000"],
    [98765.4, "98765"],
  ]);
});

test("no number in a cell is longer than eight characters", () => {
  for (let power = -300; power <= 300; power += 1) {
    for (const value of [1.2345 * 10 ** power, -9.9999 * 10 ** power]) {
      assert.ok(formatValue(value).length <= (Math.abs(power) > 98 ? 9 : 8), String(value));
      assert.ok(formatShort(value).length <= (Math.abs(power) > 98 ? 9 : 8), String(value));
    }
  }
});

test("Θ stands as it was typed, with two to four decimals", () => {
  agrees(formatTheta, [
    [1.4, "1.40"],
    [-0.9, "−0.90"],
    [0.125, "0.125"],
    [0.12345, "0.1235"],
    [-30, "−30.00"],
    [0.0003, "0.0003"],
    [0.00001, "1.0e−5"],
    [123.456, "123.5"],
  ]);
});

test("a small cell has two decimals from 0.1 on and three below, never 0.00 for something", () => {
  agrees(formatShort, [
    [0.4812, "0.48"],
    [-0.094, "−0.094"],
    [0.003, "0.003"],
    [0.0996, "0.10"],
    [0.00018, "1.8e−4"],
    [0, "0.00"],
    [12.3, "12.30"],
  ]);
});

test("what was given is not padded", () => {
  agrees(formatGiven, [
    [1, "1"],
    [0.25, "0.25"],
    [-100, "−100"],
    [0.5, "0.5"],
  ]);
});

test("full precision reads back to the same number", () => {
  for (const value of [0.1 + 0.2, -1e-300, 1 / 3, 123456.789]) {
    assert.equal(Number(formatFull(value).replaceAll("−", "-")), value);
  }
});

test("a ratio of error sizes has two decimals, more when they would vanish", () => {
  agrees(formatRatio, [
    [0.3551, "0.36"],
    [0.09, "0.09"],
    [1.45, "1.45"],
    [0.003, "0.003"],
    [0, "0.00"],
  ]);
});

test("a screen reader hears minus and powers as words", () => {
  agrees(spoken, [
    [-0.078, "minus 0.078"],
    [1.05, "1.050"],
    [-0.00018, "minus 1.8 times 10 to the minus 4"],
  ]);
});
