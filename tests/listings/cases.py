"""Problems that between them use every line that a listing can have."""

from itertools import product
from typing import Any

from app.engine.problem import Problem
from app.engine.solution import Solution, solve
from app.schemas.resolving import read_problem

HIDDEN = ("sigmoid", "tanh", "relu", "leaky_relu", "linear")
PAIRS = [
    ("cross_entropy", "sigmoid"), ("cross_entropy", "softmax"),
    *(("squared_error", name) for name in (*HIDDEN, "softmax")),
]  # fmt: skip
RULES = ("exact", "intuition", "y_minus_a")


def _case(k: int, hidden: str, pair: tuple[str, str], rule: str) -> dict[str, Any]:
    loss, output = pair
    return {
        "layers": [3, 4, 2, 3],
        "activations": [hidden, HIDDEN[k % len(HIDDEN)], output],
        "loss": loss,
        "rule": rule,
        "seed": k,
        "x": [0.5, -1.25, 2],
        "y": [0, 1, 0] if k % 2 else [0.25, 0.5, 0.25],
    }


CASES: dict[str, dict[str, Any]] = {
    f"{hidden}, {' of '.join(pair)}, {rule}": _case(k, hidden, pair, rule)
    for k, (hidden, pair, rule) in enumerate(product(HIDDEN, PAIRS, RULES))
}

SATURATED: dict[str, dict[str, Any]] = {
    f"{hidden} at {z:g}, {loss} of {output}, y = {y}": {
        "layers": [1, 1, 2],
        "activations": [hidden, output],
        "loss": loss,
        "theta": [[[0, z]], [[z, 1], [-z, 1]]],
        "x": [1],
        "y": y,
    }
    for hidden, (loss, output), y, z in product(
        ("sigmoid", "tanh", "relu"),
        [*PAIRS[:3], PAIRS[-1]],
        [[1, 0], [0, 1]],
        [40.0, -40.0, 999999.0, -999999.0],
    )
}


TIED: dict[str, dict[str, Any]] = {
    f"{loss} of {output}, equal sums": {
        "layers": [1, 2],
        "activations": [output],
        "loss": loss,
        "theta": [[[0, 0], [0, 0]]],
        "x": [1],
        "y": [1, 0],
    }
    for loss, output in PAIRS
}


def problem(sent: dict[str, Any]) -> Problem:
    """As the API reads it."""
    return read_problem(sent)


def solution(sent: dict[str, Any]) -> Solution:
    """As the engine solves it; the engine is held to independent truths elsewhere."""
    return solve(problem(sent))
