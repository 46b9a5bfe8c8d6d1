"""Dragging in the graph itself: weights, inputs, targets, by mouse and finger."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.gestures import drag, middle, popover, theta, unit, weight
from tests.browser.screen import Screen, says, value_of
from tests.conftest import OpenPage


@pytest.mark.parametrize(("held", "value"), [("", -0.5), ("Shift", 3.1), ("Alt", -0.86)])
def test_dragging_a_label_scrubs_the_weight(screen: Screen, held: str, value: float) -> None:
    screen.open()
    drag(screen, weight(screen, "T2-1-2"), 40, held=held)
    assert theta(screen, 2, 1, 2) == value
    expect(popover(screen)).to_be_hidden()
    expect(screen.page.locator("#graph .readout rect")).to_have_count(0)


def test_a_drag_is_one_undo_and_three_pixels_are_a_click(screen: Screen) -> None:
    screen.open()
    first = screen["query"]
    drag(screen, weight(screen, "T2-1-2"), -60)
    assert theta(screen, 2, 1, 2) == -1.5
    screen.page.keyboard.press("Control+z")
    screen.settle()
    assert screen["query"] == first
    drag(screen, weight(screen, "T2-1-2"), 3)
    assert screen["query"] == first
    expect(popover(screen)).to_be_visible()


def test_the_numbers_follow_while_it_is_dragged(screen: Screen) -> None:
    screen.open()
    screen.seek(21, 1)
    x, y = middle(weight(screen, "T1-1-1"))
    mouse = screen.page.mouse
    mouse.move(x, y)
    mouse.down()
    for dx in (20, 40, 60):
        mouse.move(x + dx, y)
        screen.settle()
        truth = screen.truth()
        assert truth["problem"]["theta"][0][0][1] == pytest.approx(0.8 + dx / 100)
        for name in ("z2-1", "d2-1", "a4-1"):
            assert says(screen.number(name), value_of(truth, name))
        expect(screen.page.locator("#graph .readout rect")).to_have_count(1)
    screen.page.keyboard.press("Escape")
    mouse.up()
    assert theta(screen, 1, 1, 1) == 0.8


def test_inputs_are_dragged(screen: Screen) -> None:
    screen.open()
    drag(screen, unit(screen, "1-1").locator(".base"), 50)
    assert screen.truth()["problem"]["x"] == [1, 1]
    expect(popover(screen)).to_be_hidden()


def test_the_tick_on_the_gauge_is_dragged_and_snaps(screen: Screen) -> None:
    screen.open()
    tick = screen.page.locator(".target-handle")
    gauge = screen.page.locator("#graph .gauge .track").bounding_box()
    assert gauge
    drag(screen, tick, 0, gauge["height"] / 2)
    assert screen.truth()["problem"]["y"] == [pytest.approx(0.5, abs=0.011)]
    drag(screen, tick, 0, gauge["height"])
    assert screen.truth()["problem"]["y"] == [0]
    drag(screen, tick, 30)
    assert screen.truth()["problem"]["y"] == [0.3]
    drag(screen, tick, -90)
    assert screen.truth()["problem"]["y"] == [0]


def test_a_finger_drags_a_weight(open_page: OpenPage, client: Any) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    screen = Screen(page, client).open()
    screen.seek(20, 1)
    x, y = middle(weight(screen, "T2-1-2"))
    cdp = page.context.new_cdp_session(page)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for dx in (5, 15, 25, 30):
        points = [{"x": x + dx, "y": y}]
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert theta(screen, 2, 1, 2) == pytest.approx(-0.6, abs=0.011)
    screen.settle()
    # To the browser, what follows a quick drag within a twentieth of a second is no tap yet.
    page.wait_for_timeout(300)
    page.touchscreen.tap(x, y)
    expect(popover(screen)).to_be_visible()
    # No keyboard is called up over what was only looked at.
    expect(popover(screen)).to_be_focused()
