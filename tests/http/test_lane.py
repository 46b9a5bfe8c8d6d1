"""Long work: one piece at a time, a bounded queue, and the rest told to come again."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

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


def test_who_asks_for_what_is_in_the_lane_waits_for_that_and_takes_no_place() -> None:
    go, made = threading.Event(), []

    def work() -> object:
        go.wait(10)
        made.append(object())
        return made[-1]

    async def crowd() -> tuple[list[object], object]:
        narrow = Lane("test", 1, "Too many.")
        same = [asyncio.ensure_future(narrow.run(work, key="lesson")) for _ in range(300)]
        await asyncio.sleep(0)
        with pytest.raises(ProblemError, match="Too many"):
            await narrow.run(work, key="another")
        go.set()
        return await asyncio.gather(*same), await narrow.run(work, key="lesson")

    same, later = asyncio.run(crowd())
    assert len(same) == 300
    assert set(map(id, same)) == {id(made[0])}
    assert later is made[1], "what is done is not in the lane any more"


def test_a_piece_that_is_done_takes_no_place_of_who_needs_another() -> None:
    go = threading.Event()

    async def crowd() -> list[int]:
        narrow = Lane("test", 2, "Too many.")

        async def own(number: int) -> int:
            while await narrow.run(lambda: number, key="part") != number:
                pass
            return number

        waiting = [asyncio.ensure_future(own(number)) for number in range(4)]
        await asyncio.sleep(0)
        other = asyncio.ensure_future(narrow.run(lambda: go.wait(10)))
        await asyncio.sleep(0.1)
        go.set()
        await other
        return await asyncio.gather(*waiting)

    assert asyncio.run(crowd()) == [0, 1, 2, 3]


def test_a_refusal_is_told_to_all_who_wait_for_it() -> None:
    async def crowd() -> list[object]:
        def refuse() -> None:
            raise ProblemError(422, "Wrong.")

        narrow = Lane("test", 1, "Too many.")
        asking = [narrow.run(refuse, key="lesson") for _ in range(3)]
        return await asyncio.gather(*asking, return_exceptions=True)

    told = asyncio.run(crowd())
    assert [each.detail for each in told if isinstance(each, ProblemError)] == ["Wrong."] * 3


def test_who_leaves_takes_nothing_from_those_who_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether hung up or cancelled, the first among them too; the last of all takes it along."""
    monkeypatch.setattr(lane, "LOOK", 0.01)
    go, done = threading.Event(), []

    async def gone() -> bool:
        return True

    async def crowd() -> list[object]:
        narrow = Lane("test", 3, "Too many.")
        first = asyncio.ensure_future(narrow.run(lambda: go.wait(10)))

        def asking(key: str, leaves: bool) -> asyncio.Future[object]:
            def work() -> object:
                done.append(key)
                return key

            return asyncio.ensure_future(narrow.run(work, gone if leaves else None, key))

        both = [asking("both", True), asking("both", False), asking("both", False)]
        none = [asking("none", True), asking("none", True)]
        await asyncio.sleep(0.05)
        both[1].cancel()
        later = asking("later", False)  # one place is free: that of what nobody waits for
        await asyncio.sleep(0)
        go.set()
        left = await asyncio.gather(*both[:2], *none, return_exceptions=True)
        assert await first
        return [*left, await both[2], await later]

    *left, stayed, later = asyncio.run(crowd())
    kinds = [ProblemError, asyncio.CancelledError, ProblemError, ProblemError]
    assert [type(each) for each in left] == kinds
    assert (stayed, later, done) == ("both", "later", ["both", "later"])


def test_each_loop_waits_for_its_own() -> None:
    """Two servers of one process, as tests have them, share the lane."""
    shared, go, begun = Lane("test", 2, "Too many."), threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        go.wait(10)
        return "made"

    async def one() -> str:
        return await shared.run(work, key="lesson")

    with ThreadPoolExecutor() as loops:
        first = loops.submit(asyncio.run, one())
        assert begun.wait(10)
        second = loops.submit(asyncio.run, one())
        go.set()
        assert (first.result(10), second.result(10)) == ("made", "made")
