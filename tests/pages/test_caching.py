"""How long pages of a link are kept by browsers and caches."""

import httpx
import pytest
from anyio.from_thread import BlockingPortal

from app import __version__
from app.main import create_app
from app.settings import Settings
from tests.conftest import Direct
from tests.pages.reading import read
from tests.pages.test_page import LECTURE

PATHS = ["/", "/embed", "/print", "/thumbnail.svg", "/export.html"]
DAY = "public, max-age=86400, stale-while-revalidate=604800"
BRIEFLY = "max-age=0, must-revalidate, s-maxage=10"
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
def test_one_of_another_version_is_computed_by_this_one_and_kept_by_shared_caches_for_seconds(
    client: httpx.Client, path: str
) -> None:
    answer = client.get(f"{path}?{LECTURE}&v=0.0.1")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == BRIEFLY


def test_and_the_page_says_so(client: httpx.Client) -> None:
    view = read(client.get(f"/embed?{LECTURE}&v=0.0.1")).json("first-view")
    told = f"v 0.0.1 is not the version here: {__version__} has computed this."
    assert view["warnings"] == [told]


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize("query", ["", f"?v={__version__}", "?theme=dark"])
def test_what_is_no_lesson_is_confirmed_by_browsers_and_kept_by_shared_caches_for_seconds(
    client: httpx.Client, path: str, query: str
) -> None:
    assert client.get(path + query).headers["Cache-Control"] == BRIEFLY


@pytest.mark.parametrize("path", ["/", "/embed", "/print"])
def test_a_refusal_is_asked_for_anew(client: httpx.Client, path: str) -> None:
    assert client.get(f"{path}?layers=2-1").headers["Cache-Control"] == "no-cache"


def test_nothing_is_kept_while_modules_are_worked_on(portal: BlockingPortal) -> None:
    transport = Direct(create_app(Settings(modules=True)), portal)
    with httpx.Client(transport=transport, base_url="http://testserver") as direct:
        for query in ("", f"?{LECTURE}"):
            assert direct.get(f"/{query}").headers["Cache-Control"] == "no-cache"
