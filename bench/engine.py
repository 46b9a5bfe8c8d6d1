"""One pass of the engine beside PyTorch autograd, HIPS autograd and micrograd, in one run.

    python -m bench.engine

A pass is the output, the cost and every gradient of one example, in float64 on one thread, with
ReLU in hidden layers, linear outputs and ½ Σ (h − y)², which all four can do. Before anything
is timed, every peer's gradients must be ours. The peers take turns, and the median of each one's
CPU time counts. They are no part of the program: bench/peers.in says how to have them, and what is
not installed is said and left out.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import random
import statistics
import sys
import threading
import time
from collections.abc import Callable

import numpy as np

from app.engine.arrays import Matrix, Vector
from app.engine.network import Network, theta_shapes
from app.engine.passes import backward, cost, forward
from bench import autodiff

SIZES = ((2, 2, 2, 1), (4, 8, 8, 3), (10, 50, 50, 10), (100, 300, 300, 10))
ROUNDS = 15
SECONDS = 0.02
"""A round repeats a fast pass for about so long."""

Pass = Callable[[], list[Matrix]]


def example(layers: tuple[int, ...]) -> tuple[Network, Vector, Vector]:
    """A network of weights that keep its signals alive, and an example."""
    stream = np.random.default_rng(1)
    theta = tuple(
        stream.normal(scale=(2 / shape[1]) ** 0.5, size=shape) for shape in theta_shapes(layers)
    )
    names = ("relu",) * (len(layers) - 2) + ("linear",)
    network = Network(layers, names, theta, "squared_error")
    return network, stream.normal(size=layers[0]), stream.normal(size=layers[-1])


def ours(network: Network, x: Vector, y: Vector) -> Pass:
    """The engine's own pass."""

    def run() -> list[Matrix]:
        passed = forward(network, x)
        cost(network, passed, y)
        return backward(network, passed, y).gradient

    return run


def contenders(network: Network, x: Vector, y: Vector) -> tuple[dict[str, Pass], list[str]]:
    """Those that are installed, by name, and the names of those that are not."""
    passes, missing = {"ours": ours(network, x, y)}, []
    for name, make in autodiff.PEERS.items():
        try:
            passes[name] = make(network, x, y)
        except ImportError:
            missing.append(name)
    return passes, missing


def agree(passes: dict[str, Pass]) -> None:
    """Every one's gradients are ours."""
    wanted = passes["ours"]()
    for name, run in passes.items():
        for found, true in zip(run(), wanted, strict=True):
            assert np.allclose(found, true, rtol=1e-9, atol=1e-12), name


def once(run: Pass, calls: int) -> float:
    """CPU seconds of one pass."""
    start = time.process_time()
    for _ in range(calls):
        run()
    return (time.process_time() - start) / calls


def measure(passes: dict[str, Pass]) -> dict[str, float]:
    """Median seconds by name; in each round they take turns in another order."""
    calls = {name: max(1, int(SECONDS / once(run, 1))) for name, run in passes.items()}
    found: dict[str, list[float]] = {name: [] for name in passes}
    for _ in range(ROUNDS):
        for name in random.sample(list(passes), len(passes)):
            if calls[name] > 1 or len(found[name]) < 3:  # three times do for who takes seconds
                found[name].append(once(passes[name], calls[name]))
    return {name: statistics.median(times) for name, times in found.items()}


def main() -> None:
    """Print the table: µs of ours, and how many times as long each peer takes."""
    names = list(autodiff.PEERS)
    print(f"{'network':18} {'weights':>8} {'ours µs':>9} " + " ".join(f"{n:>18}" for n in names))
    missing: list[str] = []
    for layers in SIZES:
        network, x, y = example(layers)
        passes, missing = contenders(network, x, y)
        agree(passes)
        times = measure(passes)
        weights = sum(theta.size for theta in network.theta)
        ratios = [f"{times[n] / times['ours']:>15.1f} \u00d7" if n in times else " " * 17 + "-"
                  for n in names]  # fmt: skip
        size = "-".join(map(str, layers))
        print(f"{size:18} {weights:8} {times['ours'] * 1e6:9.1f} {' '.join(ratios)}")
    for name in missing:
        print(f"{name} is not installed here; pip install -r bench/peers.in says which.")


if __name__ == "__main__":
    # micrograd walks its graph by recursion, some thousand nodes deep.
    sys.setrecursionlimit(100_000)
    threading.stack_size(256 * 2**20)
    runner = threading.Thread(target=main)
    runner.start()
    runner.join()
