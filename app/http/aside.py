"""Long work beside the others' requests: on one worker thread, so that none waits for all of it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="long-answers")
"""One is enough: two would only take turns, for it is all one interpreter."""


async def aside(work: Callable[[], Result]) -> Result:
    """What ``work`` returns or raises; other requests are answered meanwhile."""
    return await asyncio.get_running_loop().run_in_executor(_worker, work)
