"""Fixtures that all tests share: the API without a socket, a real server, and a real browser."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import hypothesis
import pytest
import uvicorn
from anyio.from_thread import BlockingPortal, start_blocking_portal
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from starlette.types import ASGIApp

from app.main import create_app
from app.server.running import configured
from app.settings import Settings
from tools.browser import FLAGS, find_or_install

# The same examples every time, and no clock: a slow machine is no failure.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.load_profile("steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests go last: they are slow, and Playwright keeps an event loop in this thread."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


class Direct(httpx.BaseTransport):
    """Calls an ASGI application in another thread's event loop, without any socket."""

    def __init__(self, app: ASGIApp, portal: BlockingPortal) -> None:
        self._inner = httpx.ASGITransport(app)
        self._portal = portal

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer, read to its end."""
        return self._portal.call(self._answer, request)

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        # As it was sent: the client at the other end undoes the gzip.
        content = b"".join([part async for part in answer.aiter_raw()])
        return httpx.Response(answer.status_code, headers=answer.headers, content=content)


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """An event loop in a thread of its own."""
    with start_blocking_portal() as running:
        yield running


@pytest.fixture(scope="session")
def client(portal: BlockingPortal) -> Iterator[httpx.Client]:
    """The application as a person's client sees it; what it raises, the test raises."""
    transport = Direct(create_app(Settings()), portal)
    with httpx.Client(transport=transport, base_url="http://testserver") as direct:
        yield direct


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a real server, without a slash at its end."""
    running = uvicorn.Server(configured(create_app(), port=0))
    thread = threading.Thread(target=running.run)
    thread.start()
    deadline = time.monotonic() + 10
    while not running.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert running.started, "the server did not start"
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_or_install(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def trouble() -> list[str]:
    """What pages complained of: a test that expects it takes it out, otherwise the test fails."""
    return []


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server: str, trouble: list[str]) -> Iterator[OpenPage]:
    """A function that opens a page of its own; arguments are those of Playwright's new_context.

    The test fails if any page writes an error, throws, or asks anything of a foreign host.
    """
    contexts = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            trouble.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "data:", "blob:", "about:")):
            trouble.append(f"foreign request: {request.url}")

    def open_one(**options: Any) -> Page:
        size = options.pop("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(base_url=server, viewport=size, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.on("console", on_console)
        context.on("weberror", lambda error: trouble.append(f"thrown: {error.error}"))
        context.on("request", on_request)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of 1440 by 900 that has gone nowhere yet."""
    return open_page()
