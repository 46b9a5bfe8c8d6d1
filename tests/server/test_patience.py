"""Who is slow, silent or never reads is cut; who is not, is not.

The limits are short here, and what is waited for may come late: on a busy machine, nothing of this
fails for being slow.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from starlette.types import Receive, Scope, Send

from app.server import Limits
from tests.server.refusals import refused
from tests.server.sockets import answers, connected, echo, received, request, serving

SHORT = Limits(
    head_seconds=0.3, body_seconds=0.3, idle_seconds=0.3, write_seconds=0.3, write_bytes=4096,
    linger_seconds=0.2, sweep_seconds=0.05,
)  # fmt: skip
LONG = 1000.0
HUGE = 64 * 1024 * 1024
"""More than the system keeps for a client that does not read."""


async def huge(scope: Scope, receive: Receive, send: Send) -> None:
    """A very long answer, in pieces or as a whole."""
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-length", b"%d" % HUGE)]})  # fmt: skip
    size = 65536 if scope["path"] == "/pieces" else HUGE
    for _ in range(HUGE // size):
        await send({"type": "http.response.body", "body": bytes(size), "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def long_or_short(scope: Scope, receive: Receive, send: Send) -> None:
    await (echo if scope["path"] in ("/", "/first") else huge)(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(long_or_short, SHORT) as port:
        yield port


def dripping(connection: socket.socket, drop: bytes) -> Callable[[], None]:
    """Send a byte every now and then, until stopped or cut."""
    stop = threading.Event()

    def drip() -> None:
        with contextlib.suppress(OSError):
            while not stop.wait(0.02):
                connection.sendall(drop)

    thread = threading.Thread(target=drip)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


BEGINNINGS = [
    (b"GET /", b"a"),
    (b"GET / HTTP/1.1\r\nHost: a\r\nA: ", b"a"),
    (request("/", "Content-Length: 1000000", method="POST"), b"a"),
    (request("/", "Transfer-Encoding: chunked", method="POST"), b"1\r\na\r\n"),
    (request("/", "Transfer-Encoding: chunked", method="POST") + b"0\r\n", b"A: b\r\n"),
    (request("/first") + b"GET /", b"a"),
]


@pytest.mark.parametrize(("beginning", "drop"), BEGINNINGS)
def test_a_request_that_never_ends_is_refused_after_a_while(
    port: int, beginning: bytes, drop: bytes
) -> None:
    with connected(port) as connection:
        connection.sendall(beginning)
        end = dripping(connection, drop)
        stream = received(connection)
        end()
    *before, last = answers(stream)
    assert [each.body for each in before] == ([b"GET /first "] if b"first" in beginning else [])
    refused(last, 408, "took too long")


@pytest.mark.parametrize("sent", [b"", b"\r\n", request()])
def test_silence_is_cut_without_a_word(port: int, sent: bytes) -> None:
    with connected(port) as connection:
        connection.sendall(sent)
        stream = received(connection)
    assert [each.body for each in answers(stream)] == ([b"GET / "] if len(sent) > 2 else [])


def test_empty_lines_do_not_keep_a_connection(port: int) -> None:
    with connected(port) as connection:
        end = dripping(connection, b"\r\n")
        assert received(connection) == b""
        end()


def cut_while_it_writes(connection: socket.socket) -> int:
    """How many bytes there are to read when at last somebody looks."""
    time.sleep(1)
    count = 0
    while part := connection.recv(1_000_000):
        count += len(part)
    return count


@pytest.mark.parametrize("sent", [request("/pieces"), request("/whole", "Connection: close")])
def test_who_never_reads_is_cut(port: int, sent: bytes) -> None:
    """In the middle of an answer, and where it is all written and the connection closed, too."""
    with connected(port) as connection:
        connection.sendall(sent)
        with pytest.raises(ConnectionResetError):
            cut_while_it_writes(connection)


def test_who_reads_slowly_but_reads_gets_everything() -> None:
    """More slowly than the limit from end to end, but never too little in one stretch of it."""
    limits = Limits(write_seconds=1, write_bytes=4096, sweep_seconds=0.05)
    size = 12 * 1024 * 1024
    with serving(echo, limits) as port, connected(port) as connection:
        sent = request("/a", "Connection: close", method="POST", body=bytes(size))
        connection.sendall(sent)
        count = 0
        while part := connection.recv(size // 20):
            count += len(part)
            time.sleep(0.08)
        assert count > size


def test_a_server_that_was_busy_itself_cuts_nobody() -> None:
    """Its clocks stand still meanwhile: what has come lies in the system, unread."""

    async def blocks(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/block":
            time.sleep(1.2)
        await echo(scope, receive, send)

    with serving(blocks, SHORT) as port, connected(port) as one, connected(port) as two:
        two.sendall(request("/two", method="POST", body=b"abc")[:-2])
        time.sleep(0.1)
        one.sendall(request("/block", "Connection: close"))
        time.sleep(0.3)
        two.sendall(b"bc")
        assert answers(received(one))[0].body == b"GET /block "
        assert answers(received(two))[0].body == b"POST /two abc"


def test_the_time_of_the_application_is_not_the_clients() -> None:
    import asyncio

    async def thinks(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(1)
        await echo(scope, receive, send)

    with serving(thinks, SHORT) as port, connected(port) as connection:
        connection.sendall(request("/a") + request("/b", "Connection: close"))
        assert [each.body for each in answers(received(connection))] == [b"GET /a ", b"GET /b "]
