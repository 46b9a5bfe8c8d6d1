"""The engine's pass of the lecture network beside the same pass written out by hand in NumPy.

    python -m bench.single_pass

prints the median ratio over interleaved rounds (engine ÷ by hand). The target is at most 3. The
hand-written pass computes the same numbers, every z, a, cost, δ and gradient, stably from z.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from app.engine.arrays import Vector
from app.engine.passes import backward, cost, forward
from app.presets import preset
from app.schemas.resolving import read_problem

ROUNDS, CALLS = 41, 200


def by_hand(
    theta1: Vector, theta2: Vector, theta3: Vector, x: Vector, y: Vector
) -> tuple[object, ...]:
    """The 2-2-2-1 sigmoid network with cross-entropy, unrolled."""
    a1 = np.concatenate(([1.0], x))
    z2 = theta1 @ a1
    e2 = np.exp(-np.abs(z2))
    a2 = np.concatenate(([1.0], np.where(z2 >= 0, 1.0, e2) / (1.0 + e2)))
    z3 = theta2 @ a2
    e3 = np.exp(-np.abs(z3))
    a3 = np.concatenate(([1.0], np.where(z3 >= 0, 1.0, e3) / (1.0 + e3)))
    z4 = theta3 @ a3
    e4 = np.exp(-np.abs(z4))
    a4 = np.where(z4 >= 0, 1.0, e4) / (1.0 + e4)
    amount = (np.maximum(z4, 0.0) - y * z4 + np.log1p(e4)).sum()
    d4 = a4 - y
    s3 = theta3[:, 1:].T @ d4
    d3 = s3 * (e3 / ((1.0 + e3) * (1.0 + e3)))
    s2 = theta2[:, 1:].T @ d3
    d2 = s2 * (e2 / ((1.0 + e2) * (1.0 + e2)))
    return z2, a2, z3, a3, z4, a4, amount, d4, s3, d3, s2, d2, (
        np.outer(d4, a3), np.outer(d3, a2), np.outer(d2, a1))  # fmt: skip


def timed(call: Callable[[], object]) -> float:
    """CPU seconds of CALLS calls."""
    start = time.process_time()
    for _ in range(CALLS):
        call()
    return time.process_time() - start


def measure() -> tuple[float, float, float]:
    """(median ratio, engine's and by-hand's median microseconds a pass)."""
    problem = read_problem(preset("lecture")["problem"])
    network, x, y = problem.network, problem.x, problem.y
    assert y is not None
    theta1, theta2, theta3 = network.theta

    def engine() -> object:
        passed = forward(network, x)
        return cost(network, passed, y), backward(network, passed, y)

    def hand() -> object:
        return by_hand(theta1, theta2, theta3, x, y)

    pairs = [(timed(engine), timed(hand)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (statistics.median(side) / CALLS * 1e6 for side in zip(*pairs, strict=True))
    return ratio, ours, theirs


if __name__ == "__main__":
    ratio, ours, theirs = measure()
    print(f"engine ÷ by hand: {ratio:.2f} (target ≤ 3)   {ours:.1f} µs and {theirs:.1f} µs a pass")
