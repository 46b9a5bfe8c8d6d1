"""The lesson in one file, wherever it is opened: it works, and asks nothing of anybody."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import FrameLocator, Page, Route, expect

from tests.browser.screen import says, value_of

COURSE = "http://course.test"
LESSON = "<!doctype html><title>Week 5</title><iframe {} width=1300 height=800></iframe>"
PLACES = (
    "file", "file in a frame", "sandbox", "page that is a sandbox", "document without address",
)  # fmt: skip
Opened = Page | FrameLocator
Open = Callable[..., Opened]


@pytest.fixture
def lesson(page: Page, client: httpx.Client, tmp_path: Path, trouble: list[str]) -> Iterator[Open]:
    """A function that opens the file of a link at one of the places."""
    file = tmp_path / "lesson.html"
    outer = tmp_path / "week5.html"

    def served(body: str, **headers: str) -> Callable[[Route], None]:
        return lambda route: route.fulfill(
            body=body, content_type="text/html; charset=utf-8", headers=headers
        )

    def open_it(place: str = "file", query: str = "") -> Opened:
        text = client.get(f"/export.html?{query}").text
        file.write_text(text, encoding="utf-8")
        if place == "file":
            page.goto(file.as_uri())
            return page
        if place == "file in a frame":
            outer.write_text(LESSON.format('sandbox="allow-scripts" src="lesson.html"'))
            page.goto(outer.as_uri())
        elif place == "sandbox":
            frame = LESSON.format('sandbox="allow-scripts" src="lesson.html"')
            page.route(f"{COURSE}/week5", served(frame))
            page.route(f"{COURSE}/lesson.html", served(text))
            page.goto(f"{COURSE}/week5")
        elif place == "page that is a sandbox":
            policy = {"Content-Security-Policy": "sandbox allow-scripts"}
            page.route(f"{COURSE}/lesson.html", served(text, **policy))
            page.goto(f"{COURSE}/lesson.html")
            return page
        else:
            page.set_content(LESSON.format(f'srcdoc="{escape(text)}"'))
        return page.frame_locator("iframe")

    yield open_it
    # The page and its lesson are asked for, each once, and nothing else is.
    own = [file.as_uri(), outer.as_uri(), f"{COURSE}/week5", f"{COURSE}/lesson.html"]
    for each in (f"foreign request: {address}" for address in own):
        if each in trouble:
            trouble.remove(each)


def numbers(opened: Opened) -> dict[str, str]:
    """What stands in the graph, by name."""
    found = opened.locator("#graph [data-ref]").evaluate_all(
        "all => all.map((e) => [e.dataset.ref, e.textContent.trim()])"
    )
    return {name: text for name, text in found if text and re.search(r"\d-\d", name)}


def agree(opened: Opened, trace: Any) -> None:
    """Every number of the graph is the API's, and every error has one."""
    shown = numbers(opened)
    layers = trace["problem"]["layers"]
    for layer in range(2, len(layers) + 1):
        for unit in range(1, layers[layer - 1] + 1):
            assert f"d{layer}-{unit}" in shown
    for name, text in shown.items():
        if text not in {"\u2026", "\u2013"}:
            assert says(text, value_of(trace, name)), (name, text)


@pytest.mark.parametrize("place", PLACES)
def test_it_steps_and_switches_with_the_numbers_of_the_api(
    lesson: Open, client: httpx.Client, place: str
) -> None:
    opened = lesson(place, "step=18&play=0")
    app = opened.locator("#app")
    expect(opened.locator("#app[data-ready]")).to_have_attribute("data-step", "18")
    opened.get_by_role("button", name="Next step").click()
    expect(app).to_have_attribute("data-step", "19")
    opened.get_by_role("button", name="Last step").click()
    for rule in ("exact", "intuition", "exact"):
        for granularity in ("unit", "layer"):
            opened.locator(f".rule [data-value={rule}]").click()
            opened.locator(f".pace [data-value={granularity}]").click()
            expect(app).to_have_attribute("data-rule", rule)
            expect(app).to_have_attribute("data-granularity", granularity)
            opened.get_by_role("button", name="Last step").click()
            problem = client.get("/api/v1/presets/lecture").json()["problem"]
            sent = {**problem, "rule": rule, "granularity": granularity}
            trace = client.post("/api/v1/trace", json=sent).json()
            expect(app).to_have_attribute("data-step", str(len(trace["steps"])))
            agree(opened, trace)
            check = client.post("/api/v1/gradient-check", json={**problem, "rule": rule}).json()
            state = "passed" if check["passed"] else "failed"
            expect(opened.locator("#check")).to_have_attribute("data-state", state)


def test_it_plays_and_every_language_is_there(lesson: Open, client: httpx.Client) -> None:
    opened = lesson(query="play=1&speed=4")
    app = opened.locator("#app[data-ready]")
    expect(app).to_have_attribute("data-step", "14")
    opened.get_by_role("button", name="Pause").click()
    problem = client.get("/api/v1/presets/lecture").json()["problem"]
    for language in ("octave", "pytorch", "numpy"):
        opened.locator(f"#code [data-value={language}]").click()
        code = client.post("/api/v1/code", json={**problem, "language": language}).json()["code"]
        line = next(each for each in code.splitlines() if "z2" in each)
        expect(opened.locator("#code .code-lines")).to_contain_text(line.split("  #")[0].strip())


def test_its_hash_is_the_step(lesson: Open, page: Page) -> None:
    lesson(query="play=0")
    page.wait_for_selector("#app[data-ready]")
    page.evaluate("location.hash = '#step=9'")
    expect(page.locator("#app")).to_have_attribute("data-step", "9")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/lesson.html#step=10")
    page.keyboard.press("Home")
    page.wait_for_url("**/lesson.html#step=1")


def test_the_slip_of_the_lecture_can_be_tried(lesson: Open) -> None:
    opened = lesson(query="step=13&play=0")
    opened.get_by_role("button", name="Try y").click()
    expect(opened.locator("#app")).to_have_attribute("data-rule", "y_minus_a")
    opened.get_by_role("button", name="Back to a").click()
    expect(opened.locator("#app")).to_have_attribute("data-rule", "exact")


def test_nothing_can_be_edited(lesson: Open) -> None:
    opened = lesson(query="step=24&play=0")
    expect(opened.locator("#app[data-ready]")).to_be_visible()
    assert opened.locator("#handles > *").count() == 0
    opened.get_by_role("tab", name="All values").click()
    fields = opened.locator("#values input")
    assert fields.evaluate_all("all => all.every((e) => e.readOnly)")
    expect(opened.locator("button.edit, .example, button.help")).to_have_count(0)


def test_on_paper_are_the_graph_and_every_value(lesson: Open, page: Page) -> None:
    lesson(query="step=24&play=0")
    page.wait_for_selector("#app[data-ready]")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#graph")).to_be_visible()
    expect(page.locator("#values")).to_be_visible()
    expect(page.locator("#transport")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('#side')).overflowY") == "visible"


def test_a_browser_that_cannot_unpack_is_told_in_words(lesson: Open, page: Page) -> None:
    page.add_init_script("delete window.DecompressionStream")
    opened = lesson()
    expect(opened.locator("#trouble")).to_contain_text("This browser cannot unpack")
    expect(opened.locator("#values td").first).to_be_visible()
    expect(opened.locator("#trouble").get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("kind", ["packed", "json"])
def test_a_damaged_file_is_told_in_words(
    page: Page, client: httpx.Client, tmp_path: Path, trouble: list[str], kind: str
) -> None:
    text = client.get("/export.html").text
    begin = text.index('id="answers">') + len('id="answers">')
    # In the middle of what is packed, or of the JSON around it.
    hole = slice(begin + 2000, begin + 2400) if kind == "packed" else slice(begin, begin + 1)
    file = tmp_path / "damaged.html"
    file.write_text(text[: hole.start] + text[hole.stop :], encoding="utf-8")
    page.goto(file.as_uri())
    banner = page.locator("#trouble")
    expect(banner).to_contain_text("This file could not be opened. It may be damaged")
    expect(banner.get_by_role("button")).to_have_count(0)
    expect(page.locator("#values td").first).to_be_visible()
    assert [each for each in trouble if each.startswith("thrown: ")]
    trouble.clear()
