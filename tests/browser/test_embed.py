"""The embed in real frames, on a course page of another site."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.course import only_the_course

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
    expect(frame.locator('#graph [data-ref="d2-1"]')).to_have_text("\u22120.11")


def test_an_embed_is_as_high_as_the_recommended_frame(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 760, "height": 560})
    page.goto("/embed?play=0")
    page.wait_for_selector("#app[data-ready]")
    assert page.evaluate("document.body.getBoundingClientRect().height") <= 561
    assert page.evaluate("document.documentElement.scrollWidth") == 760


@pytest.mark.parametrize("width", [320, 599, 760, 1400])
def test_its_height_does_not_follow_the_frame_s(open_page: OpenPage, width: int) -> None:
    heights = []
    for height in (400, 1200):
        page = open_page(viewport={"width": width, "height": height})
        page.goto("/embed?play=0")
        page.wait_for_selector("#app[data-ready]")
        heights.append(page.evaluate("document.body.getBoundingClientRect().height"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(set(heights)) == 1


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
