"""Long work: one piece at a time, a bounded queue, and the rest told to come again."""

import asyncio
import threading

import pytest

from app.http.lane import Lane
from app.problem_details import ProblemError


def test_one_piece_at_a_time_and_a_full_lane_refuses() -> None:
    running: list[int] = []
    most: list[int] = []
    go = threading.Event()

    def work() -> int:
        running.append(1)
        most.append(len(running))
        go.wait(10)
        running.pop()
        return 7

    async def crowd() -> list[int | BaseException]:
        lane = Lane("test", 3, "Too many.")
        pieces = [asyncio.ensure_future(lane.run(work)) for _ in range(5)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        go.set()
        first = await asyncio.gather(*pieces, return_exceptions=True)
        return [*first, await lane.run(work)]

    *first, later = asyncio.run(crowd())
    assert [each for each in first if not isinstance(each, ProblemError)] == [7, 7, 7]
    refused = [each for each in first if isinstance(each, ProblemError)]
    assert [(each.status, each.detail) for each in refused] == [(503, "Too many.")] * 2
    assert refused[0].headers == {"Retry-After": "5"}
    assert later == 7, "there is room again"
    assert max(most) == 1


def test_work_that_fails_leaves_the_lane() -> None:
    async def twice() -> None:
        lane = Lane("test", 1, "Too many.")
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await lane.run(lambda: 1 // 0)

    asyncio.run(twice())
