"""Fixtures of the browser tests."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.course import Pages, course_site
from tests.browser.screen import Screen


@pytest.fixture
def screen(page: Page, client: httpx.Client) -> Screen:
    """A page of 1440 by 900 that has gone nowhere yet, and the API beside it."""
    return Screen(page, client)


@pytest.fixture(scope="module")
def course() -> Iterator[tuple[str, Pages]]:
    """A server of another site than the program's."""
    with course_site() as site:
        yield site
