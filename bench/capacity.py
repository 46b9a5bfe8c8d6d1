"""What a request costs the server: CPU time, and so how many one core answers in a second.

    python -m bench.capacity [SECONDS]

One worker is pinned to one core and asked from another, over eight connections that stay. Figures
are absolute, of this machine, unlike those of the other benches: docs/deploying.md reckons cores
from them. Every request has a weight of its own, except where the row says "again"; of three rounds
the cheapest counts, since what a busy machine adds is never the program's.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http.client import HTTPConnection
from itertools import count, repeat
from typing import Any
from urllib.parse import urlsplit

from app import answers
from app.link import write
from app.pages.static_files import static_url
from app.presets import preset
from bench.driving import Server, cores, needs_linux, python

ROUNDS = 3
READERS = 8

Asked = tuple[str, str, bytes | None]
"""Method, path, body."""
Asking = Callable[[int], Asked]
"""The request of a number: another weight for each."""


@cache
def drawn(name: str) -> str:
    """A built-in problem with all its weights, as JSON."""
    return json.dumps(answers.trace_answer(preset(name)["problem"])["problem"])


def dragged(name: str, number: int) -> dict[str, Any]:
    """The same with its first weight moved, as a hand does."""
    problem: dict[str, Any] = json.loads(drawn(name))
    problem["theta"][0][0][0] = (number % 10_000) / 1000
    return problem


def posted(call: str, name: str = "lecture", **more: str) -> Asking:
    """The POST of the page after an edit."""
    return lambda number: (
        "POST",
        f"/api/v1/{call}",
        json.dumps(dragged(name, number) | more).encode(),
    )


def linked(path: str) -> Asking:
    """A reader's GET of the lecture's lesson."""
    return lambda number: ("GET", f"{path}?{write(dragged('lecture', number))[0]}", None)


DRAG = {
    "`POST /api/v1/trace`": posted("trace", granularity="unit"),
    "`POST /api/v1/gradient-check`": posted("gradient-check"),
    "`POST /api/v1/code`": posted("code", language="numpy"),
}
"""What each number that a drag shows may cost: the walk, and what stands beside it."""
OTHERS = {
    "`POST /api/v1/trace`, 10-12-12-10, in gzip": posted("trace", "wide", granularity="layer"),
    "`GET /?…`, the page of a lesson": linked("/"),
    "`GET /?…`, again": lambda _: linked("/")(1),
    "`GET /embed?…`": linked("/embed"),
    "`GET /thumbnail.svg?…`": linked("/thumbnail.svg"),
    "`GET /static/…/bundle/main.js`": lambda _: ("GET", static_url("bundle/main.js"), None),
    "`GET /healthz`": lambda _: ("GET", "/healthz", None),
}


def ask(server: Server, asking: Asking, numbers: Iterator[int], end: float) -> int:
    """One reader until the end; how many requests were answered."""
    connection, answered = HTTPConnection(urlsplit(server.address).netloc), 0
    headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
    while time.monotonic() < end:
        method, path, body = asking(next(numbers))
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
        answered += 1
    connection.close()
    return answered


def measure(server: Server, asking: Asking, numbers: Iterator[int], seconds: float) -> float:
    """CPU milliseconds of one request."""
    costs = []
    for _ in range(ROUNDS):
        end, before = time.monotonic() + seconds, server.cpu()
        with ThreadPoolExecutor(READERS) as readers:
            asked = [readers.submit(ask, server, asking, numbers, end) for _ in range(READERS)]
        costs.append(1000 * (server.cpu() - before) / sum(each.result() for each in asked))
    return min(costs)


def told(name: str, cost: float) -> None:
    print(f"| {name} | {cost:.2f} | {1000 / cost:,.0f} |", flush=True)


def main(seconds: float) -> None:
    """Print the table."""
    needs_linux()
    print("| request | CPU, ms | a second on one core |\n|---|---|---|")
    with python("app") as server:
        os.sched_setaffinity(0, {cores()[1]})
        for numbers, more in ((count(), ""), (repeat(1), ", again")):
            sums = 0.0
            for name, asking in DRAG.items():
                cost = measure(server, asking, numbers, seconds)
                sums += cost
                told(name + more, cost)
            told(f"the three together{more}", sums)
        for name, asking in OTHERS.items():
            told(name, measure(server, asking, count(), seconds))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5.0)
