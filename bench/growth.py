"""How the cost of a pass grows with the number of weights: it should be linear up to the limits.

    python -m bench.growth

prints CPU time per pass for networks from 15 to 20,000 weights, and the slope of log time against
log weights over the upper half, where the fixed cost of a pass no longer counts. A slope of 1 is
linear; less means that the fixed cost still shows.
"""

import math
import time

import numpy as np

from app.engine.network import Network, draw_theta, weight_count
from app.engine.passes import backward, cost, forward

SIZES = ((2, 2, 2, 1), (8, 8, 8, 8), (16,) * 4, (32,) * 4, (64,) * 4, (81,) * 4)


def seconds(layers: tuple[int, ...]) -> float:
    """The smallest CPU time of one pass over several rounds."""
    theta = tuple([np.array(matrix) for matrix in draw_theta(layers, 1)])
    network = Network(layers, ("tanh",) * (len(layers) - 1), theta, "squared_error")
    x, y = np.ones(layers[0]), np.zeros(layers[-1])
    best = math.inf
    for _ in range(15):
        start = time.process_time()
        for _ in range(100):
            passed = forward(network, x)
            cost(network, passed, y)
            backward(network, passed, y)
        best = min(best, (time.process_time() - start) / 100)
    return best


def measure() -> list[tuple[tuple[int, ...], int, float]]:
    """(layers, weights, seconds a pass)."""
    return [(layers, weight_count(layers), seconds(layers)) for layers in SIZES]


if __name__ == "__main__":
    rows = measure()
    for layers, count, each in rows:
        print(f"{'-'.join(map(str, layers)):14} {count:6} weights {each * 1e6:8.1f} µs a pass")
    (_, w0, t0), (_, w1, t1) = rows[-3], rows[-1]
    slope = math.log(t1 / t0) / math.log(w1 / w0)
    print(f"slope of log time against log weights, upper half: {slope:.2f}")
