"""The interactive reference at /docs: whole, offline, and able to ask."""

import pytest
from playwright.sync_api import Error, Page, expect


def test_the_reference_lists_every_call_and_runs_one(page: Page) -> None:
    page.goto("/docs")
    expect(page.get_by_text("/api/v1/backward", exact=True)).to_be_visible()
    expect(page.get_by_text("/api/v1/trace/steps/{k}", exact=True).first).to_be_visible()
    page.locator(".opblock", has_text="/api/v1/backward").first.click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    status = page.locator(".live-responses-table tbody .response-col_status").first
    expect(status).to_contain_text("200")


def test_nothing_that_could_run_becomes_a_part_of_the_reference(
    page: Page, trouble: list[str]
) -> None:
    page.goto("/docs")
    expect(page.get_by_text("/api/v1/backward", exact=True)).to_be_visible()
    page.evaluate("document.createElement('p').innerHTML = '<p>one <code>two</code><br></p>'")
    for text in ("<img src=x onerror=alert(1)>", "<p onclick=alert(1)>", "<a href=javascript:0>"):
        with pytest.raises(Error, match="bare elements only"):
            page.evaluate("text => { document.createElement('p').innerHTML = text; }", text)
    with pytest.raises(Error, match="TrustedScript"):
        page.evaluate("document.createElement('script').text = 'alert(1)'")
    assert "TrustedScript" in trouble.pop()


def test_the_way_back_leads_to_the_page(page: Page) -> None:
    page.goto("/docs")
    page.get_by_role("link", name="Backprop Visualizer").click()
    page.wait_for_selector("#app[data-ready]")
