"""A full room: sleepers make place, and only where all are at work is a newcomer refused."""

import contextlib
import select
import threading
import time
from typing import Any, cast

import pytest
from starlette.types import Receive, Scope, Send

from app.server import Limits
from app.server.room import Room
from tests.server.refusals import refused
from tests.server.sockets import (
    SOON,
    answers,
    connected,
    echo,
    exchanged,
    received,
    request,
    serving,
    until,
)


class Gate:
    """An application whose `/wait` answers when it is let, and anything else at once."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        import asyncio

        if scope["path"] == "/wait":
            self.waiting += 1
            while not self.open.is_set():
                await asyncio.sleep(0.01)
        await echo(scope, receive, send)


FEW = Limits(connections=4, linger_seconds=0.2, sweep_seconds=0.05)


@pytest.mark.parametrize("opening", [b"", b"GET / HTTP/1.1\r\n", request("/x")])
def test_sleepers_do_not_keep_others_out(opening: bytes) -> None:
    """A hundred of them come, each to stay; whoever asks is answered meanwhile."""
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(echo, FEW))
        for n in range(100):
            sleeper = stack.enter_context(connected(port))
            with contextlib.suppress(OSError):
                sleeper.sendall(opening)
            if n % 10 == 9:
                (found,) = answers(exchanged(port, request("/a", "Connection: close")))
                assert found.body == b"GET /a "


def test_a_sleeper_that_had_begun_is_told_why_it_must_go() -> None:
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(echo, FEW))
        sleepers = [stack.enter_context(connected(port)) for _ in range(4)]
        for each in sleepers:  # each is answered, so all that it sent has been read
            each.sendall(request("/a") + b"GET / HTTP/1.1\r\n")
            assert answers(each.recv(1000))[0].body == b"GET /a "
            time.sleep(0.01)  # what the clock of the loop can tell apart
        assert answers(exchanged(port, request("/a", "Connection: close")))[0].status == 200
        awake, _, _ = select.select(sleepers, [], [], SOON)
        (told,) = answers(received(awake[0]))
        refused(told, 503, "The server is full")
        assert awake == sleepers[:1], "the one that has waited longest, and only that"


def test_where_all_are_at_work_a_newcomer_is_refused_at_once() -> None:
    gate = Gate()
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(gate, FEW))
        at_work = [stack.enter_context(connected(port)) for _ in range(4)]
        for each in at_work:
            each.sendall(request("/wait", "Connection: close"))
        until(lambda: gate.waiting == 4)
        for sent in (b"", request("/a")):
            (only,) = answers(exchanged(port, sent))
            refused(only, 503, "The server is full")
        gate.open.set()
        for each in at_work:
            assert answers(received(each))[0].body == b"GET /wait "
        assert answers(exchanged(port, request("/a", "Connection: close")))[0].status == 200


def post(path: str) -> bytes:
    return request(path, "Connection: close", method="POST", body=b"abc")


def test_where_too_many_bodies_wait_one_more_is_refused_and_later_it_is_not() -> None:
    gate = Gate()
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(gate, Limits(bodies=2, sweep_seconds=0.05)))
        waiting = [stack.enter_context(connected(port)) for _ in range(2)]
        for each in waiting:
            each.sendall(post("/wait"))
        until(lambda: gate.waiting == 2)
        chunked = request("/a", "Transfer-Encoding: chunked", "Connection: close", method="POST")
        for another in (post("/a"), chunked + b"0\r\n\r\n"):
            (only,) = answers(exchanged(port, another))
            refused(only, 503, "too much to answer")
        for without in (
            request("/a", "Connection: close"),
            request("/a", "Connection: close", "Content-Length: 0", method="POST"),
        ):
            assert answers(exchanged(port, without))[0].status == 200
        gate.open.set()
        for each in waiting:
            assert answers(received(each))[0].status == 200
        assert answers(exchanged(port, post("/a")))[0].status == 200


def test_requests_without_a_body_may_wait_on_every_connection() -> None:
    gate = Gate()
    limits = Limits(connections=100, bodies=2, linger_seconds=0.2, sweep_seconds=0.05)
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(gate, limits))
        waiting = [stack.enter_context(connected(port)) for _ in range(99)]
        for each in waiting:
            each.sendall(request("/wait", "Connection: close"))
        until(lambda: gate.waiting == 99)
        assert answers(exchanged(port, post("/a")))[0].status == 200, "they hold no bodies"
        waiting.append(stack.enter_context(connected(port)))
        waiting[-1].sendall(request("/wait", "Connection: close"))
        until(lambda: gate.waiting == 100)
        (only,) = answers(exchanged(port, request("/a")))
        refused(only, 503, "The server is full")
        gate.open.set()
        for each in waiting:
            assert answers(received(each))[0].status == 200


def test_a_connection_holds_a_body_only_while_that_is_being_answered() -> None:
    gate = Gate()
    with contextlib.ExitStack() as stack:
        port = stack.enter_context(serving(gate, Limits(bodies=1, sweep_seconds=0.05)))
        one = stack.enter_context(connected(port))
        one.sendall(request("/first", method="POST", body=b"abc") + request("/wait"))
        until(lambda: gate.waiting == 1)
        assert answers(exchanged(port, post("/a")))[0].status == 200
        gate.open.set()


class Visitor:
    """A connection as the room sees it."""

    def __init__(self, address: str, since: float, room: Room | None = None) -> None:
        self.address, self.since, self.room = address, since, room

    def give_up_place(self, quietly: bool) -> None:
        assert self.room is not None
        assert not quietly
        self.room.leave(cast(Any, self))


def room_of(*visitors: tuple[str, float]) -> tuple[Room, list[Any]]:
    """A room that these fill: address, and since when it is waited for."""
    room = Room(Limits(connections=len(visitors)))
    guests = [Visitor(address, since, room) for address, since in visitors]
    room.here = cast(Any, set(guests))
    room._next_look = cast(Any, object())
    return room, guests


def test_the_one_that_has_kept_waiting_longest_goes_of_the_address_with_the_most() -> None:
    room, guests = room_of(("old", 1.0), ("many", 2.0), ("many", 3.0))
    room.enter(cast(Any, Visitor("new", 9.0)))
    assert guests[1] not in room.here
    assert {guests[0], guests[2]} <= room.here


def test_who_is_at_work_stays() -> None:
    room, guests = room_of(("a", 1.0), ("a", 2.0))
    room.working = {guests[0]}
    room.enter(cast(Any, Visitor("new", 9.0)))
    assert guests[0] in room.here
    assert guests[1] not in room.here
