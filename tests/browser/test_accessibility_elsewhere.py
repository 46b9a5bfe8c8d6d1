"""Barriers beside the lesson's page: worksheet, embed, refusals, the share dialog."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import barriers

QUERY = "layers=2-2-1&seed=3&x=.5_1&y=1"
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"forced_colors": "active"},
]
looks = pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "forced colours"])


@looks
@pytest.mark.parametrize(
    "path",
    [
        f"/print?{QUERY}",
        f"/embed?{QUERY}",
        f"/embed?{QUERY}&show=matrix-code",
        f"/embed?{QUERY}&hide=controls",
        "/?layers=2",
        "/embed?layers=2",
        "/nowhere",
    ],
)
def test_axe_finds_nothing_on_the_other_pages(
    open_page: Any, path: str, look: dict[str, Any], trouble: list[str]
) -> None:
    page: Page = open_page(**look)
    page.goto(path)
    if path.startswith("/embed") and QUERY in path:
        page.wait_for_selector("#app[data-ready]")
        page.wait_for_timeout(170)  # highlights fade in
    assert barriers(page) == []
    trouble[:] = [line for line in trouble if "404" not in line and "422" not in line]


@looks
def test_axe_finds_nothing_in_the_share_dialog(open_page: Any, look: dict[str, Any]) -> None:
    page: Page = open_page(**look)
    page.goto("/")
    page.wait_for_selector("#app[data-ready]")
    page.get_by_role("button", name="Share").click()
    expect(page.locator("dialog#share")).to_be_visible()
    page.wait_for_timeout(170)
    assert barriers(page, "dialog#share") == []
