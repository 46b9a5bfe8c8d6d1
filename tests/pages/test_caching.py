"""How long pages of a link are kept by browsers and caches."""

import httpx
import pytest

from app import __version__
from tests.pages.reading import read
from tests.pages.test_page import LECTURE

PATHS = ["/", "/embed", "/print", "/thumbnail.svg", "/export.html"]
DAY = "public, max-age=86400, stale-while-revalidate=604800"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", PATHS)
def test_a_lesson_is_kept_a_day_and_confirmed_by_its_tag(client: httpx.Client, path: str) -> None:
    answer = client.get(f"{path}?{LECTURE}&theme=dark")
    assert answer.headers["Cache-Control"] == DAY
    tag = {"If-None-Match": answer.headers["ETag"]}
    again = client.get(f"{path}?{LECTURE}&theme=dark", headers=tag)
    assert (again.status_code, again.headers["Cache-Control"]) == (304, DAY)


@pytest.mark.parametrize("path", PATHS)
def test_a_lesson_of_this_version_is_kept_for_ever(client: httpx.Client, path: str) -> None:
    answer = client.get(f"{path}?{LECTURE}&v={__version__}")
    assert answer.headers["Cache-Control"] == FOR_EVER


@pytest.mark.parametrize("path", PATHS)
def test_one_of_another_version_is_computed_by_this_one_and_not_kept(
    client: httpx.Client, path: str
) -> None:
    answer = client.get(f"{path}?{LECTURE}&v=0.0.1")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


def test_and_the_page_says_so(client: httpx.Client) -> None:
    view = read(client.get(f"/embed?{LECTURE}&v=0.0.1")).json("first-view")
    told = f"v 0.0.1 is not the version here: {__version__} has computed this."
    assert view["warnings"] == [told]


@pytest.mark.parametrize("query", ["", f"?v={__version__}", "?layers=2-1"])
def test_what_is_no_lesson_or_a_refusal_is_asked_for_anew(client: httpx.Client, query: str) -> None:
    for path in ("/", "/embed"):
        assert client.get(path + query).headers["Cache-Control"] == "no-cache"
