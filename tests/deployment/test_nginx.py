"""The deployment recipe in front of a real server: one lesson is computed once for all readers."""

import os
import re
import shutil
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__
from app.main import create_app
from app.pages.static_files import static_url
from app.settings import Settings

RECIPE = Path(__file__).parents[2] / "docs" / "deployment" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
Q = "layers=2-1&theta1=.1_.8_-.6&x=.5_1&y=1"
LESSON = [
    f"/embed?{Q}&v={__version__}",
    f"/?{Q}",
    f"/print?{Q}",
    f"/thumbnail.svg?{Q}",
    f"/api/v1/trace?{Q}",
    static_url("bundle/main.js"),
    static_url("bundle/page.css"),
    static_url("vendor/fonts/inter.woff2"),
    static_url("icon.svg"),
    "/embed.js",
]
READERS, ROUNDS = 10, 100

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not on this machine")


class Counted:
    """An application that counts what it is asked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.asked: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Counts one request, and answers it."""
        if scope["type"] == "http":
            self.asked[scope["path"]] += 1
        await self._app(scope, receive, send)


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def origin() -> Iterator[tuple[Counted, int]]:
    """The program, and its port."""
    app = Counted(create_app(Settings()))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield app, server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def front(origin: tuple[Counted, int], tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of nginx with the recipe as it stands in the docs, but for its two ports."""
    prefix, port = tmp_path_factory.mktemp("nginx"), free_port()
    text = RECIPE.read_text(encoding="utf-8")
    text = text.replace("server 127.0.0.1:8000;", f"server 127.0.0.1:{origin[1]};")
    text = text.replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};")
    (prefix / "nginx.conf").write_text(text, encoding="utf-8")
    assert NGINX
    # Started by root, its workers would be nobody, who may not write below a test's own folder.
    more = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
    command = [NGINX, "-p", str(prefix), "-c", "nginx.conf", "-g", more, "-e", "stderr"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    for _ in range(500):
        try:
            status(port, "/icon.svg")
            break
        except ConnectionRefusedError:
            assert running.poll() is None, running.communicate()[1]
            time.sleep(0.02)
    yield port
    running.terminate()
    running.communicate(timeout=20)


def status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    found = connection.getresponse()
    found.read()
    connection.close()
    return found.status


def read_all(port: int, wrong: list[str]) -> None:
    """One reader of many, with a connection that stays."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(ROUNDS):
        for path in LESSON:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                wrong.append(f"{path}: {answer.status}")
    connection.close()


def test_ten_thousand_readers_cost_the_origin_a_handful(
    origin: tuple[Counted, int], front: int
) -> None:
    app, _ = origin
    app.asked.clear()
    wrong: list[str] = []
    readers = [threading.Thread(target=read_all, args=(front, wrong)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert READERS * ROUNDS * len(LESSON) == 10_000
    assert wrong == []
    assert app.asked.total() == len(LESSON), app.asked
    assert set(app.asked.values()) == {1}, "each once, however many ask at the same time"


def test_what_is_not_to_be_kept_is_asked_for_anew(origin: tuple[Counted, int], front: int) -> None:
    app, _ = origin
    app.asked.clear()
    for path in (f"/?{Q}&v=0.0.1", "/?layers=2-1", "/"):
        for _ in range(2):
            status(front, path)
    assert app.asked["/"] == 6


def test_a_refusal_and_a_long_link_pass_unchanged(front: int) -> None:
    assert status(front, "/api/v1/trace?layers=2-1") == 422
    assert status(front, "/api/v1/trace?layers=2-1&theta1=" + "1_" * 5000) == 414
    assert status(front, "/nowhere") == 404


def test_the_recipe_names_several_workers_or_says_how() -> None:
    text = RECIPE.read_text(encoding="utf-8")
    assert re.search(r"upstream workers \{[^}]*server 127\.0\.0\.1:8000;", text)
