import assert from "node:assert/strict";
import { test } from "node:test";

import { cautionOf, lessonOf, snippetsOf } from "../../static/js/model/share.js";

const state = (/** @type {string | null} */ query, granularity = "unit") => /** @type {any} */ ({ trace: { query, granularity }, place: { step: 17 }, opened: { trace: {}, query: "" } });
/** @type {import("../../static/js/model/share.js").Choice} */
const plain = { show: [], hide: [], lock: false, here: false, theme: "auto" };

test("a lesson is the server's query, what was ticked, and the version", () => {
  assert.equal(lessonOf(state("a=1"), plain, "", "1.0"), "a=1&v=1.0");
  const all = { show: ["matrix", "code"], hide: ["controls"], lock: true, here: true, theme: /** @type {const} */ ("dark") };
  assert.equal(
    lessonOf(state("a=1", "layer"), all, "title=Week%205&theme=light&show=values&id=x&v=0.1&errata=0", "1.0"),
    "a=1&granularity=layer&title=Week%205&errata=0&step=18&show=matrix-code&hide=controls&lock=1&theme=dark&v=1.0",
  );
  assert.equal(lessonOf(state(null), plain, "", "1.0"), null);
});

test("snippets hold the whole link, and what is markup in them is escaped", () => {
  const snippets = Object.fromEntries(snippetsOf("http://h/p/", "a=1&b=2-3").map(({ name, text }) => [name, text]));
  assert.equal(snippets["Link"], "http://h/p/?a=1&b=2-3");
  assert.match(snippets["Frame"] ?? "", /^<iframe src="http:\/\/h\/p\/embed\?a=1&amp;b=2-3" title="[^"]+" width="100%" height="560" style="border:0" loading="lazy" allow="fullscreen; clipboard-write"><\/iframe>$/);
  assert.match(snippets["Element"] ?? "", /<backprop-visualizer a="1" b="2-3">/);
  assert.match(snippets["Element"] ?? "", /^<script src="http:\/\/h\/p\/embed.js" async><\/script>/);
  assert.match(snippets["Markdown"] ?? "", /\(http:\/\/h\/p\/thumbnail.svg\?a=1&b=2-3\)\]\(http:\/\/h\/p\/\?a=1&b=2-3\)$/);
  assert.match(snippets["Jupyter"] ?? "", /IFrame\("http:\/\/h\/p\/embed\?a=1&b=2-3", width=760, height=560\)$/);
  assert.ok(snippets["MyST"]?.includes(snippets["Frame"] ?? "?"));
  assert.ok(snippets["Sphinx"]?.includes(snippets["Frame"] ?? "?"));
});

test("a lesson's own title is that of its frames, as text", () => {
  const query = "a=1&title=Week%205%3A%20%22%3Cb%3E%22%20%26%20%5Bx%5D";
  const snippets = Object.fromEntries(snippetsOf("http://h/", query).map(({ name, text }) => [name, text]));
  assert.ok(snippets["Frame"]?.includes('title="Week 5: &quot;&lt;b>&quot; &amp; [x]" width'));
  assert.ok(snippets["Element"]?.includes('title="Week 5: &quot;&lt;b>&quot; &amp; [x]">'));
  assert.ok(snippets["Element"]?.includes("\">Week 5: &quot;&lt;b>&quot; &amp; [x]</a>"));
  assert.ok(snippets["Markdown"]?.startsWith('[![Week 5: "\\<b\\>" \\& \\[x\\]](http://h/thumbnail.svg?'));
});

test("an address of this computer only, and one that is long, are told of", () => {
  for (const base of ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:1/"]) {
    assert.match(cautionOf(base, "a=1"), /^This address is on this computer only/);
  }
  assert.equal(cautionOf("http://h/", "a=1"), "");
  assert.match(cautionOf("http://h/", "a".repeat(2001)), /^The link has 2001 characters/);
  assert.match(cautionOf("http://h/", null), /too long for a link/);
});
