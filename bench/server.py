"""The server's CPU time per request, as a ratio to a plain FastAPI route of the same bytes.

    python -m bench.server [ROUNDS [SECONDS]]

One worker is pinned to one core, wrk to the other, with 64 connections. A variant's figure is
the plain route's time divided by its own: 1.0 is as fast as FastAPI can return bytes that were
made before, from a route that reads the same body, served by uvicorn with the packages that the
two ask for. ``here`` is the same beside that route on our own server, with the faster packages that
it is built on. Every question is another one, except where the row says "again". The variants take
turns in an order that changes from round to round, those that are compared one after the other, for
the machine may be slower in the next minute; the median of the rounds counts. wrk uses its whole
core, so p99 tells how long a request waits among 63 others, not how long it takes alone.
"""

import json
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.driving import CONNECTIONS, BenchError, Measured, Server, drive, needs, python
from bench.nginx import behind_nginx
from bench.problems import bodies

SMALL, LARGE = [2, 2, 2, 1], [4, 8, 8, 3]
MOST = 6_000
"""Questions a second that we answer at the most: so many are made ready."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a variant, what it is compared with, and what it should reach."""

    name: str
    run: Callable[[int], Measured]
    plain: str
    """The row whose time is divided by this one's; the same with HERE is on our own server."""
    target: float | None = None


HERE = ", here"


def ask(server: Server, method: str, path: str, body: bytes | None = None) -> tuple[bytes, str]:
    """One request: the body of its answer, and its tag."""
    connection = HTTPConnection(urlsplit(server.address).netloc)
    connection.request(method, path, body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:
        raise BenchError(f"{path} answered {response.status}: {answer.decode()[:200]}")
    return answer, response.headers.get("ETag", "")


def _name(layers: list[int]) -> str:
    return "-".join(map(str, layers))


class Questions:
    """Bodies that are asked once each, in files for wrk: what is asked again is another row."""

    def __init__(self, asked: list[bytes], file: Path) -> None:
        self._asked = asked
        self._file = file
        self._at = 0

    def run(self, server: Server, path: str, seconds: int) -> Measured:
        """The next of them. Raises BenchError where there are too few."""
        these = self._asked[self._at : self._at + MOST * seconds]
        self._file.write_bytes(b"\n".join(these) + b"\n")
        measured = drive(server, path, seconds, "POST", self._file)
        used = measured.requests + CONNECTIONS  # those that the end cut short were asked too
        if used > len(these):
            raise BenchError(f"{path}: {len(these)} questions are too few.")
        self._at += used
        return measured


def rows(stack: ExitStack, folder: Path, seconds: int) -> list[Row]:
    """Start the servers, and say what is to be measured, for so many seconds in all."""
    ours = stack.enter_context(python("app"))
    asked: dict[str, list[bytes]] = {}
    sent: dict[str, Path] = {}
    """The first of them, for peers: they remember nothing."""
    lengths: dict[str, int] = {"/nothing": 0}
    for layers in (SMALL, LARGE):
        size = _name(layers)
        asked[size] = bodies(layers, MOST * (seconds + 1))
        sent[size] = folder / size
        sent[size].write_bytes(b"\n".join(asked[size][:MOST]) + b"\n")
        for call in ("backward", "trace"):
            answer, _ = ask(ours, "POST", f"/api/v1/{call}", bodies(layers, 1, seed=2)[0])
            lengths[f"/{call}/{size}"] = len(answer)
    again = folder / "again"
    again.write_bytes(bodies(SMALL, 1, seed=2)[0] + b"\n")
    answer, _ = ask(ours, "POST", "/api/v1/trace", again.read_bytes().strip())
    link = f"/api/v1/trace?{json.loads(answer)['query']}"
    linked, tag = ask(ours, "GET", link)
    lengths |= {"/again": len(answer), "/link": len(linked)}
    paths = [f"{path}={length}" for path, length in lengths.items()]
    peers = stack.enter_context(python("bench.peers", *paths))
    here = stack.enter_context(python("bench.peers", "--here", *paths))

    def get(
        server: Server, path: str, headers: dict[str, str] | None = None
    ) -> Callable[[int], Measured]:
        return lambda seconds: drive(server, path, seconds, headers=headers)

    def post(server: Server, path: str, file: Path) -> Callable[[int], Measured]:
        return lambda seconds: drive(server, path, seconds, "POST", file)

    def each(server: Server, path: str, size: str) -> Callable[[int], Measured]:
        questions = Questions(asked[size], folder / "questions")
        return lambda seconds: questions.run(server, path, seconds)

    table: list[Row] = []
    targets = {"trace": (0.50, 0.30), "backward": (0.65, 0.55)}
    for call, wanted in targets.items():
        for layers, target in zip((SMALL, LARGE), wanted, strict=True):
            size = _name(layers)
            plain = f"plain, bytes of /{call} {size}"
            table += [
                Row(plain, post(peers, f"/{call}/{size}", sent[size]), plain),
                Row(plain + HERE, post(here, f"/{call}/{size}", sent[size]), plain),
                Row(f"idiomatic /{call} {size}", post(peers, f"/{call}", sent[size]), plain),
                Row(f"POST /{call} {size}", each(ours, f"/api/v1/{call}", size), plain, target),
            ]  # fmt: skip
    table += [
        Row("plain, one body", post(peers, "/again", again), "plain, one body"),
        Row("plain, one body" + HERE, post(here, "/again", again), "plain, one body"),
        Row("POST /trace 2-2-2-1 again", post(ours, "/api/v1/trace", again), "plain, one body",
            0.95),
        Row("plain 304", get(peers, "/nothing"), "plain 304"),
        Row("plain 304" + HERE, get(here, "/nothing"), "plain 304"),
        Row("GET /trace, 304", get(ours, link, {"If-None-Match": tag}), "plain 304", 0.95),
        Row("plain link", get(peers, "/link"), "plain link"),
        Row("plain link" + HERE, get(here, "/link"), "plain link"),
        Row("GET /trace 2-2-2-1 again", get(ours, link), "plain link"),
    ]  # fmt: skip
    front = stack.enter_context(behind_nginx(ours, folder))
    if front is None:
        print("nginx is not on this machine; the row behind its cache is left out.")
    else:
        table.append(Row("GET /trace behind nginx", get(front, link), "plain link", 7))
    return table


def measure(table: list[Row], rounds: int, seconds: int) -> dict[str, list[Measured]]:
    """Every row in every round, in an order of its own, beside those that it is compared with."""
    compared = {row.plain: [each for each in table if each.plain == row.plain] for row in table}
    found: dict[str, list[Measured]] = {row.name: [] for row in table}
    for row in table:  # caches and plans fill up, interpreters warm up
        row.run(1)
    for _ in range(rounds):
        for group in random.sample([*compared.values()], len(compared)):
            for row in random.sample(group, len(group)):
                found[row.name].append(row.run(seconds))
    return found


def show(table: list[Row], found: dict[str, list[Measured]]) -> None:
    """The table: µs of CPU, ratios to the plain route, p99, target."""
    head = f"{'variant':34} {'µs CPU':>8} {'ratio':>6} {'range':>11} {'here':>6} {'p99 ms':>7}"
    print(f"{head}   target")
    for row in table:
        own = found[row.name]
        ratios = _ratios(found[row.plain], own)
        here = _ratios(found[row.plain + HERE], own)
        cpu = statistics.median(each.cpu for each in own)
        p99 = statistics.median(each.p99 for each in own)
        wanted = "" if row.target is None else f"≥ {row.target:g}"
        print(
            f"{row.name:34} {cpu * 1e6:8.1f} {statistics.median(ratios):6.2f} "
            f"{min(ratios):5.2f}–{max(ratios):<5.2f} {statistics.median(here):6.2f} {p99:7.1f}   "
            f"{wanted}"
        )


def _ratios(plain: list[Measured], own: list[Measured]) -> list[float]:
    return [p.cpu / o.cpu for p, o in zip(plain, own, strict=True)]


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    try:
        needs()
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            table = rows(stack, folder, rounds * seconds)
            show(table, measure(table, rounds, seconds))
    except BenchError as error:
        print(error)


if __name__ == "__main__":
    main()
