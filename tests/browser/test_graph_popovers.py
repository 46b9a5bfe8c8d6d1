"""The popovers of the graph: weights, units, inputs and targets, by mouse, finger and keyboard."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.gestures import drag, middle, popover, theta, unit, weight
from tests.browser.screen import Screen, says, value_of
from tests.conftest import OpenPage


def test_a_click_on_a_weight_opens_its_popover_with_the_traces_numbers(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-2").click()
    box = popover(screen)
    expect(box).to_be_visible()
    expect(box).to_have_attribute("role", "dialog")
    expect(box.get_by_text("from unit 2 in layer 2 to unit 1 in layer 3")).to_be_visible()
    expect(box.locator("h2 msubsup")).to_have_count(1)
    expect(box.get_by_text("\u2713 agrees")).to_be_visible()
    truth = screen.truth()
    for name in ("a2-2", "d3-1", "D2-1-2"):
        number = box.locator(f'[data-ref="{name}"]')
        assert says(number.text_content() or "", value_of(truth, name))
        full = (number.get_attribute("title") or "").replace("\u2212", "-")
        assert float(full) == value_of(truth, name)
    line = screen.page.locator("#graph .underlay line")
    expect(line).to_have_attribute("data-key", "T2-1-2")


def test_a_bias_weight_comes_from_the_bias_unit(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-0").click()
    expect(popover(screen)).to_contain_text("from the bias unit in layer 2 to unit 1 in layer 3")
    expect(popover(screen).locator(".factors")).to_contain_text("= \u22120.227 \u00d7 1")


def test_keys_in_the_field_change_the_weight(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-2").click()
    field = popover(screen).get_by_role("textbox")
    expect(field).to_be_focused()
    for key, value in (
        ("ArrowUp", -0.8),
        ("Shift+ArrowDown", -1.8),
        ("Alt+ArrowUp", -1.79),
        ("0", 0),
    ):
        field.press(key)
        assert theta(screen, 2, 1, 2) == value
    field.press(".")
    field.press("5")
    assert theta(screen, 2, 1, 2) == 0.5
    assert field.input_value() == "0.5"


def test_the_buttons_and_the_slider_change_the_weight(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-2").click()
    box = popover(screen)
    box.get_by_role("button", name="More").click()
    assert theta(screen, 2, 1, 2) == -0.8
    box.get_by_role("button", name="Less").click(modifiers=["Shift"])
    assert theta(screen, 2, 1, 2) == -1.8
    slider = box.get_by_role("slider")
    slider.press("ArrowRight")
    assert theta(screen, 2, 1, 2) == -1.79
    box.get_by_role("button", name="Set to 0").click()
    assert theta(screen, 2, 1, 2) == 0
    expect(box.get_by_role("textbox")).to_have_value("0.00")
    field = box.get_by_role("textbox")
    field.fill("7.5")
    screen.settle()
    assert (slider.get_attribute("max"), slider.input_value()) == ("8", "7.5")


def test_what_is_no_number_stays_in_the_field_and_says_so(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-2").click()
    field = popover(screen).get_by_role("textbox")
    field.fill("much")
    field.press("Tab")
    expect(field).to_have_value("much")
    expect(popover(screen).get_by_text("is not a number")).to_be_visible()
    assert theta(screen, 2, 1, 2) == -0.9


def test_escape_and_a_click_elsewhere_close_it_and_the_focus_returns(screen: Screen) -> None:
    screen.open()
    unit(screen, "2-1").focus()
    screen.page.keyboard.press("Enter")
    expect(popover(screen)).to_be_visible()
    screen.page.keyboard.press("Escape")
    expect(popover(screen)).to_be_hidden()
    expect(unit(screen, "2-1")).to_be_focused()
    weight(screen, "T1-1-1").click()
    expect(popover(screen)).to_be_visible()
    screen.page.mouse.click(*middle(screen.page.locator("#explain .heading")))
    expect(popover(screen)).to_be_hidden()
    weight(screen, "T1-1-1").click()
    weight(screen, "T1-1-1").click()
    expect(popover(screen)).to_be_hidden()


def test_tab_stays_in_the_popover(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-1-2").click()
    for _ in range(12):
        screen.page.keyboard.press("Tab")
        assert screen.page.evaluate("document.activeElement.closest('#popover') !== null")


def test_a_unit_shows_what_is_known_and_enter_again_tells_it(screen: Screen) -> None:
    screen.open()
    screen.seek(20, 1)
    unit(screen, "2-2").focus()
    screen.page.keyboard.press("Enter")
    box = popover(screen)
    expect(box).to_contain_text("Unit 2, layer 2")
    truth = screen.truth()
    for name in ("z2-2", "a2-2", "g2-2", "s2-2"):
        assert says(box.locator(f'[data-ref="{name}"]').text_content() or "", value_of(truth, name))
    expect(box.locator('[data-ref="d2-2"]')).to_have_count(0)
    expect(box.locator("dd").last).to_have_text("\u2026")
    screen.seek(24, 1)
    expect(box.locator('[data-ref="d2-2"]')).to_have_count(1)
    screen.page.keyboard.press("Enter")
    expect(box).to_be_hidden()
    assert (screen["kind"], screen["step"]) == ("delta", "21")
    expect(unit(screen, "2-2")).to_be_focused()


def test_the_bias_and_the_inputs_say_why_they_have_no_error(screen: Screen) -> None:
    screen.open()
    unit(screen, "2-0").click()
    expect(popover(screen)).to_contain_text("It has no incoming edges, so it has no error.")
    unit(screen, "1-1").click()
    expect(popover(screen)).to_contain_text("The inputs are given, so they have no error.")
    field = popover(screen).get_by_role("textbox")
    field.fill("-1.5")
    screen.settle()
    assert screen.truth()["problem"]["x"] == [-1.5, 1]


def test_a_weight_is_reached_by_keyboard_through_its_unit(screen: Screen) -> None:
    screen.open()
    unit(screen, "2-1").focus()
    screen.page.keyboard.press("Enter")
    popover(screen).get_by_role("button", name="Theta 1 2, layer 1").press("Enter")
    expect(popover(screen)).to_contain_text("from unit 2 in layer 1 to unit 1 in layer 2")
    screen.page.keyboard.press("ArrowUp")
    assert theta(screen, 1, 1, 2) == -0.5
    screen.page.keyboard.press("Escape")
    expect(unit(screen, "2-1")).to_be_focused()


def test_a_target_is_typed_in_its_popover(screen: Screen) -> None:
    screen.open()
    screen.page.locator(".target-handle").click()
    field = popover(screen).get_by_role("textbox")
    expect(field).to_be_focused()
    field.fill("0.25")
    screen.settle()
    assert screen.truth()["problem"]["y"] == [0.25]
    field.press("Enter")
    expect(popover(screen)).to_be_hidden()
    expect(screen.page.locator(".target-handle")).to_be_focused()


def test_a_target_of_squared_error_may_be_any_number(screen: Screen) -> None:
    screen.open("/?layers=1-1&activations=linear&loss=squared_error&theta1=0_1&x=1&y=1")
    tick = screen.page.locator(".target-handle")
    drag(screen, tick, 120)
    assert screen.truth()["problem"]["y"] == [2.2]


def test_targets_beside_softmax_still_add_up_to_one(screen: Screen) -> None:
    query = "layers=2-3&activations=softmax&theta1=0_1_2__1_0_1__.5_1_0&x=1_2&y=1_0_0"
    screen.open(f"/?{query}")
    handles = screen.page.locator(".target-handle")
    expect(handles).to_have_count(3)
    drag(screen, handles.nth(1), 40)
    y = screen.truth()["problem"]["y"]
    assert y[1] == 0.4
    assert sum(y) == pytest.approx(1, abs=1e-9)
    handles.nth(2).click()
    expect(popover(screen).get_by_role("textbox")).to_have_count(3)
    expect(popover(screen).get_by_role("textbox", name="y 3")).to_be_focused()


def test_a_popover_of_what_is_gone_closes(screen: Screen) -> None:
    screen.open()
    weight(screen, "T2-2-2").click()
    expect(popover(screen)).to_be_visible()
    screen.page.evaluate(
        "document.querySelector('.resize[aria-label=\"One unit fewer in layer 3\"]').click()"
    )
    screen.settle()
    expect(popover(screen)).to_be_hidden()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (768, 1024), (390, 844), (320, 640)])
@pytest.mark.parametrize("name", ["weight", "unit"])
def test_a_popover_lies_within_every_window(
    open_page: OpenPage, client: Any, size: tuple[int, int], name: str
) -> None:
    width, height = size
    page = open_page(viewport={"width": width, "height": height}, has_touch=width < 600)
    screen = Screen(page, client).open()
    if name == "weight":
        page.evaluate(
            """document.querySelector('#graph .hit[data-link="T2-1-2"]')
            .dispatchEvent(new MouseEvent('click', {bubbles: true}))"""
        )
    else:
        unit(screen, "2-2").click()
    expect(popover(screen)).to_be_visible()
    box = popover(screen).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in popover(screen).get_by_role("button").all():
        found = button.bounding_box()
        assert found
        assert min(found["width"], found["height"]) >= 24
