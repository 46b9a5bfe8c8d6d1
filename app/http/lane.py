"""Long work beside the others' requests: on a worker thread, so that none waits for all of it."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from app.problem_details import ProblemError

Result = TypeVar("Result")

AGAIN = "5"
"""Seconds after which to come again, as Retry-After has them."""
LOOK = 0.5
"""Seconds between two looks whether somebody still waits."""


class Lane:
    """One piece of work at a time: two would only take turns, for it is all one interpreter."""

    def __init__(self, name: str, room: int, full: str) -> None:
        """``name`` is its thread's. Where ``room`` are in it, the next is refused with ``full``."""
        self._room, self._full = room, full
        self._inside = 0
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(
        self, work: Callable[[], Result], gone: Callable[[], Awaitable[bool]] | None = None
    ) -> Result:
        """What ``work`` returns or raises; other requests are answered meanwhile.

        Where ``gone`` says that nobody waits for it any more, what has not begun is left undone.
        Raises ProblemError 503 where the lane is full.
        """
        if self._inside >= self._room:
            raise ProblemError(503, self._full, headers={"Retry-After": AGAIN})
        self._inside += 1
        made = asyncio.get_running_loop().run_in_executor(self._worker, work)
        try:
            while gone is not None and not (await asyncio.wait({made}, timeout=LOOK))[0]:
                if await gone():
                    raise ProblemError(503, "Nobody waits for this answer.")
            return await made
        finally:
            made.cancel()  # of no effect where it is done
            self._inside -= 1


IN_LONG = 32
"""Half of the requests that a server takes at once: the other half are for what is made quickly."""
LONG = Lane("long", IN_LONG, "Too many pages and long answers are being made.")
"""For whatever takes more than about a millisecond."""
