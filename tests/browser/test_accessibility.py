"""Barriers: axe-core on the page in its states, what is spoken, forced colours, focus, motion."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.screen import Screen
from tools.node import packages

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

AXE = """async (tags) => {
    const {violations} = await axe.run(document, {
        runOnly: {type: "tag", values: tags},
        resultTypes: ["violations"],
    });
    return violations.map(({id, help, nodes}) => ({id, help, nodes: nodes.map(
        ({target, failureSummary}) => [target.join(" "), failureSummary])}));
}"""

LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
    {"color_scheme": "light", "viewport": {"width": 390, "height": 844}, "has_touch": True},
    {"color_scheme": "light", "viewport": {"width": 1024, "height": 768}},
]
NAMES = ["light", "dark", "forced colours", "phone", "tablet"]


def barriers(page: Page) -> list[Any]:
    """What axe-core finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(AXE, RULES)
    return found


looks = pytest.mark.parametrize("look", LOOKS, ids=NAMES)


@looks
def test_axe_finds_nothing_at_any_kind_of_step(
    open_page: Any, client: httpx.Client, look: dict[str, Any]
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open()
    for step, tau in [(1, 1), (3, 0.5), (12, 1), (13, 1), (20, 0.66), (21, 1), (22, 1), (24, 1)]:
        screen.seek(step, tau)
        page.wait_for_timeout(170)  # highlights fade in
        assert barriers(page) == [], (step, tau)


@looks
def test_axe_finds_nothing_in_what_can_be_opened(
    open_page: Any, client: httpx.Client, look: dict[str, Any]
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open()
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert barriers(page) == [], tab.text_content()
    page.locator(".rule [data-value=intuition]").click()
    screen.settle()
    assert barriers(page) == []
    screen.edit()
    assert barriers(page) == []


def test_axe_can_find_something(screen: Screen) -> None:
    screen.open()
    screen.page.evaluate("document.querySelector('.play').setAttribute('aria-label', '')")
    screen.page.evaluate("document.querySelector('.play .word').remove()")
    assert [one["id"] for one in barriers(screen.page)] == ["button-name"]
