"""Told to stop in the middle of work, the program finishes what it has begun, and then stops."""

import contextlib
import signal
import socket
import threading
import time

import pytest

from tests.server.sockets import answers, connected, received, request, until
from tests.test_main_command import started

LINK = "layers=4-8-8-3&activations=sigmoid&x=.1_.2_.3_.4&y=0_1_0"
GRACE = 10


def asks_on_and_on(port: int, streams: list[bytes], stopped: threading.Event) -> None:
    """One client after the other, each with two requests at once, until nobody listens."""
    sent = request(f"/api/v1/trace?{LINK}") * 2
    while not stopped.is_set():
        stream = b""
        try:
            with connected(port) as connection:
                connection.sendall(sent + request("/healthz", "Connection: close"))
                while part := connection.recv(65536):
                    stream += part
        except ConnectionResetError:
            pass  # it came as the door was closed
        except OSError:
            return
        streams.append(stream)


def test_sigterm_under_load_ends_in_time_and_cuts_no_answer_short() -> None:
    streams: list[bytes] = []
    with started("--port", "0") as (process, line):
        port = int(line.split(" (")[0].rsplit(":", 1)[1])
        stopped = threading.Event()
        clients = [
            threading.Thread(target=asks_on_and_on, args=(port, streams, stopped)) for _ in range(6)
        ]
        with contextlib.ExitStack() as stack:
            slow = [stack.enter_context(connected(port)) for _ in range(20)]
            for n, each in enumerate(slow):
                beginning = request("/api/v1/trace", "Content-Length: 9", method="POST")
                each.sendall([b"", b"GET / HT", beginning, request("/healthz")][n % 4])
            for client in clients:
                client.start()
            until(lambda: len(streams) > 20)
            told = time.monotonic()
            process.send_signal(signal.SIGTERM)
            try:
                assert process.wait(GRACE + 5) == 0
                assert time.monotonic() - told < GRACE + 5
            finally:
                stopped.set()
                for client in clients:
                    client.join()
        assert process.communicate() == ("", ""), "nothing to complain of"
    whole = [answers(stream) for stream in streams]  # fails where one is cut short
    assert {each.status for found in whole for each in found} == {200}
    assert sum(len(found) == 3 for found in whole) > 20


def test_who_has_not_asked_in_full_does_not_hold_it_up_for_long() -> None:
    with started("--port", "0") as (process, line):
        port = int(line.split(" (")[0].rsplit(":", 1)[1])
        with connected(port) as connection:
            connection.sendall(request("/api/v1/trace", "Content-Length: 9", method="POST"))
            time.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            (told,) = answers(received(connection))
            assert told.status in (408, 415)
        assert process.wait(GRACE + 5) == 0
        assert process.communicate() == ("", "")


def test_a_new_connection_is_not_taken_any_more() -> None:
    with started("--port", "0") as (process, line):
        port = int(line.split(" (")[0].rsplit(":", 1)[1])
        process.send_signal(signal.SIGTERM)
        assert process.wait(GRACE + 5) == 0
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port), timeout=5)
