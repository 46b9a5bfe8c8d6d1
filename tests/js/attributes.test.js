import assert from "node:assert/strict";
import test from "node:test";
import { addressOf, commandsFor, matters, serverAt } from "../../static/js/model/attributes.js";

const PAGE = "https://course.example/week/4.html";
const SERVER = new URL("https://a.example/tools/");

/** @param {Record<string, string>} given */
const attributes = (given) => Object.entries(given).map(([name, value]) => ({ name, value }));

test("the server is the folder of the script, or the one that is named", () => {
  for (const [base, server] of [
    ["https://a.example/embed.js", "https://a.example/"],
    ["https://a.example/tools/embed.js?v=2", "https://a.example/tools/"],
    ["https://a.example", "https://a.example/"],
    ["https://a.example/tools", "https://a.example/tools/"],
    ["https://a.example/tools/?x#y", "https://a.example/tools/"],
    ["/tools", "https://course.example/tools/"],
    ["..", "https://course.example/"],
  ]) {
    assert.equal(serverAt(base, PAGE)?.href, server, base);
  }
  for (const base of ["", null, undefined, "javascript:alert(1)", "data:text/html,x", "file:///x/", "https://["]) {
    assert.equal(serverAt(base, PAGE), null);
  }
});

test("attributes are the link, but for those that any element has", () => {
  const own = { class: "c", style: "x", id: "i", height: "9", server: "s", src: "s", "data-x": "1", "aria-label": "l", onclick: "f()", hidden: "", origin: "o" };
  const given = attributes({ layers: "2-1", theta1: ".1_-2_3", title: "A & B = C", ...own });
  assert.equal(
    addressOf(SERVER, given, { id: "a", origin: "https://course.example" }),
    "https://a.example/tools/embed?layers=2-1&theta1=.1_-2_3&title=A+%26+B+%3D+C&id=a&origin=https%3A%2F%2Fcourse.example",
  );
  assert.deepEqual(Object.keys(own).filter(matters), ["server", "src"]);
});

test("a frame that is there is told what it can follow, and loaded anew for the rest", () => {
  const given = attributes({ layers: "2-1", x: ".5_1", y: "1", step: "4", theme: "dark", rule: "intuition", lock: "1" });
  const follow = (/** @type {string[]} */ ...changed) => commandsFor(changed, given, SERVER);
  assert.deepEqual(follow("step"), { settings: {}, step: 4 });
  assert.deepEqual(follow("theme"), { settings: { theme: "dark" }, step: null });
  assert.deepEqual(follow("rule"), { settings: { rule: "intuition" }, step: null });
  const query = "layers=2-1&x=.5_1&y=1&rule=intuition";
  assert.deepEqual(follow("x"), { settings: { query }, step: null });
  assert.deepEqual(follow("x", "rule", "step"), { settings: { query }, step: 4 });
  assert.equal(follow("lock"), null);
  assert.equal(follow("x", "lock"), null);
  assert.equal(follow("server"), null);
});

test("an attribute that is gone is followed where it has a default there", () => {
  const none = (/** @type {string} */ name) => commandsFor([name], [], SERVER);
  assert.deepEqual(none("rule"), { settings: { rule: "exact" }, step: null });
  for (const name of ["step", "theme", "layers"]) assert.equal(none(name), null);
  assert.equal(commandsFor(["step"], attributes({ step: "delta3.2" }), SERVER), null);
});
