"""Long work: one piece at a time, a bounded queue, and the rest told to come again."""

import asyncio
import threading

import pytest

from app.http import lane
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
        narrow = Lane("test", 3, "Too many.")
        pieces = [asyncio.ensure_future(narrow.run(work)) for _ in range(5)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        go.set()
        first = await asyncio.gather(*pieces, return_exceptions=True)
        return [*first, await narrow.run(work)]

    *first, later = asyncio.run(crowd())
    assert [each for each in first if not isinstance(each, ProblemError)] == [7, 7, 7]
    refused = [each for each in first if isinstance(each, ProblemError)]
    assert [(each.status, each.detail) for each in refused] == [(503, "Too many.")] * 2
    assert refused[0].headers == {"Retry-After": "5"}
    assert later == 7, "there is room again"
    assert max(most) == 1


def test_what_nobody_waits_for_any_more_is_left_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "LOOK", 0.01)
    go, done = threading.Event(), []

    async def nobody() -> bool:
        return True

    async def crowd() -> list[object]:
        narrow = Lane("test", 3, "Too many.")
        first = asyncio.ensure_future(narrow.run(lambda: go.wait(10)))
        left = [narrow.run(lambda: done.append(1), nobody) for _ in range(2)]
        gone = await asyncio.gather(*left, return_exceptions=True)
        # Their places are free again, while the first is still at work.
        later = asyncio.ensure_future(narrow.run(lambda: "later"))
        go.set()
        return [*gone, await first, await later]

    *gone, first, later = asyncio.run(crowd())
    assert [type(each) for each in gone] == [ProblemError, ProblemError]
    assert (first, later, done) == (True, "later", [])


def test_work_that_fails_leaves_the_lane() -> None:
    async def twice() -> None:
        narrow = Lane("test", 1, "Too many.")
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                await narrow.run(lambda: 1 // 0)

    asyncio.run(twice())
