"""The share dialog: what it shows and hands out is the lesson that is on the screen."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.screen import Screen

OpenPage = Callable[..., Page]


@pytest.fixture
def dialog(screen: Screen) -> Locator:
    screen.open()
    screen.seek(18, 1)
    screen.page.get_by_role("button", name="Share or embed").click()
    found = screen.page.get_by_role("dialog", name="Share or embed")
    expect(found).to_be_visible()
    return found


def text(dialog: Locator, name: str) -> str:
    row = dialog.locator(".share-row").filter(has=dialog.page.locator("b", has_text=name))
    return row.locator("code").inner_text()


def test_the_preview_is_the_lesson_at_its_step(screen: Screen, dialog: Locator) -> None:
    app = dialog.frame_locator("iframe").locator("#app[data-ready]")
    expect(app).to_have_attribute("data-step", "18")
    expect(app).to_have_attribute("data-query", screen["query"])


def test_what_is_ticked_stands_in_every_snippet_and_in_the_preview(dialog: Locator) -> None:
    length = dialog.page.evaluate("history.length")
    dialog.get_by_label("Matrix form").check()
    dialog.get_by_label("Lock: nothing can be edited").check()
    dialog.get_by_role("radio", name="dark").click()
    frame = dialog.frame_locator("iframe")
    expect(frame.locator("#matrix")).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    for name in ("Link", "Frame", "Markdown", "Sphinx", "MyST", "Jupyter"):
        found = text(dialog, name).replace("&amp;", "&")
        assert "&step=18&show=matrix&lock=1&theme=dark&v=" in found, name
    assert 'show="matrix" lock="1" theme="dark"' in text(dialog, "Element")
    dialog.get_by_label("Open on the step in view").uncheck()
    assert "step=" not in text(dialog, "Link")
    expect(frame.locator("#app[data-ready]")).to_have_attribute("data-playing", "true")
    source = dialog.locator("iframe").get_attribute("src") or ""
    assert "&lock=1&" in source
    assert source.endswith("&autosize=0")
    # Looking at previews is not going anywhere.
    dialog.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert dialog.page.evaluate("history.length") == length


def test_snippets_begin_with_the_public_address_where_there_is_one(
    screen: Screen, trouble: list[str]
) -> None:
    def public(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer,
            body=answer.text().replace('"base":""', '"base":"https://public.invalid/nets/"'),
        )

    screen.page.route(re.compile(r"/\?play=0$"), public)
    screen.open("/?play=0")
    button = screen.page.get_by_role("button", name="Share or embed")
    # What cannot be loaded is said in words, and tried again.
    banner = screen.page.locator("#trouble")
    screen.page.route("**/share.js", lambda route: route.abort())
    button.click()
    expect(banner).to_contain_text("The share dialog could not be loaded.")
    expect(banner).not_to_contain_text("This link cannot be shown")
    screen.page.unroute("**/share.js")
    assert trouble
    trouble[:] = [each for each in trouble if "ERR_FAILED" not in each]
    # Two quick clicks are one dialog.
    button.evaluate("(one) => { one.click(); one.click(); }")
    dialog = screen.page.get_by_role("dialog", name="Share or embed")
    expect(dialog.get_by_role("heading")).to_have_count(1)
    expect(banner).to_be_hidden()
    for name in ("Link", "Frame", "Element", "Markdown", "Sphinx", "MyST", "Jupyter"):
        assert "https://public.invalid/nets/" in text(dialog, name), name
        assert "127.0.0.1" not in text(dialog, name), name
    assert "://" not in (dialog.locator("iframe").get_attribute("src") or "")


def test_the_link_opens_the_same_lesson(screen: Screen, dialog: Locator) -> None:
    link, problem = text(dialog, "Link"), screen.truth()["problem"]
    screen.page.goto(link)
    screen.page.wait_for_selector("#app[data-ready]")
    assert screen["step"] == "18"
    assert screen.truth()["problem"] == problem


def test_copying_works_or_shows_the_text(dialog: Locator) -> None:
    row = dialog.locator(".share-row").first
    row.get_by_role("button").click()
    expect(row.get_by_role("button")).to_have_text(re.compile("Copied|Press Ctrl"))


def test_an_address_of_this_computer_is_told_of(dialog: Locator) -> None:
    expect(dialog.locator(".share-caution")).to_contain_text("on this computer only")


def test_the_step_is_saved_as_a_picture(dialog: Locator, tmp_path: Path) -> None:
    page = dialog.page
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="SVG of this step").click()
    saved.value.save_as(tmp_path / "step.svg")
    svg = ElementTree.parse(tmp_path / "step.svg").getroot()
    assert svg.tag.endswith("}svg")
    drawn = "".join(svg.itertext())
    assert "\u22120.318" in drawn
    # Its fonts are in it, and what stands on buttons of the page is written.
    assert drawn.count("data:font/woff2;base64,") == 2
    kinds = [e for e in svg.iter() if e.text == "2 hidden \u00b7 sigmoid"]
    assert [e.get("visibility") for e in kinds] == ["visible"] * 2
    assert "script" not in {element.tag.split("}")[-1] for element in svg.iter()}
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="PNG of this step").click()
    saved.value.save_as(tmp_path / "step.png")
    assert (tmp_path / "step.png").read_bytes().startswith(b"\x89PNG\r\n")
    assert (tmp_path / "step.png").stat().st_size > 20_000


def test_it_closes_with_escape_and_gives_the_focus_back(dialog: Locator) -> None:
    dialog.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(dialog.page.get_by_role("button", name="Share or embed")).to_be_focused()


def test_the_offline_file_is_of_the_same_lesson(screen: Screen, dialog: Locator) -> None:
    href = dialog.get_by_role("link", name="Offline file").get_attribute("href")
    assert href
    assert href.startswith("./export.html?")
    assert urlsplit(href).query.startswith(screen["query"])


def test_on_a_phone_it_is_opened_from_help(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto("/?play=0")
    page.wait_for_selector("#app[data-ready]")
    expect(page.locator("#header .share")).to_be_hidden()
    page.get_by_role("button", name="Help").click()
    page.get_by_role("button", name="Share or embed").click()
    expect(page.get_by_role("dialog", name="Share or embed")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
