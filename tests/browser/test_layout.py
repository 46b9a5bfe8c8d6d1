"""The page fits every screen, shows its fonts and policy, and says its numbers without scripts."""

from typing import Any
from urllib.parse import quote, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.screen import Screen, resize

SIZES = [
    (1440, 900),
    (1366, 768),
    (1280, 720),
    (1024, 768),
    (768, 1024),
    (390, 844),
    (320, 640),
    (844, 390),
]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_sticks_out_at_the_side(
    open_page: Any, client: httpx.Client, width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = Screen(page, client).open()
    screen.seek(20, 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in page.locator("#transport button:visible, #header button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 24
    stage = page.locator("#stage").bounding_box()
    assert stage
    assert stage["height"] > 200


def test_the_graph_does_not_jump_from_step_to_step(screen: Screen) -> None:
    screen.open()
    boxes = []
    for step in range(1, 25):
        screen.seek(step)
        boxes.append(str(screen.page.locator("#stage").bounding_box()))
    assert len(set(boxes)) == 1


def test_without_scripts_the_numbers_are_there(open_page: Any, trouble: list[str]) -> None:
    page: Page = open_page()

    def scriptless(route: Route) -> None:
        # Playwright's own switch would leave <noscript> unparsed.
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": "sandbox allow-same-origin"}
        route.fulfill(response=answer, headers=headers)

    page.route(lambda url: urlsplit(url).path == "/", scriptless)
    page.goto("/")
    row = page.locator("#values tbody tr").last
    expect(row).to_contain_text("\u22120.580")
    expect(page.get_by_text("Cost 0.867", exact=True)).to_be_visible()
    expect(page.locator("#explain .unscripted")).to_contain_text(
        "the table has the numbers of every unit"
    )
    expect(page.get_by_role("link", name="worksheet")).to_be_visible()
    expect(page.get_by_role("img", name="A network with 2-2-2-1 units")).to_be_visible()
    # What cannot work is not there, and the table is whole.
    buttons = page.locator("#transport, header button, select")
    expect(buttons.locator("visible=true")).to_have_count(0)
    side = page.locator("#side")
    assert side.evaluate("(e) => e.scrollHeight <= e.clientHeight")
    # Nor is it said that a script has not come.
    app = page.locator("#app")
    assert app.evaluate("(e) => getComputedStyle(e, '::before').content") == "none"
    trouble[:] = [line for line in trouble if "Blocked script execution" not in line]


def test_a_worksheet_fits_a_phone(open_page: Any) -> None:
    page: Page = open_page(viewport={"width": 390, "height": 844})
    page.goto("/print")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_bad_link_is_said_in_words_on_a_page_that_works(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open("/?layers=2-2-1&x=1_2&y=<b>")
    alert = screen.page.get_by_role("alert")
    expect(alert).to_contain_text(
        "This link cannot be shown, so the lecture network stands here instead."
    )
    expect(alert).to_contain_text("y")
    assert "2-2-2-1" in screen["query"]
    screen.edit()
    screen.type("x 1", "3")
    screen.settle()
    expect(alert).to_be_hidden()
    assert "x=3_1" in screen["query"]
    trouble[:] = [line for line in trouble if "422" not in line]


def test_a_path_that_is_not_there_leads_back(page: Page, trouble: list[str]) -> None:
    page.goto("/no/such/page")
    expect(page.get_by_text("There is nothing at /no/such/page.")).to_be_visible()
    page.get_by_role("link", name="Open the lecture network").click()
    page.wait_for_selector("#app[data-ready]")
    trouble[:] = [line for line in trouble if "404" not in line]


def test_errata_are_shown_with_the_lecture_and_not_elsewhere(screen: Screen) -> None:
    screen.open()
    screen.seek(13)
    expect(screen.page.locator(".note")).to_contain_text("Erratum, 8:50")
    screen.page.locator("select.presets").select_option("xnor")
    screen.page.wait_for_selector("#app[data-query^='layers=2-2-1&']")
    assert screen["kind"] == "output_delta"
    expect(screen.page.locator(".note")).to_have_count(1)
    expect(screen.page.locator(".note")).to_contain_text("This example")


def test_a_lesson_s_own_name_is_seen_in_every_layout_and_is_text(page: Page) -> None:
    name = "<b>Week 5</b>: " + "how the error travels back " * 3
    page.goto(f"/?play=0&title={quote(name.strip())}")
    page.wait_for_selector("#app[data-ready]")
    heading = page.get_by_role("heading", name="<b>Week 5</b>")
    expect(heading).to_have_attribute("title", name.strip())
    for width, height in ((1440, 900), (1024, 768), (640, 480), (390, 844), (320, 640)):
        resize(page, width, height)
        expect(heading).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # One line, and nothing of the playback is pushed out of view by it.
        box = heading.bounding_box()
        assert box
        assert box["height"] < 32
        expect(page.locator("#transport")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (768, 1024), (390, 844), (320, 640)])
def test_all_that_is_wrong_with_a_link_is_told_alike_with_the_way_out_in_the_corner(
    open_page: Any, trouble: list[str], width: int, height: int
) -> None:
    page: Page = open_page(viewport={"width": width, "height": height})
    held: list[Route] = []
    page.route("**/main.js", lambda route: held.append(route))  # a builtin has no signature
    page.goto("/?layers=2-a-1&x=1_b&y=1", wait_until="commit")
    faults = page.locator("#trouble li")
    told = [
        "layers, number 2 is not a whole number (as in 2-2-1).",
        "x, number 2 is not a number.",
    ]
    # The server's page and the script say the same.
    expect(faults).to_have_text(told)
    held[0].continue_()
    page.wait_for_selector("#app[data-ready]")
    expect(faults).to_have_text(told)
    whole = page.locator("#trouble").bounding_box()
    close = page.locator("#trouble .dismiss").bounding_box()
    first = faults.first.bounding_box()
    assert whole
    assert close
    assert first
    assert whole["x"] + whole["width"] - close["x"] - close["width"] <= 24
    assert close["y"] - whole["y"] <= 12
    assert first["y"] >= close["y"] + close["height"]
    trouble[:] = [line for line in trouble if "422" not in line]
