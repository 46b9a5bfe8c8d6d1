"""On a phone: what a finger needs is in view, is not cut off, and answers."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.screen import Screen, says, value_of


@pytest.fixture
def phone(open_page: Any, client: httpx.Client) -> Screen:
    """A page that has gone nowhere yet, on a phone."""
    size = {"width": 390, "height": 844}
    return Screen(open_page(viewport=size, has_touch=True, is_mobile=True), client)


def bottom(of: Locator) -> float:
    box = of.bounding_box()
    assert box
    return box["y"] + box["height"]


def playback(page: Page) -> float:
    """Where the playback bar begins."""
    box = page.locator("#transport").bounding_box()
    assert box
    return box["y"]


def choose(phone: Screen, name: str, layers: str) -> None:
    phone.page.locator("select.presets").select_option(name)
    phone.page.wait_for_selector(f"#app[data-query*='layers={layers}&'][data-settled=true]")


def test_the_quiz_lies_above_the_playback_at_every_step(phone: Screen) -> None:
    phone.open()
    choose(phone, "quiz", "2-2-2-1")
    quiz = phone.page.locator("#quiz")
    expect(quiz).to_be_visible()
    tops = set()
    for step in range(1, 25):
        phone.seek(step)
        assert bottom(quiz) <= playback(phone.page), step
        tops.add(bottom(quiz))
    assert len(tops) == 1, "it stays where it is"


def test_every_note_lies_above_the_playback(phone: Screen) -> None:
    phone.open("/?play=0")
    seen = 0
    for rule in ("exact", "intuition"):
        phone.page.locator(f".rule [data-value={rule}]").click()
        phone.settle()
        for step in range(1, 25):
            phone.seek(step)
            for note in phone.page.locator("#explain .note").all():
                assert bottom(note) <= playback(phone.page), step
                seen += 1
    assert seen > 4


def test_the_names_of_the_examples_are_not_cut(phone: Screen) -> None:
    phone.open()
    needed, room = phone.page.locator("select.presets").evaluate(
        """(select) => {
            const style = getComputedStyle(select);
            const paper = document.createElement("canvas").getContext("2d");
            paper.font = style.font;
            const names = [...select.options].map((one) => paper.measureText(one.text).width);
            const air = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
            return [Math.max(...names), select.clientWidth - air];
        }"""
    )
    assert needed <= room
    expect(phone.page.get_by_role("heading", level=1)).to_have_count(1)


def test_a_cell_of_a_large_matrix_tells_its_number_to_a_tap(phone: Screen) -> None:
    phone.open()
    choose(phone, "wide", "10-12-12-10")
    phone.seek(2)
    phone.page.locator("#tab-matrix").tap()
    cell = phone.page.locator(".heat td").nth(17)
    name = cell.get_attribute("data-link") or ""
    cell.tap()
    told = phone.page.get_by_role("status").filter(has_text="=")
    expect(told).to_have_count(1)
    number = (told.text_content() or "").rpartition("= ")[2]
    assert says(number, value_of(phone.truth(), name))
    # It is still told at the next step of the same matrix.
    phone.seek(4)
    expect(told).to_contain_text(f"= {number}")


def test_that_the_network_can_be_changed_is_said_until_it_was_done_once(phone: Screen) -> None:
    phone.open("/?step=2&play=0")
    hint = phone.page.get_by_text("can be changed: drag it sideways, or tap it.")
    expect(hint).to_be_visible()
    assert bottom(hint) <= playback(phone.page)
    phone.page.locator("#graph .unit.input").first.tap()
    expect(hint).to_have_count(0)
    phone.page.reload()
    phone.page.wait_for_selector("#app[data-ready]")
    expect(hint).to_have_count(0)


def test_what_cannot_be_changed_has_no_hint(phone: Screen) -> None:
    phone.open("/?step=2&play=0&lock=1")
    expect(phone.page.locator(".hint")).to_have_count(0)


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_a_chip_is_taken_hold_of_as_the_weight_that_it_lies_on(
    open_page: Any, client: httpx.Client, size: tuple[int, int]
) -> None:
    width, height = size
    page: Page = open_page(viewport={"width": width, "height": height})
    screen = Screen(page, client).open()
    for step in (22, 23, 24):
        screen.seek(step)
        for chip in page.locator("#graph .chip").all():
            name = chip.get_attribute("data-key") or ""
            chip.click()
            layer, i, j = name[1:].split("-")
            slider = page.get_by_role("slider", name=f"Theta {i}{j}, layer {layer}")
            expect(slider).to_be_visible()
            page.keyboard.press("Escape")
            expect(slider).to_have_count(0)
    screen.seek(23)
    chip = page.locator('#graph .chip[data-key="T2-1-2"]')
    box = chip.bounding_box()
    assert box
    before = value_of(screen.truth(), "T2-1-2")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y, steps=5)
    page.mouse.up()
    screen.settle()
    assert value_of(screen.truth(), "T2-1-2") > before


@pytest.mark.parametrize("weight", ["T2-1-2", "T2-2-1", "T1-2-0"])
def test_what_sets_a_weight_to_zero_says_so_in_one_line(phone: Screen, weight: str) -> None:
    phone.open("/?step=20&play=0")
    phone.page.locator(f'#graph .hit[data-link="{weight}"]').dispatch_event("click")
    button = phone.page.get_by_role("button", name="Set to 0")
    lines = """(e) => {
        const words = document.createRange();
        words.selectNodeContents(e);
        return words.getClientRects().length;
    }"""
    assert button.evaluate(lines) == 1
    # Were there less room, it would be the field that gives way.
    assert button.evaluate("(e) => getComputedStyle(e).whiteSpace") == "nowrap"
    row = phone.page.locator(".popover-row").first
    assert row.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0


def test_sharing_and_the_theme_are_two_taps_away(phone: Screen) -> None:
    phone.open()
    for _ in range(2):
        phone.page.get_by_role("button", name="Help").tap()
        help_ = phone.page.get_by_role("dialog", name="How to read it")
        dark = help_.get_by_role("radio", name="dark")
        expect(dark).to_be_in_viewport(ratio=1)
        dark.tap()
        expect(phone.page.locator("html")).to_have_attribute("data-theme", "dark")
        share = help_.get_by_role("button", name="Share or embed")
        expect(share).to_be_in_viewport(ratio=1)
        share.tap()
        dialog = phone.page.get_by_role("dialog", name="Share or embed")
        expect(dialog).to_be_visible()
        phone.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
