"""How time and memory of a pass grow with the number of weights: linearly.

    python -m bench.growth

prints CPU time and newly allocated bytes of a pass for networks from 15 to 3.1 million weights,
far beyond the limits, and the slope of the logarithm of either against that of the weights over
the upper half, where the fixed cost of a pass no longer counts. A slope of 1 is linear.

The machine itself is not: a weight that no longer fits into a cache takes three times as long to
fetch. So the time is also given beside that of copying every Θ once, in the same run, which reads
and writes as many bytes as there are weights; where a pass is linear that ratio does not grow.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import math
import time
import tracemalloc
from typing import NamedTuple

import numpy as np

from app.engine.network import Network, theta_shapes, weight_count
from app.engine.passes import backward, cost, forward

SIZES = ((2, 2, 2, 1), (8,) * 4, (32,) * 4, (128,) * 4, (256,) * 4, (512,) * 4, (1024,) * 4)
ROUNDS, SECONDS = 15, 0.05


class Row(NamedTuple):
    """One network: its weights, and seconds and bytes of a pass."""

    layers: tuple[int, ...]
    weights: int
    seconds: float
    bytes: float
    copying: float
    """Seconds that copying every Θ takes."""

    @property
    def copies(self) -> float:
        """How many copies of Θ take as long as a pass."""
        return self.seconds / self.copying


def measured(layers: tuple[int, ...]) -> Row:
    """The smallest CPU time of one pass over several rounds (noise only ever adds), its bytes."""
    stream = np.random.default_rng(1)
    theta = tuple(
        stream.normal(scale=shape[1] ** -0.5, size=shape) for shape in theta_shapes(layers)
    )
    network = Network(layers, ("tanh",) * (len(layers) - 1), theta, "squared_error")
    x, y = np.ones(layers[0]), np.zeros(layers[-1])

    def run(calls: int) -> float:
        start = time.process_time()
        for _ in range(calls):
            passed = forward(network, x)
            cost(network, passed, y)
            backward(network, passed, y)
        return (time.process_time() - start) / calls

    def copy(calls: int) -> float:
        start = time.process_time()
        for _ in range(calls):
            for each in theta:
                each.copy()
        return (time.process_time() - start) / calls

    calls = max(1, int(SECONDS / run(2)))
    both = [(run(calls), copy(calls)) for _ in range(ROUNDS)]
    seconds, copying = (min(each) for each in zip(*both, strict=True))
    tracemalloc.start()
    run(1)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Row(layers, weight_count(layers), seconds, peak, copying)


def slope(first: Row, last: Row, what: str) -> float:
    """Of log ``what`` against log weights."""
    grown = math.log(getattr(last, what) / getattr(first, what))
    return grown / math.log(last.weights / first.weights)


if __name__ == "__main__":
    rows = [measured(layers) for layers in SIZES]
    print(
        f"{'network':22} {'weights':>9} {'µs':>9} {'bytes':>11} {'ns/weight':>10} "
        f"{'bytes/weight':>13} {'copies of Θ':>12}"
    )
    for row in rows:
        print(
            f"{'-'.join(map(str, row.layers)):22} {row.weights:9} {row.seconds * 1e6:9.1f} "
            f"{row.bytes:11.0f} {row.seconds / row.weights * 1e9:10.2f} "
            f"{row.bytes / row.weights:13.2f} {row.copies:12.2f}"
        )
    for what in ("seconds", "copies", "bytes"):
        print(
            f"slope of log {what} against log weights, upper half: "
            f"{slope(rows[3], rows[-1], what):.2f}"
        )
