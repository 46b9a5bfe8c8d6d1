"""The deployment recipe in front of a real server: one lesson is computed once for all readers."""

import asyncio
import gzip
import json
import os
import re
import shutil
import ssl
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path
from socket import create_connection, create_server
from typing import Any

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__
from app.http.etag import BRIEFLY
from app.http.headers import EVERYWHERE, UNLESS_SAID
from app.main import create_app
from app.pages.static_files import static_url
from app.problem_details import MEDIA_TYPE
from app.problem_details.errors import phrase
from app.server import Limits
from app.server.listening import allow_files
from app.server.running import configured
from app.settings import Settings
from bench.burst import burst
from tests.docs.pages import blocks
from tests.server.sockets import serving, until
from tools.nginx import find

DOCS = Path(__file__).parents[2] / "docs"
RECIPE = DOCS / "deployment" / "nginx.conf"
NGINX = find()
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
    f"/api/v1/gradient-check?{Q}&v={__version__}",
    f"/api/v1/code?{Q}&v={__version__}&language=numpy",
]
READERS, ROUNDS, CLASS = 10, 100, 300

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


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    """The two that the recipe names."""
    started = [Worker(), Worker()]
    yield started
    for worker in started:
        worker.stop()


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


@pytest.fixture
def front(workers: list[Worker], tmp_path: Path) -> Iterator[int]:
    """The port of nginx with the recipe."""
    port = free_port()
    text = recipe(workers).replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};")
    with running(tmp_path, text, port):
        yield port


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


def test_ten_thousand_readers_cost_the_workers_a_handful(workers: list[Worker], front: int) -> None:
    forget(workers)
    wrong: list[str] = []
    readers = [threading.Thread(target=read_all, args=(front, wrong)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert READERS * ROUNDS * len(LESSON) == 10_000
    assert wrong == []
    total = asked(workers)
    assert total.total() == len(LESSON), total
    assert set(total.values()) == {1}, "each once, however many ask at the same time"
    assert all(worker.app.asked for worker in workers), "each worker has its share"


OLD = "/static/0.0.0/bundle/main.js"


@pytest.mark.parametrize("page", ["/", f"/?{Q}&v=0.0.1"])
def test_a_class_that_opens_what_is_kept_for_seconds_does_not_queue_for_it(
    workers: list[Worker], front: int, page: str
) -> None:
    """The page without a problem, and a lesson that was made with another version."""
    allow_files(Limits(connections=900))  # both ends of the readers are in this process
    forget(workers)
    found, _ = asyncio.run(burst(front, CLASS, 1, page))
    assert found == {"200": CLASS * 9}
    total = asked(workers)
    assert total["/"] <= CLASS // 10, "it is renewed after ten seconds, if all take so long"
    assert total.total() <= 2 * CLASS // 10


def test_a_file_of_another_day_is_kept_for_seconds(workers: list[Worker], front: int) -> None:
    forget(workers)
    assert {status(front, OLD) for _ in range(CLASS)} == {200}
    assert asked(workers)[OLD] <= CLASS // 10


def test_what_is_not_to_be_kept_is_asked_for_anew(workers: list[Worker], front: int) -> None:
    forget(workers)
    for path in ("/?layers=2-1", "/embed?layers=2-1", "/docs"):
        for _ in range(2):
            status(front, path)
    assert asked(workers) == {"/": 2, "/embed": 2, "/docs": 2}


class Dated:
    """A worker that says how often it was asked, each answer old after a second."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`/lesson` may be shown while it is renewed, anything else may not."""
        path = scope["path"]
        self.asked[path] += 1
        control = BRIEFLY.replace("10", "1")
        if path == "/lesson":
            control = "public, max-age=1, stale-while-revalidate=600"
        await PlainTextResponse(f"{self.asked[path]}", headers={"Cache-Control": control})(
            scope, receive, send
        )


def test_an_old_answer_is_shown_while_renewed_only_where_it_says_so(tmp_path: Path) -> None:
    dated = Dated()
    with serving(dated) as worker, in_front_of(worker, tmp_path) as port:
        assert [body(port, path) for path in ("/lesson", "/")] == [b"1", b"1"]
        time.sleep(2.1)
        assert body(port, "/") == b"2", "a release is not hidden by an old page"
        assert body(port, "/lesson") == b"1"
        until(lambda: dated.asked["/lesson"] == 2)


def test_a_refusal_and_a_long_link_pass_unchanged(front: int) -> None:
    assert status(front, "/api/v1/trace?layers=2-1") == 422
    assert status(front, "/api/v1/trace?layers=2-1&theta1=" + "1_" * 5000) == 414
    assert status(front, "/nowhere") == 404


def test_a_worker_that_goes_away_is_not_missed(workers: list[Worker], front: int) -> None:
    forget(workers)
    workers[0].stop()
    forget(workers)
    for number in range(20):
        assert status(front, f"/api/v1/trace?{Q}&seed={number}") == 200
    assert workers[1].app.asked.total() == 20


def as_the_program_says_it(answer: tuple[int, HTTPMessage, bytes], status: int, words: str) -> None:
    """A problem of nginx's own, in the form and with the headers that the program's have."""
    found, headers, body = answer
    told = json.loads(body)
    assert (found, told["status"]) == (status, status)
    assert told.keys() == {"type", "title", "status", "detail"}
    assert (told["type"], told["title"]) == ("about:blank", phrase(status))
    assert words in told["detail"]
    assert headers["Content-Type"] == MEDIA_TYPE
    for name, text in (EVERYWHERE | UNLESS_SAID | {"Cache-Control": "no-cache"}).items():
        assert headers.get_all(name) == [text], name
    assert headers["Retry-After"] == ("5" if status > 500 else None)


def test_where_no_worker_is_left_it_is_told_as_the_program_would(
    workers: list[Worker], front: int
) -> None:
    kept = get(front, f"/?{Q}")
    for worker in workers:
        worker.stop()
    for path in ("/", f"/api/v1/trace?{Q}"):
        as_the_program_says_it(get(front, path), 502, "No worker of the server can be reached")
    posted = get(front, "/api/v1/trace", method="POST", body=b"{}")
    as_the_program_says_it(posted, 502, "No worker of the server can be reached")
    again = get(front, f"/?{Q}")
    assert (again[0], again[2]) == (200, kept[2]), "what is kept is still shown"


def test_a_worker_that_does_not_answer_is_told_as_well(tmp_path: Path) -> None:
    async def silent(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    with serving(silent) as worker, in_front_of(worker, tmp_path, "read_timeout 1s") as port:
        as_the_program_says_it(get(port, "/"), 504, "has answered in time")


@pytest.mark.parametrize(
    ("path", "more", "status", "words"),
    [
        ("/" + "a" * 70_000, {}, 414, "64 kB"),
        ("/", {"X-Long": "a" * 70_000}, 431, "64 kB"),
        ("/", {"Content-Length": "2000000"}, 413, "1 MB"),
        ("/", {"Content-Length": "none"}, 400, "RFC 9112"),
        ("/proxy-problem", {}, 404, "nothing here"),
    ],
)
def test_what_nginx_itself_refuses_is_told_as_the_program_would(
    front: int, path: str, more: dict[str, str], status: int, words: str
) -> None:
    as_the_program_says_it(get(front, path, headers=more), status, words)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One for this machine, and its key, where the lines of the docs have them."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not on this machine")
    folder = tmp_path / "tls"
    folder.mkdir()
    chain, key = folder / "fullchain.pem", folder / "privkey.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(key), "-out", str(chain)]
    subprocess.run([openssl, *made, *names, *files], check=True, capture_output=True)
    return chain


def of_the_page(language: str) -> list[str]:
    """What the page shows in this language."""
    return [each.text for each in blocks(DOCS / "deploying.md") if each.language == language]


def test_who_comes_by_plain_http_is_sent_on(workers: list[Worker], tmp_path: Path) -> None:
    _, server = of_the_page("nginx")
    port = free_port()
    assert "listen 80;" in server
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
    text = recipe(workers).replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{free_port()};")
    ours = text.index("    server {")
    with running(tmp_path, text[:ours] + server + text[ours:], port):
        found, headers, _ = get(port, f"/?{Q}&v=%C3%A9")
    assert (found, headers["Location"]) == (308, f"https://lessons.example/?{Q}&v=%C3%A9")


def test_it_is_started_reloaded_and_stopped_as_the_page_says(
    workers: list[Worker], tmp_path: Path
) -> None:
    start, rest = of_the_page("bash")
    port = free_port()
    text = recipe(workers).replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};")
    conf = tmp_path / "docs" / "deployment" / "nginx.conf"
    conf.parent.mkdir(parents=True)
    conf.write_text("user root;\n" * (os.geteuid() == 0) + text, encoding="utf-8")
    begin, test, reload, stop = (
        line for line in (start + rest).splitlines() if line.startswith("nginx ")
    )
    assert NGINX

    def run(command: str) -> None:
        command = command.replace("nginx ", f"{NGINX} ", 1)
        subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True, stderr=subprocess.DEVNULL)

    (tmp_path / "nginx").mkdir()
    run(begin)
    try:
        assert status(port, "/healthz") == 200
        text = conf.read_text(encoding="utf-8")
        conf.write_text(text.replace("location / {", "location / { return 204;"), encoding="utf-8")
        run(test)
        run(reload)
        until(lambda: status(port, "/healthz") == 204)
    finally:
        run(stop)
    until(lambda: not (tmp_path / "nginx" / "nginx.pid").exists())


def test_the_lines_for_tls_do_what_the_page_says(
    workers: list[Worker], tmp_path: Path, certificate: Path
) -> None:
    lines, _ = of_the_page("nginx")
    port = free_port()
    assert "listen 443 ssl;" in lines
    lines = lines.replace("listen 443", f"listen 127.0.0.1:{port}")
    text = recipe(workers).replace("listen 127.0.0.1:8080;", lines)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with running(tmp_path, text, port):
        connection = HTTPSConnection("localhost", port, timeout=10, context=trusting)
        connection.request("GET", f"/api/v1/trace?{Q}", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert b'"delta"' in gzip.decompress(body)
        connection.close()
