/** A lesson in one file, which carries the answers to all that can be asked in it. */

import { createLesson } from "./lesson.js";
import { askCheck, askCode, askTrace, unpack } from "./model/offline.js";
import { byId, jsonIn } from "./view/parts/dom.js";
import { keepSettings } from "./view/parts/remembered.js";

/** @typedef {import("./model/offline.js").Answers} Answers */

const OLD = "This browser cannot unpack the numbers of this file.";
const NEWER = "One of 2023 or later can; the table has every value.";
const DAMAGED = "This file could not be opened.";
const AGAIN = "It may be damaged: make or copy it again. The table has every value.";

if ("DecompressionStream" in window) {
  begin().catch((reason) => {
    tell(DAMAGED, AGAIN);
    throw reason;
  });
} else tell(OLD, NEWER);

async function begin() {
  open(await unpack(jsonIn("answers")));
}

/** @param {string} what @param {string} why */
function tell(what, why) {
  const trouble = byId("trouble");
  for (const [place, text] of [[".what", what], [".why", why]]) {
    const element = trouble.querySelector(place ?? "");
    if (element) element.textContent = text ?? "";
  }
  for (const button of trouble.querySelectorAll("button")) button.hidden = true;
  trouble.hidden = false;
}

/** @param {Answers} answers */
function open(answers) {
  const first = jsonIn("first-view");
  const { granularity, rule } = first.opens;
  const trace = answers.traces.find((each) => each.granularity === granularity && each.problem.rule === rule);
  if (!trace) throw new Error("the file does not hold what it opens with");
  const lesson = createLesson(first, trace, {
    trace: (problem, wanted) => askTrace(answers, problem, wanted),
    check: (of) => askCheck(answers, of),
    code: (of, language) => askCode(answers, of, language),
  });
  lesson.store.subscribe(keepSettings);
  lesson.begin({}, []);
  byId("app").dataset["ready"] = "true";
}
