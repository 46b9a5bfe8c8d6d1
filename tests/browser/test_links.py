"""Linked highlights: what is pointed at in one view is outlined in all the others."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen, resize

LIT = """() => [...document.querySelectorAll("#app [data-linked]")].flatMap((e) => {
    const at = e.closest("#graph, #formula, #matrix, #code, #values")?.id ?? "";
    const unit = e.dataset.unit ? [`u${e.dataset.unit}`] : [];
    return [e.dataset.link, e.dataset.ref, e.dataset.part, ...unit].filter(Boolean)
        .map((name) => `${at} ${name}`);
})"""

OUTLINE = """(e) => {
    const {outlineStyle, outlineWidth, outlineColor, backgroundColor} = getComputedStyle(e);
    return [outlineStyle, outlineWidth, outlineColor, backgroundColor];
}"""


def lit(screen: Screen) -> set[str]:
    return set(screen.page.evaluate(LIT))


@pytest.mark.parametrize(
    "selector",
    [
        "#formula math [data-link=T2-1-2]",
        "#formula .number[data-ref=T2-1-2]",
        "#matrix [data-ref=T2-1-2]",
        "#graph .theta[data-part=T2-1-2]",
    ],
)
def test_a_weight_is_lit_in_all_views_whichever_is_pointed_at(
    screen: Screen, selector: str
) -> None:
    screen.open()
    screen.seek(20, 0.1)
    screen.page.locator(selector).first.hover()
    everywhere = {"graph T2-1-2", "formula T2-1-2", "matrix T2-1-2", "code T2"}
    assert everywhere | {"graph u2-2", "graph u3-1", "graph T2"} <= lit(screen)
    assert not {"graph T2-1-1", "matrix T2-2-2", "code T3", "graph u2-1"} & lit(screen)
    screen.page.mouse.move(5, 5)
    assert lit(screen) == set()


def test_an_edge_is_lit_by_its_line_and_an_identifier_lights_the_bundle(screen: Screen) -> None:
    screen.open()
    screen.seek(20, 1)
    screen.page.locator("#code [data-link=T2]").first.hover()
    edges = {f"graph T2-{i}-{j}" for i in (1, 2) for j in (0, 1, 2)}
    assert edges | {"graph T2", "code T2"} <= lit(screen)
    assert not any("T3" in name for name in lit(screen))
    screen.page.locator("#code [data-link=d3]").first.hover()
    assert {"graph d3-1", "graph d3-2", "matrix d3-1"} <= lit(screen)


def test_what_is_lit_has_an_outline_of_two_pixels_at_once_and_no_other_fill(
    screen: Screen,
) -> None:
    screen.open()
    screen.seek(20, 1)
    cell = screen.page.locator("#matrix td[data-ref=T2-1-2]")
    before = cell.evaluate(OUTLINE)
    screen.page.locator("#formula .number[data-ref=T2-1-2]").hover()
    after = cell.evaluate(OUTLINE)
    assert after == ["solid", "2px", "rgb(27, 31, 36)", before[3]]
    edge = screen.page.locator("#graph .edge[data-part=T2-1-2]")
    assert edge.evaluate("(e) => getComputedStyle(e).opacity") == "1"


def test_the_focus_lights_as_the_pointer_does(screen: Screen) -> None:
    screen.open()
    screen.seek(20, 1)
    screen.page.locator("#graph .unit[tabindex='0']").focus()
    for _ in range(2):
        screen.page.keyboard.press("ArrowRight")
    expect(screen.page.locator("#graph .unit:focus")).to_have_attribute("data-unit", "3-1")
    assert {"graph T2-1-0", "graph T2-1-2", "graph T3-1-1", "matrix d3-1"} <= lit(screen)
    screen.page.locator(".play").focus()
    assert lit(screen) == set()


def test_a_tap_pins_until_the_next_tap_elsewhere(open_page: Any, client: httpx.Client) -> None:
    page: Page = open_page(has_touch=True)
    screen = Screen(page, client).open()
    screen.seek(20, 1)
    page.locator("#formula .number[data-ref=T2-1-2]").tap()
    assert {"matrix T2-1-2", "graph T2-1-2"} <= lit(screen)
    page.locator("#matrix td[data-ref=d3-1]").tap()
    assert "graph d3-1" in lit(screen)
    assert "graph T2-1-2" not in lit(screen)
    page.locator("#explain .counter").tap()
    assert lit(screen) == set()


def test_what_is_drawn_while_a_pointer_rests_is_lit_too(screen: Screen) -> None:
    screen.open()
    # So high that the code does not scroll away from under the pointer.
    resize(screen.page, 1440, 1200)
    screen.seek(19, 1)
    screen.page.locator("#code [data-link=T2]").first.hover()
    assert "formula T2-2-1" in lit(screen)
    screen.page.keyboard.press("Home")
    assert not any(name.startswith("formula T2") for name in lit(screen))
    screen.seek(20, 1)
    screen.page.wait_for_selector("#formula [data-linked]")
    assert {"formula T2-1-2", "graph T2-1-2"} <= lit(screen)


@pytest.mark.parametrize("granularity", ["unit", "layer"])
def test_every_name_on_the_page_is_one_that_lights_something(
    screen: Screen, granularity: str
) -> None:
    screen.open()
    screen.page.locator(f".pace [data-value={granularity}]").click()
    screen.settle()
    for step in range(1, int(screen["steps"]) + 1):
        screen.seek(step, 1)
        names = screen.page.evaluate(
            """() => [...document.querySelectorAll("#formula [data-link], #formula [data-ref]")]
                .map((e) => e.dataset.link ?? e.dataset.ref)"""
        )
        assert names or screen["kind"] == "cost"
        for name in sorted(set(names)):
            target = screen.page.locator(f"#formula :is([data-link='{name}'], [data-ref='{name}'])")
            target.last.dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
            assert f"formula {name}" in lit(screen), (step, name)
