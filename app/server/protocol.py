"""One connection: what is asked on it is answered in turn, and who keeps it waiting is cut."""

import asyncio
import contextlib
import struct
from socket import SO_LINGER, SOL_SOCKET
from typing import Any, ClassVar, cast

from starlette.types import ASGIApp

from app.server.cycle import NEVER, Cycle, Flow, Outgoing
from app.server.parsing import Parsing
from app.server.refusals import BUSY, CUT_SHORT, FULL, SLOW
from app.server.room import Room


class Protocol(Parsing):
    """uvicorn's, made impatient. `bound` makes the subclass of one server, which has its room.

    ``due`` is when what is being waited for must be here, ``since`` when that began; ``running``
    is the request that is being answered now, while ``pipeline`` has those that wait for it.
    """

    room: ClassVar[Room]

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.limits = self.room.limits
        self.address = ""
        self.since, self.due = self.loop.time(), NEVER
        self.ending = self.half_closed = False
        self.running: Cycle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Someone is there, and has so long for a first request."""
        super().connection_made(transport)
        self.flow = Flow(transport)
        self.outgoing = Outgoing(transport, self.limits, self.end)
        self.address = self.client[0] if self.client else ""
        self._wait(self.limits.head_seconds)
        self.room.enter(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone: whoever still computes an answer is told."""
        self.room.leave(self)
        self.pipeline.clear()
        self.ending = self.deaf = True
        if self.running is not None:
            self.running.abandon()
        super().connection_lost(exc)

    def eof_received(self) -> bool:  # type: ignore[override]
        """The client sends no more. It may still read: what it has asked for is answered."""
        self.half_closed = True
        if self.ending:
            return False
        if self.begun:
            self.refuse(CUT_SHORT)
        elif not self.answering:
            self.end()
        return True

    # The request

    def on_message_begin(self) -> None:
        """Some seconds for a head…"""
        super().on_message_begin()
        self._wait(self.limits.head_seconds)

    def asked(self, lasting: bool, has_body: bool) -> None:
        """… some for a body…"""
        self._wait(self.limits.body_seconds)
        cycle = self._cycle(lasting and not self.room.stopping)
        cycle.has_body = has_body
        busy = has_body and self.room.busy
        self._queue(cycle, BUSY if busy else cast(ASGIApp, self.app))

    def on_message_complete(self) -> None:
        """… and now the client waits for us."""
        super().on_message_complete()
        self.due = NEVER
        self._count()

    # The answer

    @property
    def answering(self) -> bool:
        """Whether an answer is due."""
        return self.running is not None or bool(self.pipeline)

    def _cycle(self, keep_alive: bool) -> Cycle:
        return Cycle(
            scope=self.scope,
            transport=cast(asyncio.Transport, self.outgoing),
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=self.access_log,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=self.expect_100_continue,
            keep_alive=keep_alive,
            on_response=self.on_response_complete,
        )

    def _queue(self, cycle: Cycle, answer: ASGIApp) -> None:
        """Answers leave in the order in which they were asked for."""
        behind = self.answering
        self.cycle = cycle
        if behind:
            self.flow.pause_reading()
            self.pipeline.appendleft((cycle, cast(Any, answer)))
        else:
            self._run(cycle, answer)

    def _run(self, cycle: Cycle, answer: ASGIApp) -> None:
        self.running = cycle
        self._start_asgi_task(cycle, cast(Any, answer))

    def on_response_complete(self) -> None:
        """One answer is out: the next in the queue, or a while for the client to ask again."""
        self.server_state.total_requests += 1
        self.running = None
        if not self.ending:
            if self.pipeline:
                cycle, answer = self.pipeline.pop()
                self._run(cast(Cycle, cycle), cast(ASGIApp, answer))
            elif not self.begun:
                self._wait(self.limits.idle_seconds)
            if not self.pipeline:
                held, self.flow.full = self.held, False
                self.flow.resume_reading()
                self.parse(held)
            if self.half_closed and not self.answering:
                self.end()
        self._count()

    def _count(self) -> None:
        """Whoever has asked in full and fetches the answer as it comes, may stay."""
        running = self.running
        ours = running is not None and not running.more_body
        if running is not None and ours and not self.ending and not self.flow.write_paused:
            self.room.work(self, running.has_body)
        else:
            self.room.rest(self)

    def pause_writing(self) -> None:
        """The client does not read: when this answer is out is up to it, not to us."""
        super().pause_writing()
        self.since = self.loop.time()
        self._count()

    def resume_writing(self) -> None:
        """It does again."""
        super().resume_writing()
        self._count()

    # The end

    def refuse(self, answer: ASGIApp) -> None:
        """Say this after the answers that are still due, and then no more."""
        if self.deaf:
            return
        head = self.in_head and self.parser.get_method() == b"HEAD"
        head = head or (self.begun and not self.in_head and self.scope["method"] == "HEAD")
        self.deaf, self.begun, self.due, self.held = True, False, NEVER, b""
        if self.pipeline and self.pipeline[0][0].more_body:
            self.pipeline.popleft()  # the request itself: its place is taken by the refusal
        elif self.running is not None and self.running.more_body:
            if self.running.response_started:
                self.end()
                return
            self.running.abandon()
            self.running = None
        method = "HEAD" if head else "GET"  # of what could be read, no more matters
        scope = {"type": "http", "method": method, "path": "", "query_string": b"", "headers": []}
        self.scope = cast(Any, scope | {"http_version": "1.1", "client": self.client})
        self._queue(self._cycle(keep_alive=False), answer)

    def give_up_place(self, quietly: bool) -> None:
        """Another needs it."""
        if quietly or self.flow.write_paused:
            self.cut()
        elif self.begun:
            self.refuse(FULL)
        else:
            self.end()

    def shutdown(self) -> None:
        """The server stops: what has begun is finished, and nothing new is."""
        self.room.stopping = True
        if not self.answering:
            self.end()
            return
        self.cycle.keep_alive = False
        if self.cycle.more_body:
            self.due = min(self.due, self.loop.time() + self.limits.grace_seconds / 2)

    def end(self) -> None:
        """Close, after an answer in two steps: no more from us, then wait for the client's end.

        To close at once would reset the connection where something of the client's lies unread,
        and a reset takes away what is still on its way of the answer.
        """
        if self.ending:
            return
        idle = self.running is None and not self.begun and not self.deaf
        self.ending = self.deaf = True
        self.held = b""
        self.pipeline.clear()
        if self.running is not None and not self.running.response_complete:
            self.running.abandon()
        self._wait(self.limits.linger_seconds)
        self.room.leave(self)
        self.room.leaving.add(self)
        if self.half_closed or (idle and not self.outgoing.left):
            self.transport.close()
        else:
            self.flow.full = False
            self.flow.resume_reading()
            self.transport.write_eof()

    def cut(self) -> None:
        """At once, with a reset: the system would keep megabytes for who does not fetch them."""
        self.room.leave(self)
        reset = struct.pack("ii", 1, 0)  # linger, for no time at all
        with contextlib.suppress(OSError):
            self.transport.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, reset)
        self.transport.abort()

    # The clock

    def _wait(self, seconds: float) -> None:
        self.since = self.loop.time()
        self.due = self.since + seconds

    def wait_longer(self, seconds: float) -> None:
        """The server was slow, not the client."""
        self.due += seconds
        self.outgoing.wait_longer(seconds)

    def look_at_the_clock(self, now: float) -> None:
        """Called every now and then: cut who keeps the server waiting."""
        patience = self.limits.write_seconds
        if self.room.stopping:
            patience = min(patience, self.limits.grace_seconds / 2)
        if self.outgoing.is_stuck(now, patience):
            self.cut()
        elif now < self.due:
            return
        elif self.ending:
            if not self.outgoing.left:
                self.transport.abort()
        elif self.flow.read_paused:  # it is we who do not read
            self._wait(self.limits.head_seconds)
        elif self.begun:
            self.refuse(SLOW)
        else:
            self.end()


def bound(room: Room) -> type[Protocol]:
    """The protocol of one server."""
    return type("BoundProtocol", (Protocol,), {"room": room})
