"""What stands there before the page's script does, and gives way to it without a jolt."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

SCRIPT = "**/bundle/main.js"
SIZES = [(1440, 900), (1024, 768), (768, 1024), (390, 844)]

LOGIN, HTML = "<html>Who are you?</html>", "text/html"

SHIFTED = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 1500);
})"""


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_while_the_script_is_awaited_the_network_and_its_numbers_are_there(
    open_page: Any, width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))  # a builtin has no signature
    page.goto("/", wait_until="commit")
    still = page.get_by_role("img", name="A network with 2-2-2-1 units")
    expect(still).to_be_visible()
    numbers = still.locator("svg text").locator("visible=true")
    expect(numbers.filter(has_text="\u22120.58")).not_to_have_count(0)
    # Each is read without a magnifying glass, and none lies outside.
    seen = numbers.evaluate_all(
        """all => all.map((e) => {
            const {left, right, bottom} = e.getBoundingClientRect();
            const scale = e.getScreenCTM().d;
            return [parseFloat(getComputedStyle(e).fontSize) * scale, left, right, bottom];
        })"""
    )
    assert min(size for size, *_ in seen) >= 8.5
    assert min(left for _, left, _, _ in seen) >= 0
    assert max(right for _, _, right, _ in seen) <= width
    (route,) = held
    route.continue_()
    page.wait_for_selector("#app[data-ready]")
    expect(page.locator("#graph .unit").first).to_be_visible()
    expect(page.locator(".still")).to_have_count(0)
    assert page.evaluate(SHIFTED) < 0.01


@pytest.mark.parametrize("status", [503, 502, 200])
def test_a_script_that_cannot_be_had_is_said_at_once(
    page: Page, trouble: list[str], status: int
) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(status=status, body=LOGIN, content_type=HTML))
    page.goto("/")
    said = (
        """getComputedStyle(document.querySelector("#app"), "::before").visibility === "visible\""""
    )
    page.wait_for_function(said, timeout=3000)
    # It covers neither the picture nor the numbers beside it.
    strip = page.evaluate("parseFloat(getComputedStyle(app, '::before').height)")
    top = page.locator("#app").evaluate("(e) => e.getBoundingClientRect().top")
    for below in (page.locator(".still"), page.get_by_role("heading", name="All values")):
        box = below.bounding_box()
        assert box
        assert box["y"] >= top + strip
    # What cannot be filled is not there, and where every step is told stands in its place.
    expect(page.get_by_role("link", name="worksheet")).to_be_visible()
    empty = page.locator("#transport, #explain .words, header button, select")
    expect(empty.locator("visible=true")).to_have_count(0)
    complaints = ("503", "502", "Failed to load module script")
    trouble[:] = [line for line in trouble if not any(each in line for each in complaints)]


def test_an_example_chosen_before_the_script_has_come_is_the_one_that_is_shown(page: Page) -> None:
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))
    page.goto("/", wait_until="commit")
    page.locator("select.presets").select_option("xnor")
    expect(page.get_by_role("link", name="worksheet")).to_be_hidden()
    (route,) = held
    route.continue_()
    page.wait_for_selector("#app[data-query*='layers=2-2-1&'][data-settled=true]")
    expect(page.locator("select.presets")).to_have_value("xnor")


def test_a_network_too_large_for_its_page_has_none_there(page: Page) -> None:
    page.goto("/?layers=40-40&seed=1&x=" + "_".join("1" * 40) + "&y=" + "_".join("1" * 40))
    page.wait_for_selector("#app[data-ready]")
    expect(page.locator("#graph .unit").first).to_be_visible()
