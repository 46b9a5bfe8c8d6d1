"""The buttons at the headers of the graph: sizes and activations."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen


def test_headers_change_sizes_within_their_limits(screen: Screen) -> None:
    screen.open()
    page = screen.page
    page.get_by_role("button", name="One unit more in layer 1").click()
    page.get_by_role("button", name="One unit more in layer 2").click()
    screen.settle()
    assert screen.truth()["problem"]["layers"] == [3, 3, 2, 1]
    fewer = page.get_by_role("button", name="One unit fewer in layer 3")
    fewer.click()
    screen.settle()
    fewer.focus()
    fewer.press("Enter")
    screen.settle()
    assert screen.truth()["problem"]["layers"] == [3, 3, 1, 1]
    expect(fewer).to_have_attribute("aria-disabled", "true")
    expect(fewer).to_be_focused()


@pytest.mark.parametrize("name", ["tanh", "relu", "leaky_relu", "linear", "softmax", "sigmoid"])
def test_the_menu_sets_every_activation(screen: Screen, name: str) -> None:
    screen.open("/?layers=2-2-2&x=1_0&y=1_0&seed=1")
    screen.page.locator('.choose-activation[data-layer="3"]').click()
    menu = screen.page.get_by_role("menu")
    expect(menu.get_by_role("menuitemradio")).to_have_count(6)
    menu.locator(f'[data-value="{name}"]').click()
    screen.settle()
    problem = screen.truth()["problem"]
    assert problem["activations"] == ["sigmoid", name]
    assert (problem["loss"] == "cross_entropy") == (name in ("sigmoid", "softmax"))
    expect(screen.page.locator('.choose-activation[data-layer="3"]')).to_be_focused()


def test_no_share_of_one_is_offered(screen: Screen) -> None:
    screen.open()
    screen.page.locator('.choose-activation[data-layer="4"]').click()
    items = screen.page.get_by_role("menu").get_by_role("menuitemradio")
    expect(items).to_have_count(5)
    expect(items.filter(has_text="softmax")).to_have_count(0)


def test_the_menu_is_worked_by_keys(screen: Screen) -> None:
    screen.open()
    button = screen.page.locator('.choose-activation[data-layer="2"]')
    expect(button).to_have_accessible_name(re.compile("Layer 2.*2 hidden . sigmoid"))
    button.focus()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    items = screen.page.get_by_role("menuitemradio")
    expect(items.nth(0)).to_be_focused()
    expect(items.nth(0)).to_have_attribute("aria-checked", "true")
    for key, index in (("ArrowUp", 4), ("ArrowDown", 0), ("End", 4), ("Home", 0), ("t", 1)):
        screen.page.keyboard.press(key)
        expect(items.nth(index)).to_be_focused()
    screen.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("ArrowDown")
    screen.page.keyboard.press("t")
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert screen.truth()["problem"]["activations"][0] == "tanh"
    assert screen["step"] == "1"


def test_buttons_on_the_stage_are_large_enough_and_apart(screen: Screen) -> None:
    screen.open()
    boxes = [one.bounding_box() for one in screen.page.locator("#handles button:visible").all()]
    assert len(boxes) == 12
    for index, one in enumerate(boxes):
        assert one
        assert min(one["width"], one["height"]) >= 24
        for other in boxes[index + 1 :]:
            assert other
            apart_x = (
                one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            )
            apart_y = (
                one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            )
            assert apart_x or apart_y
