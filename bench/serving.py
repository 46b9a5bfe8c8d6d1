"""What a request costs the server: CPU time, and so how many one core answers in a second.

    python -m bench.serving

starts the program on one core and asks it from another over connections that stay, as a proxy in
front of it does. The CPU time is the kernel's own count (Linux), so that a busy machine does not
lengthen it by what it keeps it waiting. Of three rounds, each with a weight of its own in every
request, the smallest counts. docs/deploying.md reckons with these figures.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from http.client import HTTPConnection
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from app import answers
from app.link import write
from app.pages.static_files import static_url
from app.presets import preset

ROUNDS = 3
READERS = 8
TICKS = os.sysconf("SC_CLK_TCK")

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
    "`POST /api/v1/trace`, 10-12-12-10": posted("trace", "wide", granularity="layer"),
    "`GET /?…`, the page of a lesson": linked("/"),
    "`GET /embed?…`": linked("/embed"),
    "`GET /thumbnail.svg?…`": linked("/thumbnail.svg"),
    "`GET /static/…/bundle/main.js`": lambda _: ("GET", static_url("bundle/main.js"), None),
    "`GET /healthz`": lambda _: ("GET", "/healthz", None),
}


@contextmanager
def serving(core: int) -> Iterator[tuple[int, str, int]]:
    """The program on one core: its process, host and port."""
    command = [sys.executable, "-m", "app", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            os.sched_setaffinity(process.pid, {core})
            assert process.stdout is not None
            where = urlsplit(process.stdout.readline().split()[4])
            assert where.hostname
            assert where.port
            yield process.pid, where.hostname, where.port
        finally:
            process.terminate()


def cpu(pid: int) -> float:
    """Seconds that a process has computed, of all its threads, the kernel's share included."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ask(host: str, port: int, asking: Asking, numbers: Iterator[int], end: float) -> int:
    """One reader until the end; how many requests were answered."""
    connection, answered = HTTPConnection(host, port), 0
    while time.monotonic() < end:
        method, path, body = asking(next(numbers))
        headers = {"Accept-Encoding": "gzip", "Content-Type": "application/json"}
        connection.request(method, path, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (path, answer.status)
        answered += 1
    connection.close()
    return answered


def measure(pid: int, host: str, port: int, asking: Asking, seconds: float) -> float:
    """CPU milliseconds of one request: the least of the rounds."""
    numbers, costs = count(), []
    for _ in range(ROUNDS):
        end, before = time.monotonic() + seconds, cpu(pid)
        with ThreadPoolExecutor(READERS) as readers:
            asked = [readers.submit(ask, host, port, asking, numbers, end) for _ in range(READERS)]
        costs.append(1000 * (cpu(pid) - before) / sum(each.result() for each in asked))
    return min(costs)


def told(name: str, cost: float) -> None:
    print(f"| {name} | {cost:.2f} | {1000 / cost:,.0f} |", flush=True)


if __name__ == "__main__":
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, others or {first})
    print("| request | CPU, ms | a second on one core |\n|---|---|---|")
    with serving(first) as server:
        costs = [measure(*server, asking, seconds) for asking in DRAG.values()]
        for name, cost in zip(DRAG, costs, strict=True):
            told(name, cost)
        told("the three together: one number that a drag shows", sum(costs))
        for name, asking in OTHERS.items():
            told(name, measure(*server, asking, seconds))
