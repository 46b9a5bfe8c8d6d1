"""Whatever is made as a page is made beside other requests: none of them waits for it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from anyio.from_thread import BlockingPortal
from starlette.routing import Route

from app.http.lane import LONG
from app.main import create_app
from app.pages.beside import forget_pages
from app.settings import Settings

LESSON = "layers=2-2-1&seed=3&x=.5_1&y=1"
ASKED = {"/oembed": "url=http%3A%2F%2F127.0.0.1%3A8000%2F"}
READY = {"/docs", "/embed.js", "/healthz", "/export.html"}
"""Made quickly or once, and files, which have a lane of their own."""
PATHS = [route.path for route in create_app(Settings()).router.routes if isinstance(route, Route)]
PAGES = [
    path for path in PATHS if path not in READY and not path.startswith("/api/") and "{" not in path
]
LARGE = "/api/v1/trace?layers=14-14-14&x=" + "_".join("1" * 14) + "&y=" + "_".join("1" * 14)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget_pages()


@pytest.mark.parametrize(
    "path",
    [*(f"{page}?{ASKED.get(page, LESSON)}" for page in PAGES), LARGE],
)
def test_others_are_answered_meanwhile(
    client: httpx.Client, portal: BlockingPortal, path: str
) -> None:
    begun, go = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go.wait(10)

    held = portal.start_task_soon(LONG.run, hold)
    with ThreadPoolExecutor() as visitors:
        try:
            assert begun.wait(10)
            page = visitors.submit(client.get, path)
            assert client.get("/healthz").status_code == 200
            assert client.get("/api/v1/trace").status_code == 422
            assert not page.done(), "it waits for its turn in the lane"
        finally:
            go.set()
        assert page.result(10).status_code == 200
    held.result(10)


def test_who_finds_it_full_is_shown_the_way_to_try_again(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LONG, "_room", 0)
    answer = client.get(f"/?{LESSON}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert '<a href="">Try again</a> in 5 seconds' in answer.text
    monkeypatch.undo()
    assert "Try again" not in client.get("/nowhere", headers={"Accept": "text/html"}).text
