"""The deployment recipe in front of real workers, for the tests of it."""

import os
import re
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from socket import create_connection, create_server
from typing import Any

import pytest
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app.main import create_app
from app.server.running import configured
from app.settings import Settings
from tools.nginx import find

DOCS = Path(__file__).parents[2] / "docs"
RECIPE = DOCS / "deployment" / "nginx.conf"
NGINX = find()
NEEDED = pytest.mark.skipif(NGINX is None, reason="nginx is not on this machine")
Q = "layers=2-1&theta1=.1_.8_-.6&x=.5_1&y=1"


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


class Worker:
    """The program on a port of its own, which counts."""

    def __init__(self) -> None:
        self.app = Counted(create_app(Settings()))
        self._server = uvicorn.Server(configured(self.app, port=0))
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()
        while not self._server.started and self._thread.is_alive():
            time.sleep(0.01)
        self.port: int = self._server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Ends it; a second time is no matter."""
        self._server.should_exit = True
        self._thread.join()


def asked(workers: list[Worker]) -> Counter[str]:
    """How often each path was asked for, of all workers together."""
    return sum((worker.app.asked for worker in workers), Counter())


def forget(workers: list[Worker]) -> None:
    for worker in workers:
        worker.app.asked.clear()


def recipe(workers: list[Worker]) -> str:
    """The recipe as it stands in the docs, but for the workers' ports."""
    text, found = re.subn(
        r"server 127\.0\.0\.1:800([01]);",
        lambda line: f"server 127.0.0.1:{workers[int(line[1])].port};",
        RECIPE.read_text(encoding="utf-8"),
    )
    assert found == len(workers), "a line for each"
    return text


@contextmanager
def running(prefix: Path, text: str, port: int) -> Iterator[None]:
    """nginx with this configuration, once it listens on the port."""
    (prefix / "nginx.conf").write_text(text, encoding="utf-8")
    assert NGINX
    # Started by root, its workers would be nobody, who may not write below a test's own folder.
    more = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
    command = [NGINX, "-p", str(prefix), "-c", "nginx.conf", "-g", more, "-e", "stderr"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        for _ in range(500):
            try:
                create_connection(("127.0.0.1", port), timeout=10).close()
                break
            except ConnectionRefusedError:
                assert process.poll() is None, process.communicate()[1]
                time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def in_front_of(worker: int, prefix: Path, reading: str = "read_timeout 15s") -> Iterator[int]:
    """The port of nginx with the recipe, with one worker, the one at this port."""
    port = free_port()
    text = RECIPE.read_text(encoding="utf-8")
    for old, new in (
        ("server 127.0.0.1:8000;", f"server 127.0.0.1:{worker};"),
        ("server 127.0.0.1:8001;", ""),
        ("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};"),
        ("read_timeout 15s", reading),
    ):
        assert old in text
        text = text.replace(old, new)
    with running(prefix, text, port):
        yield port


def get(port: int, path: str, method: str = "GET", **more: Any) -> tuple[int, HTTPMessage, bytes]:
    """Status, headers and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, **more)
    found = connection.getresponse()
    body = found.read()
    connection.close()
    return found.status, found.headers, body


def status(port: int, path: str) -> int:
    return get(port, path)[0]


def body(port: int, path: str) -> bytes:
    return get(port, path)[2]
