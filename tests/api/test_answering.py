"""Who asks again is answered from what was made before; nothing else is."""

import asyncio
from threading import Event, current_thread
from typing import Any

import httpx
import pytest

from app import answers
from app.api import answering
from app.http import lane
from app.http.compressed import small
from app.http.lane import PACKING
from app.kept import Seen
from app.limits import MAX_ANSWERS, MAX_POSTED
from tests.api.client import V1, application, ask, get, post, post_bytes, problem
from tests.api.problems import LECTURE_QUERY, TINY


class Counting:
    """Counts how often an answer is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.times = 0
        original = getattr(answers, name)

        def counted(*arguments: Any) -> Any:
            self.times += 1
            return original(*arguments)

        monkeypatch.setattr(answers, name, counted)


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    answering._answers.clear()
    answering._posted = Seen(MAX_POSTED)


def test_what_is_posted_is_kept_from_the_second_time_on(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    found = [post(f"{V1}/backward", TINY) for _ in range(4)]
    assert made.times == 2
    assert len({each.content for each in found}) == 1
    assert all(each.headers == found[0].headers for each in found)


def test_a_hand_does_not_take_the_place_of_a_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "gradient_check_answer")
    lesson = f"{V1}/gradient-check?{LECTURE_QUERY}"
    get(lesson)
    for number in range(60):
        post(f"{V1}/trace", {"layers": [4, 8, 8, 3], "x": [number] * 4, "y": [1] * 3})
    get(lesson)
    assert made.times == 1


def test_a_link_asked_again_has_the_same_tag_whatever_the_method(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Counting(monkeypatch, "gradient_check_answer")
    path = f"{V1}/gradient-check?{LECTURE_QUERY}"
    tags = {ask(method, path).headers["ETag"] for method in ("GET", "HEAD", "GET")}
    assert len(tags) == 1
    assert ask("GET", path, headers={"If-None-Match": tags.pop()}).status_code == 304
    assert made.times == 1


def test_another_call_query_or_body_is_another_question(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    post(f"{V1}/backward", TINY)
    assert "gradient" not in post(f"{V1}/forward", TINY).json()
    post(f"{V1}/backward", TINY | {"x": [2]})
    assert made.times == 2
    assert get(f"{V1}/trace?{LECTURE_QUERY}").json()["granularity"] == "unit"
    by_layer = get(f"{V1}/trace?{LECTURE_QUERY}&granularity=layer")
    assert by_layer.json()["granularity"] == "layer"


def test_a_refusal_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    for _ in range(2):
        problem(post(f"{V1}/backward", {"layers": [1, 1]}), 422)
    assert made.times == 2
    assert len(answering._answers) == 0


def test_what_is_known_is_still_asked_for_in_the_right_way() -> None:
    body = b'{"layers":[1,1],"x":[1],"y":[1]}'
    assert post_bytes(f"{V1}/backward", body).status_code == 200
    refused = post_bytes(f"{V1}/backward", body, **{"Content-Type": "text/plain"})
    problem(refused, 415)
    assert "x" in problem(post(f"{V1}/backward?x=1", TINY), 422)["detail"]


def test_what_is_kept_stays_within_its_bytes() -> None:
    for seed in range(400):
        get(f"{V1}/trace?layers=4-8-8-3&seed={seed}&x=1_1_1_1&y=1_1_1")
    assert 0 < answering._answers.size <= MAX_ANSWERS


def test_a_long_answer_is_made_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its worker waits here until the others have been answered, so this hangs if they wait."""
    others_answered, original = Event(), answers.backward_answer
    by: list[str] = []

    def waiting(sent: Any) -> Any:
        by.append(current_thread().name)
        if len(by) == 1:
            assert others_answered.wait(60)
        return original(sent)

    monkeypatch.setattr(answers, "backward_answer", waiting)
    large = {"layers": [50, 50], "x": [0.5] * 50, "y": [1] * 50}

    async def all_at_once() -> tuple[int, int]:
        transport = httpx.ASGITransport(application())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            long = asyncio.create_task(client.post(f"{V1}/backward", json=large))
            while not by:
                await asyncio.sleep(0.001)
            short = await client.post(f"{V1}/backward", json=TINY)
            others_answered.set()
            return (await long).status_code, short.status_code

    assert asyncio.run(all_at_once()) == (200, 200)
    assert by[0].startswith("long")
    assert by[1] == current_thread().name


@pytest.mark.parametrize(
    ("path", "sent", "aside"),
    [
        ("backward", TINY, False),
        ("trace", TINY, False),
        ("trace", {"layers": [4, 8, 8, 3], "x": [1] * 4, "y": [1] * 3}, True),  # its plan is new
        ("trace", {"layers": [4, 8, 8, 3], "x": [0] * 4, "y": [1] * 3}, False),
        ("backward", {"layers": [2, 1], "x": [1] * 9000, "y": [1]}, True),  # wrong at length
        ("gradient-check", {"layers": [4, 8, 8, 3], "x": [0] * 4, "y": [1] * 3}, True),
        ("backward", [], False),
        ("backward", {"layers": "2-1"}, False),
    ],
)
def test_what_takes_long_is_known_before(
    path: str, sent: Any, aside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if aside and path == "trace":
        answers.forget_plans()
    threads: list[str] = []
    # What is wrong at length is read by the worker, and refused before an answer is made.
    watched = "asked" if len(str(sent)) > answering.LONG_BODY else "_made"
    original = getattr(answering, watched)

    def noted(*arguments: Any) -> Any:
        threads.append(current_thread().name)
        return original(*arguments)

    monkeypatch.setattr(answering, watched, noted)
    post(f"{V1}/{path}", sent)
    assert [name.startswith("long") for name in threads] == [aside]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_class_that_asks_one_long_question_at_once_has_one_answer(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than there is room for in the lane, all while its worker is at something else."""
    made, go = Counting(monkeypatch, "gradient_check_answer"), Event()
    asked: dict[str, Any] = {"json": {"layers": [4, 8, 8, 3], "x": [0] * 4, "y": [1] * 3}}
    path = f"{V1}/gradient-check"
    if method == "GET":
        asked, path = {}, f"{path}?layers=4-8-8-3&x=0_0_0_0&y=1_1_1"

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            held = asyncio.ensure_future(lane.LONG.run(lambda: go.wait(60)))
            asking = [client.request(method, path, **asked) for _ in range(300)]
            waiting = [asyncio.ensure_future(each) for each in asking]
            await asyncio.sleep(0.2)
            go.set()
            await held
            return await asyncio.gather(*waiting)

    found = asyncio.run(all_at_once())
    assert {each.status_code for each in found} == {200}
    assert len({each.content for each in found}) == 1
    assert made.times == 1


@pytest.mark.parametrize("first", ["right", "wrong"])
def test_a_class_that_drags_weights_of_a_new_network_at_once_waits_for_one_plan(
    first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has a problem of its own, and they are more than there is room for in the lane."""
    answers.forget_plans()
    by: list[str] = []
    original = answers.trace_bytes

    def noted(*arguments: Any) -> bytes:
        by.append(current_thread().name)
        return original(*arguments)

    monkeypatch.setattr(answers, "trace_bytes", noted)
    sent = [{"layers": [3, 5, 2], "seed": seed, "x": [1] * 3, "y": [1] * 2} for seed in range(90)]
    if first == "wrong":
        sent[0]["y"] = [2, 1]

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            asking = [client.post(f"{V1}/trace", json=each) for each in sent]
            return await asyncio.gather(*asking)

    found = asyncio.run(all_at_once())
    aside = [name for name in by if name.startswith("long")]
    if first == "wrong":
        assert "y[0]" in problem(found.pop(0), 422)["detail"]
        assert len(aside) == 2, "the first has made none"
    else:
        assert (len(aside), len(by)) == (1, len(sent)), "one of them has made the plan"
    seeds = [each.json()["problem"]["seed"] for each in found]
    assert seeds == list(range(90))[-len(found) :], "each is told of its own problem"


def test_a_class_that_asks_one_question_of_a_new_network_at_once_has_it_answered_twice_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers.forget_plans()
    made = Counting(monkeypatch, "trace_bytes")
    sent = {"layers": [3, 5, 2], "x": [1] * 3, "y": [1] * 2}

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await asyncio.gather(*[client.post(f"{V1}/trace", json=sent) for _ in range(60)])

    found = asyncio.run(all_at_once())
    assert {each.status_code for each in found} == {200}
    assert len({each.content for each in found}) == 1
    assert made.times <= 2, "once for the plan, and once more for what is kept"


def test_a_slip_of_the_server_s_is_told_to_who_met_it_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers.forget_plans()
    original = answers.trace_bytes

    def slipping(sent: Any, *more: Any) -> bytes:
        if sent.seed == 0:
            raise ZeroDivisionError
        return original(sent, *more)

    monkeypatch.setattr(answers, "trace_bytes", slipping)

    async def all_at_once() -> list[httpx.Response]:
        transport = httpx.ASGITransport(application())
        sent = {"layers": [3, 5, 2], "x": [1] * 3, "y": [1] * 2}
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            asking = [client.post(f"{V1}/trace", json=sent | {"seed": at}) for at in range(20)]
            return await asyncio.gather(*asking)

    found = asyncio.run(all_at_once())
    assert [each.status_code for each in found] == [500] + [200] * 19


LONG = {"layers": [4, 8, 8, 3], "x": [0.5] * 4, "y": [1] * 3}
LONG_LINK = f"{V1}/trace?layers=4-8-8-3&x=.5_.5_.5_.5&y=1_1_1"
GZIP, PLAIN = {"Accept-Encoding": "gzip, br"}, {"Accept-Encoding": "identity"}


@pytest.fixture
def packings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads on which an answer was made small."""
    threads: list[str] = []
    original = small

    def noted(body: bytes) -> bytes:
        threads.append(current_thread().name)
        return original(body)

    monkeypatch.setattr(answering, "small", noted)
    return threads


def test_a_long_answer_is_sent_small_to_who_reads_gzip_and_made_so_once(
    packings: list[str],
) -> None:
    plain = ask("GET", LONG_LINK, headers=PLAIN)
    assert len(plain.content) > answering.LONG_ANSWER
    assert "Content-Encoding" not in plain.headers
    for _ in range(2):
        packed = ask("GET", LONG_LINK, headers=GZIP)
        assert packed.content == plain.content
        assert packed.headers["Content-Encoding"] == "gzip"
        assert int(packed.headers["Content-Length"]) < len(plain.content) / 3
        assert packed.headers["ETag"] == f"W/{plain.headers['ETag']}"
        assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"]
        assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
        assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert [name.partition("_")[0] for name in packings] == ["gzip"]
    for sent in (packed.headers["ETag"], plain.headers["ETag"]):
        for headers, tag in ((GZIP, packed.headers["ETag"]), (PLAIN, plain.headers["ETag"])):
            again = ask("GET", LONG_LINK, headers=headers | {"If-None-Match": sent})
            assert (again.status_code, again.content) == (304, b"")
            assert (again.headers["ETag"], again.headers["Vary"]) == (tag, "Accept-Encoding")
            assert "Content-Encoding" not in again.headers
    head = ask("HEAD", LONG_LINK, headers=GZIP)
    assert head.headers == packed.headers


def test_that_of_a_post_is_too_and_has_no_tag() -> None:
    plain, packed = (ask("POST", f"{V1}/trace", json=LONG, headers=each) for each in (PLAIN, GZIP))
    assert packed.content == plain.content
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "ETag" not in packed.headers
    assert "Cache-Control" not in packed.headers


def test_a_short_answer_is_sent_as_it_is(packings: list[str]) -> None:
    short = ask("GET", f"{V1}/trace?{LECTURE_QUERY}", headers=GZIP)
    assert len(short.content) < answering.LONG_ANSWER
    assert not {"Content-Encoding", "Vary"} & {name.title() for name in short.headers}
    assert packings == []


def test_what_is_kept_both_ways_counts_both() -> None:
    plain = ask("GET", LONG_LINK, headers=PLAIN)
    before = answering._answers.size
    packed = ask("GET", LONG_LINK, headers=GZIP)
    added = answering._answers.size - before
    assert added == int(packed.headers["Content-Length"]) < len(plain.content)


def test_where_too_many_are_made_small_at_once_it_is_sent_as_it_is(
    monkeypatch: pytest.MonkeyPatch, packings: list[str]
) -> None:
    monkeypatch.setattr(PACKING, "_room", 0)
    found = ask("GET", LONG_LINK, headers=GZIP)
    assert (found.status_code, packings) == (200, [])
    assert "Content-Encoding" not in found.headers
    assert found.headers["Vary"] == "Accept-Encoding"


def test_the_description_is_compressed_ahead_of_time(client: httpx.Client) -> None:
    path = f"{V1}/openapi.json"
    plain, packed = (client.get(path, headers=each) for each in (PLAIN, GZIP))
    assert plain.content == packed.content
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < len(plain.content) / 5
    again = client.get(path, headers=GZIP | {"If-None-Match": packed.headers["ETag"]})
    assert again.status_code == 304
