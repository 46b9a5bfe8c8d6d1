"""The deployment recipe in front of a real server: one lesson is computed once for all readers."""

import asyncio
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app import __version__
from app.http.etag import BRIEFLY
from app.pages.static_files import static_url
from app.server import Limits
from app.server.listening import allow_files
from bench.burst import burst
from tests.deployment.front import NEEDED, Q, Worker, asked, body, forget, in_front_of, status
from tests.server.sockets import serving, until

LESSON = [
    f"/embed?{Q}&v={__version__}",
    f"/?{Q}",
    f"/print?{Q}",
    f"/thumbnail.svg?{Q}",
    f"/api/v1/trace?{Q}",
    static_url("bundle/main.js"),
    static_url("bundle/page.css"),
    static_url("vendor/fonts/inter.woff2"),
    f"/api/v1/gradient-check?{Q}&v={__version__}",
    f"/api/v1/code?{Q}&v={__version__}&language=numpy",
]
READERS, ROUNDS, CLASS = 10, 100, 300

pytestmark = NEEDED


def read_all(port: int, wrong: list[str]) -> None:
    """One reader of many, with a connection that stays."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    for _ in range(ROUNDS):
        for path in LESSON:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                wrong.append(f"{path}: {answer.status}")
    connection.close()


def test_ten_thousand_readers_cost_the_workers_a_handful(workers: list[Worker], front: int) -> None:
    forget(workers)
    wrong: list[str] = []
    readers = [threading.Thread(target=read_all, args=(front, wrong)) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert READERS * ROUNDS * len(LESSON) == 10_000
    assert wrong == []
    total = asked(workers)
    assert total.total() == len(LESSON), total
    assert set(total.values()) == {1}, "each once, however many ask at the same time"
    assert all(worker.app.asked for worker in workers), "each worker has its share"


OLD = "/static/0.0.0/bundle/main.js"


@pytest.mark.parametrize("page", ["/", f"/?{Q}&v=0.0.1"])
def test_a_class_that_opens_what_is_kept_for_seconds_does_not_queue_for_it(
    workers: list[Worker], front: int, page: str
) -> None:
    """The page without a problem, and a lesson that was made with another version."""
    allow_files(Limits(connections=900))  # both ends of the readers are in this process
    forget(workers)
    found, _ = asyncio.run(burst(front, CLASS, 1, page))
    assert found == {"200": CLASS * 9}
    total = asked(workers)
    assert total["/"] <= CLASS // 10, "it is renewed after ten seconds, if all take so long"
    assert total.total() <= 2 * CLASS // 10


def test_a_file_of_another_day_is_kept_for_seconds(workers: list[Worker], front: int) -> None:
    forget(workers)
    assert {status(front, OLD) for _ in range(CLASS)} == {200}
    assert asked(workers)[OLD] <= CLASS // 10


def test_what_is_not_to_be_kept_is_asked_for_anew(workers: list[Worker], front: int) -> None:
    forget(workers)
    for path in ("/?layers=2-1", "/embed?layers=2-1", "/docs"):
        for _ in range(2):
            status(front, path)
    assert asked(workers) == {"/": 2, "/embed": 2, "/docs": 2}


class Dated:
    """A worker that says how often it was asked, each answer old after a second."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`/lesson` may be shown while it is renewed, anything else may not."""
        path = scope["path"]
        self.asked[path] += 1
        control = BRIEFLY.replace("10", "1")
        if path == "/lesson":
            control = "public, max-age=1, stale-while-revalidate=600"
        await PlainTextResponse(f"{self.asked[path]}", headers={"Cache-Control": control})(
            scope, receive, send
        )


def test_an_old_answer_is_shown_while_renewed_only_where_it_says_so(tmp_path: Path) -> None:
    dated = Dated()
    with serving(dated) as worker, in_front_of(worker, tmp_path) as port:
        assert [body(port, path) for path in ("/lesson", "/")] == [b"1", b"1"]
        time.sleep(2.1)
        assert body(port, "/") == b"2", "a release is not hidden by an old page"
        assert body(port, "/lesson") == b"1"
        until(lambda: dated.asked["/lesson"] == 2)


def test_a_refusal_and_a_long_link_pass_unchanged(front: int) -> None:
    assert status(front, "/api/v1/trace?layers=2-1") == 422
    assert status(front, "/api/v1/trace?layers=2-1&theta1=" + "1_" * 5000) == 414
    assert status(front, "/nowhere") == 404


def test_a_worker_that_goes_away_is_not_missed(workers: list[Worker], front: int) -> None:
    forget(workers)
    workers[0].stop()
    forget(workers)
    for number in range(20):
        assert status(front, f"/api/v1/trace?{Q}&seed={number}") == 200
    assert workers[1].app.asked.total() == 20
