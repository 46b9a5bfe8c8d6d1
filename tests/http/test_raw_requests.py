"""The door over a real socket: raw bytes in, and always an answer that says what was wrong."""

import contextlib
import json
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest

LINK = "layers=2-1&theta1=1_2_3&x=1_2&y=1"
TRACE = f"/api/v1/trace?{LINK}"


def get(path: str, *lines: str, method: str = "GET") -> bytes:
    head = [f"{method} {path} HTTP/1.1", "Host: test", "Connection: close", *lines, "", ""]
    return "\r\n".join(head).encode()


def post(body: bytes, *lines: str, path: str = "/api/v1/backward") -> bytes:
    more = ("Content-Type: application/json", f"Content-Length: {len(body)}", *lines)
    return get(path, *more, method="POST") + body


def answer(server: str, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in small letters) and body of what comes back."""
    where = urlsplit(server)
    with socket.create_connection((where.hostname, where.port), timeout=10) as connection:
        received = b""
        with contextlib.suppress(OSError):  # refused before it was sent whole
            connection.sendall(request)
        with contextlib.suppress(ConnectionResetError):
            while chunk := connection.recv(65536):
                received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return int(first.split()[1]), headers, body


CHUNKED = get(
    "/api/v1/backward",
    "Content-Type: application/json",
    "Transfer-Encoding: chunked",
    method="POST",
)


@pytest.mark.parametrize(
    ("request_bytes", "status", "words"),
    [
        (post(b'{"x": NaN}'), 400, "NaN is not a JSON number"),
        (post(b'{"loss": "\\ud800"}'), 400, "half of a surrogate pair"),
        (post(b'{"a": 1, "a": 2}'), 400, 'the key "a" stands twice'),
        (post("{}".encode("utf-16")), 400, "UTF-16"),
        (post(b"[" * 100_000), 400, "more than 16 deep"),
        (post(b""), 400, "it is empty"),
        (post(b'{"layers": [2, 1], "x": [1e999, 1], "y": [1]}'), 422, "finite"),
        (post(b'{"layers": [2, 1], "x": [%s, 1], "y": [1]}' % (b"9" * 5000)), 422, "finite"),
        (post(b'{"%s": 1}' % (b"k" * 100_000)), 422, "layers"),
        (post(b"{}", "Content-Encoding: gzip"), 415, "uncompressed"),
        (get("/api/v1/backward", "Content-Length: 2", method="POST") + b"{}", 415, "json"),
        (post(b" " * 600_000), 413, "524,288 bytes"),
        (CHUNKED + (b"10000\r\n" + b" " * 65536 + b"\r\n") * 9, 413, "524,288 bytes"),
        (get("/api/v1/trace?x=" + "1" * 9000), 414, "send the problem as JSON"),
        (get("/api/v1/trace?" + "a" * 20_000), 414, "send the problem as JSON"),
        (get(f"{TRACE}&loss=%zz"), 422, "two hex digits"),
        (get(f"{TRACE}&utm=1"), 422, "not a parameter here"),
        (get(f"/api/v1/trace?{LINK.replace('1_2_3', '1_2_a')}"), 422, "row 1, number 3"),
        (get("/api/v1/%ff%00%22"), 404, "There is nothing at"),
        (get(f"/api/v1/trace/?{LINK}"), 404, "There is nothing at"),
        (get(TRACE, method="PUT"), 405, "it answers GET, HEAD, POST"),
        (get("/static/none.js"), 404, "There is nothing at"),
        (get("/none", "Accept: */*"), 404, "There is nothing at"),
    ],
)
def test_what_is_wrong_is_answered_as_a_problem_that_every_origin_may_read(
    server: str, request_bytes: bytes, status: int, words: str
) -> None:
    told, headers, body = answer(server, request_bytes)
    problem: Any = json.loads(body)
    assert told == problem["status"] == status
    assert words in json.dumps(problem, ensure_ascii=False).replace('\\"', '"')
    assert headers["content-type"] == "application/problem+json"
    assert headers["access-control-allow-origin"] == "*"
    assert len(body) < 2000


def test_head_is_get_without_the_body(server: str) -> None:
    _, of_get, body = answer(server, get(TRACE))
    status, headers, nothing = answer(server, get(TRACE, method="HEAD"))
    assert (status, nothing) == (200, b"")
    assert headers["content-length"] == of_get["content-length"] == str(len(body))
    assert headers["etag"] == of_get["etag"]


def test_bytes_that_the_client_has_are_not_sent_again(server: str) -> None:
    _, headers, _ = answer(server, get(TRACE))
    status, again, body = answer(server, get(TRACE, f"If-None-Match: W/{headers['etag']}"))
    assert (status, body, again["etag"]) == (304, b"", headers["etag"])
    assert again["access-control-allow-origin"] == "*"


def test_a_preflight_is_granted_without_a_body(server: str) -> None:
    status, headers, body = answer(server, get(TRACE, "Origin: null", method="OPTIONS"))
    assert (status, body) == (204, b"")
    assert headers["access-control-allow-headers"] == "Content-Type, If-None-Match"


def test_a_body_on_get_means_nothing(server: str) -> None:
    assert answer(server, get(TRACE, "Content-Length: 3") + b"abc")[0] == 200
