"""The worst allowed requests: CPU time and memory of each, from bytes in to bytes out.

    python -m bench.limits

builds, for every call and page with a limit, the requests that press on it hardest, each of a
topology that was never asked before, and prints for each the smallest CPU time of several runs (the
machine's noise only ever adds) and the peak of newly allocated memory. The rule in
``app/limits.py``: at most 100 ms and 50 MB, the time of an offline file excepted.
"""

import asyncio
import json
import random
import time
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import httpx

from app import answers, limits
from app.json_bytes import json_bytes
from app.main import create_app
from app.pages.beside import forget_pages
from app.settings import Settings
from app.strict_json import parse

RUNS = 7
Answer = Callable[[Any], dict[str, Any] | bytes]

FILE = "/export.html"
PAGES = ("/", "/embed", "/print", "/thumbnail.svg")


def problem(layers: list[int], examples: int = 0) -> dict[str, Any]:
    """Numbers with all their digits, a rule that needs two backward passes."""
    source = random.Random(1)

    def numbers(count: int) -> list[float]:
        return [source.uniform(-1, 1) for _ in range(count)]

    pairs = list(pairwise(layers))
    sent: dict[str, Any] = {
        "layers": layers, "activations": "tanh", "loss": "squared_error", "rule": "intuition",
        "theta": [[numbers(left + 1) for _ in range(right)] for left, right in pairs],
    }  # fmt: skip
    if examples:
        sent["X"] = [numbers(layers[0]) for _ in range(examples)]
        sent["Y"] = [numbers(layers[-1]) for _ in range(examples)]
        sent["lambda"] = 0.5
    else:
        sent |= {"x": numbers(layers[0]), "y": numbers(layers[-1])}
    return sent


def weights(layers: list[int]) -> int:
    """Θ_ij in all."""
    return sum((a + 1) * b for a, b in pairwise(layers))


def widest(limit: int, depth: int) -> list[int]:
    """The widest network of ``depth`` equal layers within ``limit`` weights and the unit limit."""
    width = next(w for w in range(limits.MAX_UNITS, 0, -1) if weights([w] * depth) <= limit)
    return [width] * depth


def worst() -> list[tuple[str, Answer | None, dict[str, Any]]]:
    """(name, answer or None for a page, problem) of each request measured."""
    deep = limits.MAX_LAYERS
    cases: list[tuple[str, Answer | None, dict[str, Any]]] = []
    for depth in (3, 4, deep):
        cases.append(
            ("/backward", answers.backward_answer, problem(widest(limits.MAX_WEIGHTS, depth)))
        )
    for depth in (2, 3, 4, deep):
        size = widest(limits.MAX_WEIGHTS_STEPS, depth)
        cases.append(("/trace unit", answers.trace_bytes, problem(size)))
        cases.append(("/trace layer", lambda s: answers.trace_bytes(s, "layer"), problem(size)))
    cases.append(("/trace unit", answers.trace_bytes, problem([1, 100, 22])))
    for layers in ([1, 100, 22], widest(limits.MAX_WEIGHTS_STEPS, deep)):
        cases += [(path, None, problem(layers)) for path in PAGES]
    for layers in ([1, 100, 2], widest(limits.MAX_WEIGHTS_FILE, deep - 1)):
        cases.append((FILE, None, problem(layers)))
    for depth in (2, 3, 4, deep):
        size = widest(limits.MAX_WEIGHTS_CHECK, depth)
        cases.append(("/gradient-check", answers.gradient_check_answer, problem(size)))
    for size in ([1, 1], [2, 2, 2, 1], [1] * deep, [2] * deep, [10, 12, 12, 10], [24, 96]):
        m = min(limits.MAX_EXAMPLES, limits.MAX_CHECK_NUMBERS // weights(size))
        cases.append(("/gradient-check set", answers.gradient_check_answer, problem(size, m)))
        m = min(limits.MAX_EXAMPLES, limits.MAX_BATCH_NUMBERS // weights(size))
        cases.append(("/batch", answers.batch_answer, problem(size, m)))
    return cases


def measure(request: Callable[[], object]) -> tuple[float, float]:
    """(CPU milliseconds, MB) of one request."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        request()
        times.append(time.process_time() - start)
    tracemalloc.start()
    request()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return min(times) * 1e3, peak / 1e6


def post(answer: Answer, sent: dict[str, Any]) -> Callable[[], object]:
    """A request with the problem in its body."""
    body = json.dumps(sent).encode()

    def request() -> object:
        answers.forget_plans()
        made = answer(parse(body))
        return made if isinstance(made, bytes) else json_bytes(made)

    return request


def visit(path: str, layers: list[int]) -> Callable[[], object]:
    """A visit to a page, compressed; its weights are drawn, for so many do not fit into a link."""
    half = {name: "_".join([".5"] * size) for name, size in (("x", layers[0]), ("y", layers[-1]))}
    query = f"layers={'-'.join(map(str, layers))}&rule=intuition&x={half['x']}&y={half['y']}"
    transport = httpx.ASGITransport(create_app(Settings()))
    headers = {"Accept-Encoding": "gzip"}

    async def visited() -> None:
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://bench") as client,
            client.stream("GET", f"{path}?{query}", headers=headers) as answer,
        ):
            assert answer.status_code == 200, answer.status_code
            async for _ in answer.aiter_raw():
                pass

    def request() -> object:
        answers.forget_plans()
        forget_pages()
        return asyncio.run(visited())

    return request


if __name__ == "__main__":
    print(f"{'call':20} {'layers':24} {'m':>4} {'weights':>8} {'ms':>7} {'MB':>6}")
    for name, answer, sent in worst():
        request = visit(name, sent["layers"]) if answer is None else post(answer, sent)
        milliseconds, megabytes = measure(request)
        size = "-".join(map(str, sent["layers"]))
        size = size if len(size) < 24 else f"{sent['layers'][0]} × {len(sent['layers'])} layers"
        print(
            f"{name:20} {size:24} {len(sent.get('X', [])):4} {weights(sent['layers']):8} "
            f"{milliseconds:7.1f} {megabytes:6.1f}"
        )
