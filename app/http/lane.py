"""Long work beside the others' requests: on a worker thread, so that none waits for all of it, and
once for all who ask for the same."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from app.limits import MAX_LONG
from app.problem_details import ProblemError

Result = TypeVar("Result")

AGAIN = "5"
"""Seconds after which to come again, as Retry-After has them."""
LOOK = 0.5
"""Seconds between two looks whether somebody still waits."""


class _Piece:
    """One piece of work, and how many wait for it."""

    def __init__(self, made: asyncio.Future[Any]) -> None:
        self.made = made
        self.waiting = 0


class Lane:
    """One piece of work at a time: two would only take turns, for it is all one interpreter."""

    def __init__(self, name: str, room: int, full: str) -> None:
        """``name`` is its thread's. Where ``room`` are in it, the next is refused with ``full``."""
        self._room, self._full = room, full
        self._inside: dict[Hashable, _Piece] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(
        self,
        work: Callable[[], Result],
        gone: Callable[[], Awaitable[bool]] | None = None,
        key: Hashable = None,
    ) -> Result:
        """What ``work`` returns or raises; other requests are answered meanwhile.

        Whoever comes with the ``key`` of what is in the lane waits for that, and takes no place.
        Where ``gone`` says that one does not wait any more, that one is let go; where nobody
        waits, what has not begun is left undone. Raises ProblemError 503 where the lane is full.
        """
        loop = asyncio.get_running_loop()
        place = object() if key is None else (loop, key)  # what is awaited is one loop's
        piece = self._inside.get(place)
        if piece is not None and piece.made.done():
            # It stays here until all who waited for it have woken; who comes now needs another.
            del self._inside[place]
            piece = None
        if piece is None:
            if len(self._inside) >= self._room:
                raise ProblemError(503, self._full, headers={"Retry-After": AGAIN})
            piece = self._inside[place] = _Piece(loop.run_in_executor(self._worker, work))
        piece.waiting += 1
        try:
            # To wait for it is not to own it: who is let go leaves it to the others.
            while not (await asyncio.wait({piece.made}, timeout=LOOK))[0]:
                if gone is not None and await gone():
                    raise ProblemError(503, "Nobody waits for this answer.")
            made: Result = piece.made.result()
            return made
        finally:
            piece.waiting -= 1
            if not piece.waiting:
                piece.made.cancel()  # of no effect where it is done
                if self._inside.get(place) is piece:
                    del self._inside[place]


LONG = Lane("long", MAX_LONG, "Too many pages and long answers are being made.")
"""For whatever takes more than about a millisecond."""
PACKING = Lane("gzip", MAX_LONG, "Too many long answers are being compressed.")
"""For their compression, which needs no interpreter: it goes on while an answer is made."""
