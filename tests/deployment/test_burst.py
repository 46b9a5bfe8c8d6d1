"""A class that opens one lesson of one worker in the same moment, with no cache in between."""

import asyncio
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from app.api import answering
from app.http.lane import LONG
from app.main import create_app
from app.pages import beside
from app.pages import page as page_room
from app.server import Limits
from app.server.listening import allow_files
from app.settings import Settings
from bench.burst import LATER, burst
from tests.server.sockets import serving, until

CLASS = 300
EACH = 9
"""Requests of a reader: the page, six files of it, a gradient check and a program."""


def test_a_class_of_three_hundred_is_answered_and_nobody_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of them wait for the page before any has it, while the worker is at something else."""
    allow_files(Limits(connections=3 * CLASS))  # both ends are in this process
    beside.forget_pages()
    answering._answers.clear()
    made: Counter[str] = Counter()
    original = page_room.page_bytes

    def counting(*arguments: Any) -> bytes:
        made["page"] += 1
        return original(*arguments)

    monkeypatch.setattr(page_room, "page_bytes", counting)
    app, asked = create_app(Settings()), Counter[str]()

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        asked[scope["path"]] += 1
        await app(scope, receive, send)

    go = threading.Event()
    with serving(counted) as port, ThreadPoolExecutor() as readers:
        LONG._worker.submit(go.wait, 60)
        try:
            visits = readers.submit(asyncio.run, burst(port, CLASS, 1))
            until(lambda: asked["/"] == CLASS)
        finally:
            go.set()
        found, _ = visits.result(60)
    assert found == {"200": CLASS * EACH}
    assert made == {"page": 1}
    for path in LATER:
        assert asked[path.partition("?")[0]] == CLASS
