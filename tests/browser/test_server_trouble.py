"""Slow answers, answers out of order, no answers, refusals: never a mix, never a loss."""

import json
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

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
    screen.page.wait_for_selector("#app[data-query*='2-2-1&']")
    expect(screen.page.get_by_role("alert")).to_be_hidden()
    trouble[:] = [line for line in trouble if "Failed to load resource" not in line]
