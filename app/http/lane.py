"""Long work beside the others' requests: on a worker thread, so that none waits for all of it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from app.problem_details import ProblemError

Result = TypeVar("Result")

AGAIN = "5"
"""Seconds after which to come again, as Retry-After has them."""


class Lane:
    """One piece of work at a time: two would only take turns, for it is all one interpreter."""

    def __init__(self, name: str, room: int | None = None, full: str = "") -> None:
        """``name`` is its thread's. Where ``room`` are in it, the next is refused with ``full``."""
        self._room, self._full = room, full
        self._inside = 0
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, work: Callable[[], Result]) -> Result:
        """What ``work`` returns or raises; other requests are answered meanwhile.

        Raises ProblemError 503 where the lane is full.
        """
        if self._room is not None and self._inside >= self._room:
            raise ProblemError(503, self._full, headers={"Retry-After": AGAIN})
        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        finally:
            self._inside -= 1


LONG = Lane("long")
"""For whatever takes more than about a millisecond and may not be refused."""
