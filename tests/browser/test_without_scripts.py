"""A page without scripts: a picture, a table, a way to the worksheet, and nothing that misleads."""

import pytest
from playwright.sync_api import expect

from tests.conftest import OpenPage


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_numbers_are_there_and_nothing_that_cannot_work(open_page: OpenPage, path: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(path)
    expect(page.locator("#side")).to_contain_text("Cost 0.867")
    expect(page.get_by_role("link", name="worksheet")).to_be_visible()
    expect(page.locator("img[src*='thumbnail.svg']")).to_be_visible()
    for control in page.locator("button, select").all():
        expect(control).to_be_hidden()
    # Nor is it said that something has not come.
    said = page.evaluate("getComputedStyle(document.getElementById('app'), '::before').content")
    assert said == "none"
