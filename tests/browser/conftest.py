"""Fixtures of the browser tests."""

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.screen import Screen


@pytest.fixture
def screen(page: Page, client: httpx.Client) -> Screen:
    """A page of 1440 by 900 that has gone nowhere yet, and the API beside it."""
    return Screen(page, client)
