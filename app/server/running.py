"""A server of ours over an application: how it is configured, starts and stops."""

import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from app.server.limits import Limits
from app.server.listening import allow_files, listen
from app.server.protocol import bound
from app.server.room import Room
from app.settings import address


def configured(app: ASGIApp, limits: Limits | None = None, **more: Any) -> uvicorn.Config:
    """uvicorn's configuration with our protocol, and with nothing read from the environment."""
    chosen = limits or Limits()
    settled: dict[str, Any] = {
        "http": bound(Room(chosen)),
        "ws": "none",
        "lifespan": "off",
        "workers": 1,  # else uvicorn reads WEB_CONCURRENCY, and fails where that is no number
        "proxy_headers": False,  # nothing here depends on who asks, or under which address
        "server_header": False,
        "access_log": False,
        "log_level": "warning",
        "timeout_graceful_shutdown": int(chosen.grace_seconds),
    }
    return uvicorn.Config(app, **settled | more)


class Server(uvicorn.Server):
    """uvicorn's server, which says where it is as soon as it listens."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """uvicorn's, and one line on standard output."""
        await super().startup(sockets)
        for listening in sockets or ():
            where = address(*listening.getsockname()[:2])
            print(f"Backprop Visualizer is at {where} (Ctrl+C stops it)", flush=True)


def run(at: Callable[[int], ASGIApp], host: str, port: int, limits: Limits) -> None:
    """Serve until told to stop, by Ctrl+C or SIGTERM. Raises StartError where that cannot begin.

    ``at`` is the application at the port that it is given: with port 0 it is any that is free.
    """
    allow_files(limits)
    with listen(host, port) as listening, _stopped_by_signals():
        app = at(listening.getsockname()[1])
        Server(configured(app, limits)).run(sockets=[listening])


@contextlib.contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Being told to stop is no failure.

    uvicorn, once it has stopped, sends itself the signal again. Without a handler of ours that
    would end the program as if it had been killed.
    """
    assert threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
