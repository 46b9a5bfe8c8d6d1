"""One request and its answer, as uvicorn runs them, and the way on which the answer leaves."""

import asyncio
import sys
from collections.abc import Callable

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.server.limits import Limits

NEVER = float("inf")


class Cycle(RequestResponseCycle):
    """Answers before the whole request is there are the last on their connection.

    What follows would have to be read to be thrown away, for as long as the client likes; and who
    asked with `Expect: 100-continue` may never send it, but the next request in its place.
    """

    has_body = False
    """Whether the request came with one."""

    async def send(self, message: ASGISendEvent) -> None:
        """uvicorn's, with that rule."""
        if message["type"] == "http.response.start" and self.more_body:
            self.keep_alive = False
        await super().send(message)

    def abandon(self) -> None:
        """Let the application run to its end; nobody hears it any more."""
        self.disconnected = True
        self.message_event.set()


class Flow(FlowControl):
    """uvicorn's, which an application that reads a body cannot open while the queue is full."""

    full = False

    def resume_reading(self) -> None:
        """Where there is place."""
        if not self.full:
            super().resume_reading()


def _in_the_system(transport: asyncio.Transport) -> int:
    """Bytes that the system has taken and the client has not; 0 where it does not say."""
    if sys.platform != "linux":
        return 0
    from fcntl import ioctl
    from termios import TIOCOUTQ

    try:
        told = ioctl(transport.get_extra_info("socket").fileno(), TIOCOUTQ, bytes(4))
    except (OSError, ValueError):  # closed
        return 0
    return int.from_bytes(told, sys.byteorder)


class Outgoing:
    """The transport as a cycle sees it: it counts, and ends the connection in good order."""

    def __init__(
        self, transport: asyncio.Transport, limits: Limits, end: Callable[[], None]
    ) -> None:
        self._transport, self._limits = transport, limits
        self.close, self.is_closing = end, transport.is_closing
        self._written = self._goal = 0
        self._since = NEVER

    def write(self, data: bytes) -> None:
        """On to the client."""
        self._written += len(data)
        self._transport.write(data)

    @property
    def left(self) -> int:
        """Bytes that the client has not yet fetched, here and, where it tells, in the system."""
        return self._transport.get_write_buffer_size() + _in_the_system(self._transport)

    def wait_longer(self, seconds: float) -> None:
        """The server was slow, not the client."""
        self._since += seconds

    def is_stuck(self, now: float, patience: float) -> bool:
        """Whether the client has fetched too little of what lies ready, for too long."""
        left = self.left
        fetched = self._written - left
        if not left:
            self._since = NEVER
        elif self._since == NEVER or fetched >= self._goal:
            self._since, self._goal = now, fetched + min(left, self._limits.write_bytes)
        return now - self._since >= patience
