"""What nginx does by itself, as the docs have it: refusals in the program's form, TLS, reload."""

import gzip
import json
import os
import shutil
import ssl
import subprocess
from http.client import HTTPMessage, HTTPSConnection
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send

from app.http.headers import EVERYWHERE, UNLESS_SAID
from app.problem_details import MEDIA_TYPE
from app.problem_details.errors import phrase
from tests.deployment.front import (
    DOCS,
    NEEDED,
    NGINX,
    Q,
    Worker,
    free_port,
    get,
    in_front_of,
    recipe,
    running,
    status,
)
from tests.docs.pages import blocks
from tests.server.sockets import serving, until

pytestmark = NEEDED


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
