"""Slow answers, answers out of order, no answers, refusals: never a mix, never a loss."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.screen import Screen, says, value_of

TRACE = "**/api/v1/trace"


BURST = """(box, last) => {
    for (let k = 1; k <= last; k += 1) {
        box.value = k;
        box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    }
}"""


def consistent(screen: Screen) -> None:
    """The numbers, the query and the weights on the screen belong to one answer."""
    trace = screen.truth()
    shown = screen.sweep([1.0], [int(screen["steps"])])[0]
    for name, text in shown.refs:
        if text not in "\u2026\u2013":
            assert says(text, value_of(trace, name)), name


def test_of_rapid_edits_the_last_one_wins(screen: Screen) -> None:
    screen.open()
    screen.edit()
    box = screen.page.get_by_role("textbox", name="x 1", exact=True)
    for k in range(1, 30):
        box.fill(f"{k / 10}")
    box.evaluate(BURST, 3000)
    screen.settle()
    assert screen.truth()["problem"]["x"] == [3000, 1]
    consistent(screen)


def test_an_answer_that_comes_late_never_replaces_a_newer_one(screen: Screen) -> None:
    screen.open()
    screen.edit()
    asked: list[float] = []

    def slow_first(route: Route) -> None:
        x = json.loads(route.request.post_data or "")["x"][0]
        asked.append(x)
        if x == 7:
            time.sleep(0.6)
        try:
            route.continue_()
        except Exception:
            asked.append(-x)  # the page gave it up

    screen.page.route(TRACE, slow_first)
    box = screen.page.get_by_role("textbox", name="x 1", exact=True)
    box.fill("7")
    screen.page.wait_for_timeout(30)
    box.fill("3")
    screen.page.wait_for_selector("#app[data-query*='x=3_1']")
    screen.page.wait_for_timeout(800)
    assert "x=3_1" in screen["query"]
    consistent(screen)


def test_while_an_answer_is_awaited_the_last_valid_numbers_stay(screen: Screen) -> None:
    screen.open()
    screen.edit()
    held: list[Route] = []
    screen.page.route(TRACE, lambda route: held.append(route))  # a builtin has no signature
    screen.type("x 1", "2")
    expect(screen.page.locator("#busy")).to_be_visible()
    assert "x=.5_1" in screen["query"]
    consistent(screen)
    held[0].continue_()
    screen.settle()
    assert "x=2_1" in screen["query"]
    expect(screen.page.locator("#busy")).to_be_hidden()
    consistent(screen)


Answer = Callable[[Route], None]
FAILURES: dict[str, Answer] = {
    "no connection": lambda route: route.abort("connectionrefused"),
    "bad gateway": lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>"),
    "half an answer": lambda route: route.fulfill(
        status=200, content_type="application/json", body='{"steps": [{'
    ),
    "busy": lambda route: route.fulfill(
        status=503,
        content_type="application/problem+json",
        body='{"status": 503, "detail": "All places are taken."}',
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_server_that_fails_is_said_and_asked_again(
    screen: Screen, trouble: list[str], failure: str
) -> None:
    screen.open()
    screen.edit()
    screen.page.route(TRACE, FAILURES[failure], times=2)
    screen.type("x 1", "2")
    alert = screen.page.get_by_role("alert")
    expect(alert).to_contain_text("Could not recompute. The last valid result is shown.")
    consistent(screen)
    assert "x=.5_1" in screen["query"]
    screen.page.wait_for_selector("#app[data-query*='x=2_1']")
    expect(alert).to_be_hidden()
    consistent(screen)
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]


def test_what_the_server_refuses_is_said_at_its_field_and_nothing_is_lost(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open()
    screen.edit()
    before = screen["query"]
    screen.type("Theta 12, layer 1", "5e9")
    box = screen.page.get_by_role("textbox", name="Theta 12, layer 1", exact=True)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value("5e9")
    alert = screen.page.get_by_role("alert")
    expect(alert).to_contain_text("must be at most 1000000.")
    assert alert.locator(".why math").text_content() == "\u039812(1)"
    assert screen["query"] == before
    consistent(screen)
    box.fill("0.25")
    screen.settle()
    expect(screen.page.get_by_role("alert")).to_be_hidden()
    expect(box).not_to_have_attribute("aria-invalid", "true")
    assert screen.truth()["problem"]["theta"][0][0][2] == 0.25
    trouble[:] = [line for line in trouble if "422" not in line]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("abc", "\u201cabc\u201d is not a number."),
        ("0,5", "Write it with a point: 0.5"),
        ("", "A number is needed"),
    ],
)
def test_what_is_no_number_stays_and_says_so(screen: Screen, typed: str, said: str) -> None:
    screen.open()
    screen.edit()
    before = screen["query"]
    screen.type("x 2", typed)
    box = screen.page.get_by_role("textbox", name="x 2", exact=True)
    expect(screen.page.get_by_text(said)).to_be_visible()
    expect(box).to_have_value(typed)
    assert screen["query"] == before
    box.press("Escape")
    expect(box).to_have_value("1")


def test_a_preset_that_cannot_be_fetched_is_said(screen: Screen, trouble: list[str]) -> None:
    screen.open()
    screen.page.route("**/api/v1/presets/*", FAILURES["no connection"], times=1)
    screen.page.locator("select.presets").select_option("xnor")
    expect(screen.page.get_by_role("alert")).to_be_visible()
    assert screen.page.locator("select.presets").input_value() == "lecture"
    screen.page.locator("select.presets").select_option("xnor")
    screen.page.wait_for_selector("#app[data-query^='layers=2-2-1&']")
    expect(screen.page.get_by_role("alert")).to_be_hidden()
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]


CONTROLS: dict[str, Callable[[Page], None]] = {
    "rule": lambda page: page.locator(".rule [data-value=intuition]").click(),
    "granularity": lambda page: page.locator(".pace [data-value=layer]").click(),
    "units": lambda page: page.get_by_label("Remove a unit from layer 3").click(),
    "loss": lambda page: choose(page, "Loss", "squared_error"),
    "activation": lambda page: choose(page, "Activation of layer 2", "tanh"),
}


def choose(page: Page, label: str, value: str) -> None:
    """Take another of the editor's choices."""
    page.get_by_label(label, exact=True).first.select_option(value)


@pytest.mark.parametrize("name", CONTROLS)
def test_while_controls_are_ahead_of_the_numbers_the_page_says_so(
    screen: Screen, trouble: list[str], name: str
) -> None:
    screen.open()
    screen.edit()
    before, shown = screen["query"], screen["granularity"]
    screen.page.route(TRACE, FAILURES["no connection"])
    CONTROLS[name](screen.page)
    alert = screen.page.get_by_role("alert")
    expect(alert).to_contain_text("Could not recompute.")
    alert.locator(".dismiss").click()
    expect(alert).to_be_visible()
    expect(alert).to_contain_text("These are the numbers from before your last change.")
    expect(alert.locator(".dismiss")).to_be_hidden()
    assert (screen["query"], screen["granularity"]) == (before, shown)
    # What tries again stands at the side, and is no column of letters.
    again = alert.get_by_role("button", name="Try now")
    box, whole = again.bounding_box(), alert.bounding_box()
    assert box
    assert whole
    assert box["height"] < 40
    assert box["x"] > whole["x"] + whole["width"] / 2
    screen.page.unroute(TRACE)
    again.click()
    screen.settle()
    expect(alert).to_be_hidden()
    assert (screen["query"], screen["granularity"]) != (before, shown)
    consistent(screen)
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]


@pytest.mark.parametrize("name", CONTROLS)
def test_what_was_refused_and_is_closed_is_shown_by_no_control(
    screen: Screen, trouble: list[str], name: str
) -> None:
    refusal = {"status": 422, "detail": "It is too much.", "errors": []}
    screen.open()
    controls = """() => [...document.querySelectorAll("select, [role=radio], .unit-count")]
        .map((e) => e.dataset.value ? e.dataset.value + e.ariaChecked : e.value)"""
    screen.edit()
    before = screen.page.evaluate(controls)
    screen.page.route(TRACE, lambda route: route.fulfill(status=422, json=refusal))
    CONTROLS[name](screen.page)
    alert = screen.page.get_by_role("alert")
    expect(alert).to_contain_text("It is too much.")
    alert.locator(".dismiss").click()
    expect(alert).to_be_hidden()
    assert screen.page.evaluate(controls) == before
    consistent(screen)
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]


def test_while_an_example_is_awaited_the_menu_names_it_and_the_page_says_that_it_waits(
    screen: Screen, trouble: list[str]
) -> None:
    screen.open(play=True)
    menu = screen.page.locator("select.presets")
    held: list[Route] = []
    screen.page.route("**/api/v1/presets/*", lambda route: held.append(route))
    menu.select_option("xnor")
    screen.page.wait_for_timeout(300)  # the walk plays, and draws the menu with it
    expect(menu).to_have_value("xnor")
    expect(screen.page.locator("#busy")).to_be_visible()
    held[0].abort("connectionrefused")
    expect(screen.page.get_by_role("alert")).to_contain_text("The example could not be loaded.")
    expect(menu).to_have_value("lecture")
    expect(screen.page.locator("#busy")).to_be_hidden()
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]
