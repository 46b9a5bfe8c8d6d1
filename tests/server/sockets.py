"""A server with limits of a test's own, in a thread; and clients that send bytes, slowly or not."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from app.server import Limits
from app.server.running import configured

SOON = 20
"""Seconds that a test waits at most for what should happen at once; a busy machine has time."""


class Answer(NamedTuple):
    """One answer: status, headers with names in small letters, body."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def serving(app: ASGIApp, limits: Limits | None = None) -> Iterator[int]:
    """The port of a running server, which is stopped at the end."""
    server = uvicorn.Server(configured(app, limits, port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started or not thread.is_alive())
        assert server.started
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(SOON)
        assert not thread.is_alive(), "it does not stop"


def until(is_so: object) -> None:
    """Wait for it, and fail where it does not come."""
    assert callable(is_so)
    deadline = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.005)


def connected(port: int) -> socket.socket:
    """A connection that waits for a while and no longer."""
    return socket.create_connection(("127.0.0.1", port), timeout=SOON)


def received(connection: socket.socket) -> bytes:
    """Whatever comes until the other side closes; raises where it does not."""
    parts = []
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def exchanged(port: int, sent: bytes) -> bytes:
    """All that comes back for these bytes until the server closes."""
    with connected(port) as connection:
        with contextlib.suppress(OSError):  # it may have been refused before all was sent
            connection.sendall(sent)
        return received(connection)


def answers(stream: bytes, *methods: str) -> list[Answer]:
    """The answers in a stream, in order; ``methods`` are those of the requests, GET where fewer."""
    found: list[Answer] = []
    while stream:
        head, separator, rest = stream.partition(b"\r\n\r\n")
        assert separator, stream
        first, *lines = head.decode("latin-1").split("\r\n")
        version, status, _ = first.split(" ", 2)
        assert version == "HTTP/1.1"
        pairs = [line.split(": ", 1) for line in lines]
        headers = {name.lower(): value for name, value in pairs}
        if status == "100":
            stream = rest
            continue
        assert len(headers) == len(pairs), f"a header stands twice: {lines}"
        method = methods[len(found)] if len(found) < len(methods) else "GET"
        bare = method == "HEAD" or status in ("204", "304")
        length = 0 if bare else int(headers["content-length"])
        assert len(rest) >= length, "cut short"
        found.append(Answer(int(status), headers, rest[:length]))
        stream = rest[length:]
    return found


def request(path: str = "/", *lines: str, method: str = "GET", body: bytes = b"") -> bytes:
    """A plain request; ``lines`` are further headers."""
    length = [f"Content-Length: {len(body)}"] if body else []
    head = [f"{method} {path} HTTP/1.1", "Host: test", *length, *lines, "", ""]
    return "\r\n".join(head).encode("latin-1") + body


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that reads the body and answers with method, path and what it read."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body += message.get("body", b"")
        more = message.get("more_body", False)
    text = f"{scope['method']} {scope['path']} ".encode() + body
    headers = [(b"content-length", b"%d" % len(text))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})
