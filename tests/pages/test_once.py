"""A page is made once for all who ask for it, at the same time or later, and is right for each."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx
import pytest

from app.http.lane import LONG
from app.limits import MAX_LONG, MAX_PAGES
from app.main import create_app
from app.pages import beside, made, thumbnail, worksheet
from app.pages import page as page_room
from app.settings import Settings

LESSON = "layers=2-2-1&seed=3&x=.5_1&y=1"
ANOTHER = "layers=2-2-1&seed=4&x=.5_1&y=1"
PATHS = ("/", f"/?{LESSON}", "/embed", f"/embed?{LESSON}", f"/print?{LESSON}",
         f"/thumbnail.svg?{LESSON}")  # fmt: skip
CLASS = 300
GZIP, PLAIN = {"Accept-Encoding": "gzip, br"}, {"Accept-Encoding": "identity"}


application = cache(create_app)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    beside.forget_pages()
    yield
    beside.forget_pages()


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a page was made, and how often one was compressed."""
    application(Settings())  # which compresses what is always at hand
    counted: Counter[str] = Counter()

    def count(where: Any, name: str, what: str) -> None:
        original = getattr(where, name)

        def counting(*arguments: Any) -> Any:
            counted[what] += 1
            return original(*arguments)

        monkeypatch.setattr(where, name, counting)

    count(page_room, "page_bytes", "made")
    count(worksheet, "sheet_bytes", "made")
    count(thumbnail, "picture", "made")
    count(made, "small", "compressed")
    return counted


def asked(
    *requests: tuple[str, dict[str, str]], settings: Settings | None = None, method: str = "GET"
) -> list[httpx.Response]:
    """The answers to requests that all arrive while the worker is at something else, as sent."""
    begun, go = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go.wait(30)

    async def one(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> httpx.Response:
        async with client.stream(method, path, headers=headers) as answer:
            body = b"".join([part async for part in answer.aiter_raw()])
            return httpx.Response(answer.status_code, headers=answer.headers, content=body)

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application(settings or Settings()))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            held = asyncio.ensure_future(LONG.run(hold))
            while not begun.is_set():
                await asyncio.sleep(0.001)
            asking = [asyncio.ensure_future(one(client, *each)) for each in requests]
            await asyncio.sleep(0.05)
            go.set()
            await held
            return await asyncio.gather(*asking)

    return asyncio.run(all_at_once())


@pytest.mark.parametrize("path", PATHS)
def test_a_class_that_asks_at_once_has_it_made_and_compressed_once(
    path: str, times: Counter[str]
) -> None:
    found = asked(*[(path, GZIP)] * CLASS)
    assert Counter(each.status_code for each in found) == {200: CLASS}
    assert len({each.content for each in found}) == 1
    assert times == {"made": 1, "compressed": 1}


@pytest.mark.parametrize("path", PATHS)
def test_who_comes_later_has_what_was_made(path: str, times: Counter[str]) -> None:
    (first,), (again,) = asked((path, GZIP)), asked((path, GZIP))
    assert again.content == first.content
    assert again.headers == first.headers
    assert times == {"made": 1, "compressed": 1}


def test_among_those_who_wait_for_one_page_each_has_what_is_right_for_it() -> None:
    path = PATHS[1]
    (alone,) = asked((path, PLAIN))
    beside.forget_pages()
    tag = {"If-None-Match": alone.headers["ETag"]}
    other = {"If-None-Match": '"another"'}
    small, plain, has, has_not = asked(
        (path, GZIP), (path, PLAIN), (path, GZIP | tag), (path, PLAIN | other)
    )
    assert plain.content == has_not.content == alone.content
    assert plain.headers == has_not.headers == alone.headers
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.content == alone.content, "once the client has undone the gzip"
    assert small.headers["ETag"] == f"W/{alone.headers['ETag']}"
    assert (has.status_code, has.content) == (304, b"")
    assert "Content-Encoding" not in has.headers
    assert has.headers["ETag"] == small.headers["ETag"]
    for each in (small, plain, has, has_not):
        assert each.headers["Vary"] == "Accept-Encoding"


def test_another_link_page_or_setting_is_another_page(times: Counter[str]) -> None:
    first, second = asked((PATHS[1], PLAIN), (f"/?{ANOTHER}", PLAIN))
    (embed,) = asked((PATHS[3], PLAIN))
    elsewhere = Settings(public_base_url="https://course.example")
    (third,) = asked((PATHS[1], PLAIN), settings=elsewhere)
    assert len({each.content for each in (first, second, embed, third)}) == 4
    assert b"https://course.example/thumbnail.svg" in third.content
    assert times["made"] == 4


def test_a_refusal_is_told_to_all_who_wait_for_it_and_not_kept(times: Counter[str]) -> None:
    for _ in range(2):
        found = asked(*[("/?layers=2-1", GZIP)] * CLASS)
        assert Counter(each.status_code for each in found) == {422: CLASS}
        found = asked(*[("/thumbnail.svg?layers=2-1", GZIP)] * CLASS)
        assert Counter(each.status_code for each in found) == {422: CLASS}
    assert times["made"] == 2
    assert len(beside._pages) == 0


def test_nothing_is_kept_while_files_are_worked_on(times: Counter[str]) -> None:
    for _ in range(2):
        asked((PATHS[0], GZIP), settings=Settings(modules=True))
    assert times["made"] == 2


def test_head_says_what_get_says_of_the_same_page(times: Counter[str]) -> None:
    (got,), (head,) = asked((PATHS[1], GZIP)), asked((PATHS[1], GZIP), method="HEAD")
    assert head.headers == got.headers
    assert times["made"] == 1


def test_different_pages_still_find_a_full_lane() -> None:
    found = asked(*[(f"/?layers=2-1&seed={n}&x=1_1&y=1", GZIP) for n in range(MAX_LONG + 5)])
    full = [each for each in found if each.status_code == 503]
    assert len(full) == 6, "one place has what holds the worker"
    assert {each.headers["Retry-After"] for each in full} == {"5"}
    assert {each.headers["Content-Type"] for each in full} == {"application/problem+json"}


def test_what_is_kept_stays_within_its_bytes(client: httpx.Client) -> None:
    for seed in range(60):
        client.get(f"/?layers=4-8-8-3&seed={seed}&x=1_1_1_1&y=1_1_1", headers=PLAIN)
    assert 10 < len(beside._pages) < 60
    assert 0 < beside._pages.size <= MAX_PAGES
