"""Long work beside the short: one piece at a time, on a thread of its own."""

from asyncio import Semaphore
from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool

from app.problem_details import ProblemError

T = TypeVar("T")

AGAIN = "5"
"""Seconds after which to come again, as Retry-After has them."""


class Lane:
    """A queue of bounded length, for work that would keep others waiting if much ran at once."""

    def __init__(self, room: int, full: str) -> None:
        """``room`` is how many may be in it; the next is refused with the sentence ``full``."""
        self._room, self._full = room, full
        self._inside = 0
        self._free = Semaphore(1)

    async def run(self, work: Callable[[], T]) -> T:
        """What the work returns. Raises ProblemError 503 where the lane is full."""
        if self._inside >= self._room:
            raise ProblemError(503, self._full, headers={"Retry-After": AGAIN})
        self._inside += 1
        try:
            async with self._free:
                return await run_in_threadpool(work)
        finally:
            self._inside -= 1
