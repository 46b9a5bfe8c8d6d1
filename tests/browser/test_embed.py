"""The embed in real frames, on a course page of another site."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.course import only_the_course
from tests.browser.screen import resize

OpenPage = Callable[..., Page]


FRAMES = {
    "plain": ("", {}),
    "scripts only": ('sandbox="allow-scripts"', {}),
    "scripts and origin": ('sandbox="allow-scripts allow-same-origin"', {}),
    "the page isolates itself": (
        "",
        {
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Cross-Origin-Opener-Policy": "same-origin",
        },
    ),
    "the page is a sandbox": ("", {"Content-Security-Policy": "sandbox allow-scripts"}),
}


@pytest.mark.parametrize("kind", FRAMES)
def test_an_embed_works_and_logs_nothing(
    page: Page, server: str, course: tuple[str, dict[str, Any]], trouble: list[str], kind: str
) -> None:
    attributes, headers = FRAMES[kind]
    address, pages = course
    body = f'<!doctype html><title>Week 5</title><iframe {attributes} width="760" height="560" '
    body += f'src="{server}/embed?step=18&amp;play=0"></iframe>'
    pages["/week5"] = (body, headers)
    page.goto(f"{address}/week5")
    frame = page.frame_locator("iframe")
    steps(frame)
    expect(frame.locator("#header")).to_be_hidden()
    only_the_course(trouble, address)


def test_an_embed_works_in_a_document_without_an_address(
    page: Page, server: str, trouble: list[str]
) -> None:
    inner = f"<iframe width=760 height=560 src='{server}/embed?step=18'></iframe>"
    page.set_content(f'<!doctype html><iframe width="800" height="600" srcdoc="{inner}"></iframe>')
    steps(page.frame_locator("iframe").frame_locator("iframe"))
    assert trouble == []


def test_an_embed_works_in_a_lesson_opened_from_a_file(
    page: Page, server: str, tmp_path: Path, trouble: list[str]
) -> None:
    lesson = tmp_path / "lesson.html"
    frame = f'<iframe width="760" height="560" src="{server}/embed?step=18"></iframe>'
    lesson.write_text(f"<!doctype html>{frame}")
    page.goto(lesson.as_uri())
    steps(page.frame_locator("iframe"))
    trouble[:] = [each for each in trouble if lesson.as_uri() not in each]


def steps(frame: FrameLocator) -> None:
    """The lesson in a frame opens on its step and goes to the next."""
    app = frame.locator("#app[data-ready]")
    expect(app).to_have_attribute("data-step", "18")
    frame.get_by_role("button", name="Next step").click()
    expect(app).to_have_attribute("data-step", "19")
    expect(frame.locator('#graph [data-ref="d2-1"]')).to_have_text("\u22120.111")


PLACES = """(steps) => {
    const app = document.getElementById("app");
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const lowest = (selector) => Math.max(
        ...[...document.querySelectorAll(selector)].map((e) => e.getBoundingClientRect())
            .filter(({width, height}) => width && height).map(({bottom}) => bottom));
    const heights = new Set();
    const over = [];
    for (const step of steps) {
        app.dispatchEvent(new CustomEvent("backprop:seek", {detail: {step, tau: 1}}));
        heights.add(box("body").height);
        const formula = lowest("#formula :is(.number, .product, .total, td)");
        const note = document.querySelector(".note")?.getBoundingClientRect();
        const floor = box("#explain").bottom;
        if (note && (note.top < formula - 1 || note.bottom > floor)) over.push(step);
        if (formula > floor) over.push(step);
    }
    return {heights: [...heights], over, stage: box("#stage").height,
        bar: innerHeight - box("#transport").bottom, wide: document.documentElement.scrollWidth,
        rest: document.documentElement.scrollHeight - innerHeight};
}"""


@pytest.mark.parametrize("query", ["", "&hide=graph&show=matrix"])
def test_it_fits_its_frame_and_a_note_stands_beneath_the_formula(
    open_page: OpenPage, query: str
) -> None:
    page = open_page(viewport={"width": 760, "height": 560})
    page.goto(f"/embed?play=0{query}")
    page.wait_for_selector("#app[data-ready]")
    for width in (320, 480, 600, 760, 1300):
        told = set()
        for height, steps in ((480, [1]), (560, [2, 6, 12, 13, 14, 18, 24]), (1200, [1])):
            resize(page, width, height)
            found = page.evaluate(PLACES, steps)
            assert found["over"] == [], (width, height)
            assert found["wide"] <= width
            told.update(found["heights"])
            # In a lower frame the rest scrolls behind the bar, in a higher one nothing does.
            assert found["bar"] == pytest.approx(0, abs=1) or found["rest"] == 0
            if not query:
                assert found["stage"] >= 220
                assert found["rest"] == 0 or width < 600 or height < 560
        assert len(told) == 1, "the height told is the content's, not the frame's"
        if not query and width == 760:
            assert told.pop() <= 561
    # On paper a heading without its table would be left of what is not shown.
    page.emulate_media(media="print")
    expect(page.locator("#side")).to_be_hidden()


def test_the_way_to_the_full_tool_leads_to_the_same_step(page: Page) -> None:
    page.goto("/embed?layers=2-2-1&x=1_0&y=1&seed=3&step=7&title=Week+5&lock=1&hide=formula")
    page.wait_for_selector("#app[data-ready]")
    query = page.locator("#app").get_attribute("data-query")
    expect(page.get_by_role("heading", name="Week 5")).to_be_in_viewport()
    expect(page.locator(".full-tool")).to_have_attribute(
        "href", f"./?{query}&title=Week%205#step=7"
    )


def test_no_other_page_may_be_framed(
    page: Page, server: str, course: tuple[str, dict[str, Any]], trouble: list[str]
) -> None:
    address, pages = course
    pages["/framed"] = (f'<!doctype html><iframe src="{server}/"></iframe>', {})
    page.goto(f"{address}/framed")
    page.wait_for_timeout(500)
    assert page.frames[1].url.startswith("chrome-error:")
    only_the_course(trouble, address)
    assert "frame-ancestors" in trouble.pop()
