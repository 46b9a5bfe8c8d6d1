"""The server's resident memory over 10,000 mixed requests, and what the largest adds.

    python -m bench.memory

asks one server for traces, passes, checks, sets, pages, pictures and refusals in turn, almost none
of them twice, and prints how much more memory it holds after 10,000 requests than after the
first 1,000, in which its caches fill up (target: 5 %). Then come the largest requests allowed,
each three times, and the highest that memory ever stood (Linux only: it is read from /proc).
"""

import json
import random
from collections.abc import Iterator
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.driving import BenchError, Server, needs_linux, python
from bench.limits import worst

FIRST, ALL = 1_000, 10_000
Asked = tuple[str, str, bytes | None]
"""Method, path, body."""


def mixed(seed: int) -> Iterator[Asked]:
    """Requests of every kind, over sizes and numbers of every kind."""
    source = random.Random(seed)

    def numbers(count: int) -> list[float]:
        return [source.uniform(-2, 2) for _ in range(count)]

    while True:
        layers = [source.randint(1, 8) for _ in range(source.randint(2, 5))]
        one = {"layers": layers, "x": numbers(layers[0]), "y": [1] * layers[-1],
               "rule": source.choice(["exact", "intuition"])}  # fmt: skip
        full = one | {"theta": [[numbers(a + 1) for _ in range(b)] for a, b in pairwise(layers)]}
        several = {"layers": layers, "X": [numbers(layers[0]) for _ in range(4)],
                   "Y": [[1] * layers[-1]] * 4, "lambda": 0.5}  # fmt: skip
        link = f"layers={'-'.join(map(str, layers))}&seed={source.randrange(10**6)}"
        link += f"&x={'_'.join(['.5'] * layers[0])}&y={'_'.join(['1'] * layers[-1])}"
        for call, sent in (
            ("trace", full), ("trace", full | {"granularity": "layer"}), ("backward", full),
            ("gradient-check", one), ("batch", several), ("code", one), ("backward", {"x": 1}),
        ):  # fmt: skip
            yield "POST", f"/api/v1/{call}", json.dumps(sent).encode()
        for path in ("/api/v1/trace", "/", "/thumbnail.svg", "/print"):
            yield "GET", f"{path}?{link}", None
        yield "GET", "/healthz", None


def largest() -> Iterator[tuple[str, Asked]]:
    """The requests of bench/limits.py, by name."""
    paths = {"/trace unit": "/trace", "/trace layer": "/trace?granularity=layer"}
    for name, answer, sent in worst():
        if answer is not None:
            path = paths.get(name, name.removesuffix(" set"))
            yield name, ("POST", f"/api/v1{path}", json.dumps(sent).encode())


def memory(server: Server, what: str = "VmRSS") -> float:
    """MB of the server that are resident, or ("VmHWM") ever were."""
    for line in Path(f"/proc/{server.pids[0]}/status").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise BenchError(f"/proc does not say {what}.")


def ask(connection: HTTPConnection, asked: Asked) -> int:
    """Ask, read everything, and return the status."""
    method, path, body = asked
    headers: dict[str, Any] = {} if body is None else {"Content-Type": "application/json"}
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    response.read()
    if response.status >= 500:
        raise BenchError(f"{path[:80]} answered {response.status}.")
    return response.status


def main() -> None:
    """Measure and print."""
    try:
        needs_linux()
        with python("app") as server:
            connection = HTTPConnection(urlsplit(server.address).netloc)
            requests = mixed(1)
            sizes = {0: memory(server)}
            for number in range(1, ALL + 1):
                ask(connection, next(requests))
                if number in (FIRST, 2 * FIRST, 5 * FIRST, ALL):
                    sizes[number] = memory(server)
            for number, size in sizes.items():
                print(f"after {number:6} requests: {size:7.1f} MB")
            grown = sizes[ALL] / sizes[FIRST] - 1
            print(f"growth from {FIRST} to {ALL}: {grown * 100:.1f} % (target: within 5 %)")
            for _, asked in largest():
                for _ in range(3):
                    if ask(connection, asked) != 200:
                        raise BenchError(f"{asked[1]} refused a request within the limits.")
            peak = memory(server, "VmHWM") - sizes[ALL]
            print(f"highest while the largest ran, one after the other: {peak:.1f} MB more")
    except BenchError as error:
        print(error)


if __name__ == "__main__":
    main()
