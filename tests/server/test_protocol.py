"""One connection: answers in turn, refusals in their turn, and an end in good order."""

import socket
import threading
from collections.abc import Iterator

import pytest
from starlette.types import Receive, Scope, Send

from app.server import Limits
from tests.server.refusals import refused
from tests.server.sockets import (
    answers,
    connected,
    echo,
    exchanged,
    received,
    request,
    serving,
)

CLOSE = "Connection: close"
CHUNKED = "Transfer-Encoding: chunked"


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Echoes; `/headers` tells the headers, and `/early` answers without reading."""
    if scope["path"] == "/early":
        await send({"type": "http.response.start", "status": 200,
                    "headers": [(b"content-length", b"0")]})  # fmt: skip
        await send({"type": "http.response.body", "body": b""})
    elif scope["path"] == "/headers":
        await receive()
        text = b"".join(b"%s=%s;" % header for header in scope["headers"])
        await send({"type": "http.response.start", "status": 200,
                    "headers": [(b"content-length", b"%d" % len(text))]})  # fmt: skip
        await send({"type": "http.response.body", "body": text})
    else:
        await echo(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(application, Limits(linger_seconds=0.2, sweep_seconds=0.05)) as port:
        yield port


def test_requests_in_one_packet_are_answered_in_their_order(port: int) -> None:
    sent = b"".join(
        request(f"/{n}", method="POST", body=b"x" * n) for n in range(300)
    ) + request("/end", CLOSE)  # fmt: skip
    found = answers(exchanged(port, sent))
    assert [each.status for each in found] == [200] * 301
    for n, each in enumerate(found[:300]):
        assert each.body == f"POST /{n} ".encode() + b"x" * n
    assert found[300].headers["connection"] == "close"


def test_requests_that_come_byte_by_byte_are_answered_too(port: int) -> None:
    sent = request("/a", method="POST", body=b"xyz") + request("/b", CLOSE)
    with connected(port) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in sent:
            connection.sendall(bytes([byte]))
        found = answers(received(connection))
    assert [each.body for each in found] == [b"POST /a xyz", b"GET /b "]


def test_a_large_body_and_what_follows_it(port: int) -> None:
    large = bytes(range(256)) * 4000
    sent = request("/a", method="POST", body=large) + request("/b", CLOSE)
    one, two = answers(exchanged(port, sent))
    assert one.body == b"POST /a " + large
    assert two.body == b"GET /b "


def test_a_body_in_chunks_with_extensions_and_trailers(port: int) -> None:
    body = b'3;a="b"\r\nabc\r\n1\r\nd\r\n0\r\nHost: evil\r\nContent-Type: x\r\n\r\n'
    sent = request("/a", CHUNKED, method="POST") + body
    sent += request("/headers", CHUNKED, CLOSE, method="POST") + body
    one, two = answers(exchanged(port, sent))
    assert one.body == b"POST /a abcd"
    assert two.body == b"host=test;transfer-encoding=chunked;connection=close;", "no trailer"


def test_head_has_the_length_and_no_body(port: int) -> None:
    sent = request("/a", method="HEAD") + request("/b", CLOSE)
    one, two = answers(exchanged(port, sent), "HEAD")
    assert (one.headers["content-length"], one.body) == ("8", b"")
    assert two.body == b"GET /b "


def test_who_asks_whether_to_go_on_is_told_to(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(request("/", "Expect: 100-continue", "Content-Length: 3", method="PUT"))
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"abc" + request("/b", CLOSE))
        assert [each.body for each in answers(received(connection))] == [b"PUT / abc", b"GET /b "]


def test_an_answer_before_the_whole_request_is_the_last(port: int) -> None:
    """Or the rest, sent or not, would be taken for the next request."""
    for more in ("Expect: 100-continue", "X-Any: 1"):
        head = request("/early", more, "Content-Length: 500", method="POST")
        (only,) = answers(exchanged(port, head + request("/b")))
        assert (only.status, only.headers["connection"]) == (200, "close")


def test_who_stops_sending_may_still_read(port: int) -> None:
    with connected(port) as connection:
        connection.sendall(request("/a") + request("/b"))
        connection.shutdown(socket.SHUT_WR)
        assert [each.body for each in answers(received(connection))] == [b"GET /a ", b"GET /b "]


@pytest.mark.parametrize("cut", [10, 40])
def test_a_request_that_is_cut_short_is_told_so(port: int, cut: int) -> None:
    sent = request("/a", method="POST", body=b"x" * 100)
    with connected(port) as connection:
        connection.sendall(request("/first") + sent[: len(sent) - 110 if cut == 10 else -cut])
        connection.shutdown(socket.SHUT_WR)
        one, two = answers(received(connection))
    assert one.body == b"GET /first "
    refused(two, 400, "closed before the request was complete")


def test_a_client_that_says_nothing_and_goes_is_not_answered(port: int) -> None:
    with connected(port) as connection:
        connection.shutdown(socket.SHUT_WR)
        assert received(connection) == b""


BAD = [
    (b"\x16\x03\x01\x00\xa5\x01", 400, "not HTTP/1.1"),
    (b"GET / HTTP/1.1\r\n\r\n", 400, "one Host"),
    (request("/#a"), 400, "fragment"),
    (request("/" + "a" * 70_000), 414, "65,536"),
    (request("/", "A: " + "b" * 40_000), 431, "32,768"),
    (request("/", *["A: b"] * 10_000), 431, "32,768"),
    (request("/", "Expect: nothing"), 417, "100-continue"),
    (request("/", CHUNKED, method="POST") + b"zz\r\n", 400, "not HTTP/1.1"),
    (request("/", CHUNKED, method="POST") + b"1;" + b"a" * 200_000, 431, "32,768"),
    (request("/", CHUNKED, method="POST") + b"0\r\nA: " + b"a" * 200_000, 431, "32,768"),
    (request("/", method="POST", body=b"abc") + b"GARBAGE", 400, "not HTTP/1.1"),
]


@pytest.mark.parametrize(("bad", "status", "words"), BAD)
def test_what_is_no_request_is_refused_after_the_answers_that_are_due(
    port: int, bad: bytes, status: int, words: str
) -> None:
    *due, last = answers(exchanged(port, request("/a") + request("/b") + bad + request("/c")))
    assert [each.body for each in due[:2]] == [b"GET /a ", b"GET /b "]
    assert [each.body for each in due[2:]] == ([b"POST / abc"] if b"abc" in bad else [])
    refused(last, status, words)


def test_an_upgrade_is_not_made_and_the_request_is_answered(port: int) -> None:
    for protocol in ("websocket", "h2c"):
        upgrade = request("/a", f"Upgrade: {protocol}", "Connection: Upgrade")
        (only,) = answers(exchanged(port, upgrade + request("/b")))
        assert (only.status, only.body) == (200, b"GET /a ")
        assert only.headers["connection"] == "close"


def test_http_1_0_is_answered_once(port: int) -> None:
    (only,) = answers(exchanged(port, b"GET /old HTTP/1.0\r\n\r\nGET /b HTTP/1.0\r\n\r\n"))
    assert (only.status, only.body) == (200, b"GET /old ")


def test_an_application_that_fails_before_it_answers_is_not_waited_for() -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise KeyError("a bug")

    with serving(fails) as port:
        assert answers(exchanged(port, request("/")))[0].status == 500


def test_a_client_that_goes_while_it_is_answered_stops_what_is_queued() -> None:
    asked: list[str] = []
    go_on = threading.Event()

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope["path"])
        while not go_on.is_set():
            message = await receive()
            if message["type"] == "http.disconnect":
                go_on.set()
                return

    with serving(slow) as port:
        with connected(port) as connection:
            connection.sendall(request("/a") + request("/b"))
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        assert go_on.wait(10), "nobody told the application"
    assert asked == ["/a"]


def test_what_still_lies_unread_takes_no_answer_away(port: int) -> None:
    """The client sends on and on behind its last request, and reads only then."""
    large = bytes(4 * 1024 * 1024)
    with connected(port) as connection:
        connection.sendall(request("/a", CLOSE, method="POST", body=large) + b"x" * 500_000)
        (only,) = answers(received(connection))
    assert only.body == b"POST /a " + large
