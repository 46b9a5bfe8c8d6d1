"""Problems to send: the course's, and random ones of every kind that is allowed."""

import math
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

LECTURE: dict[str, Any] = {
    "layers": [2, 2, 2, 1],
    "activations": "sigmoid",
    "theta": [
        [[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]],
        [[0.3, 1.4, -0.9], [-0.2, -0.7, 1.1]],
        [[-0.5, 1.6, -1.3]],
    ],
    "x": [0.5, 1],
    "y": [1],
}
LECTURE_QUERY = (
    "layers=2-2-2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6__-.4_.5_1.2"
    "&theta2=.3_1.4_-.9__-.2_-.7_1.1&theta3=-.5_1.6_-1.3&x=.5_1&y=1"
)
AND: dict[str, Any] = {
    "layers": [2, 1],
    "theta": [[[-30, 20, 20]]],
    "X": [[0, 0], [0, 1], [1, 0], [1, 1]],
    "Y": [[0], [0], [0], [1]],
    "lambda": 1,
}
TINY: dict[str, Any] = {"layers": [2, 1], "theta": [[[0.1, 0.2, 0.3]]], "x": [1, 2], "y": [1]}
"""The smallest one, to be made wrong."""
TINY_SET: dict[str, Any] = {"layers": [2, 1], "X": [[1, 2], [3, 4]], "Y": [[1], [0]]}

HIDDEN = ("sigmoid", "tanh", "relu", "leaky_relu", "linear")
NUMBERS = st.one_of(
    st.floats(-1e6, 1e6, allow_nan=False),
    st.floats(-3, 3),
    st.integers(-1_000_000, 1_000_000),
    st.sampled_from([0.0, -0.0, 5e-324, -5e-324, 1e-7, 1e6, -1e6, 0.1 + 0.2]),
)
SHARES = st.one_of(st.floats(0, 1), st.sampled_from([0, 1, 0.0, 1.0]))


@st.composite
def networks(draw: st.DrawFn, units: int = 4, depth: int = 5) -> dict[str, Any]:
    """Layers, and whatever else of a network the draw chooses to spell out."""
    layers = draw(st.lists(st.integers(1, units), min_size=2, max_size=depth))
    gaps = len(layers) - 1
    loss = draw(st.sampled_from(["cross_entropy", "squared_error"]))
    last = draw(
        st.sampled_from(["sigmoid", "softmax"] if loss == "cross_entropy" else [*HIDDEN, "softmax"])
    )
    names = [*draw(st.lists(st.sampled_from(HIDDEN), min_size=gaps - 1, max_size=gaps - 1)), last]
    network: dict[str, Any] = {"layers": layers}
    if len(set(names)) == 1 and (last != "softmax" or gaps == 1) and draw(st.booleans()):
        network["activations"] = last
    else:
        network["activations"] = names
    if loss != "cross_entropy" or draw(st.booleans()):
        network["loss"] = loss
    if draw(st.booleans()):
        network["seed"] = draw(st.integers(0, 2**53 - 1))
    if draw(st.booleans()):
        network["rule"] = draw(st.sampled_from(["exact", "intuition", "y_minus_a"]))
    if draw(st.booleans()):
        network["theta"] = [
            draw(st.none() | _matrix(rows, columns + 1)) for columns, rows in pairwise(layers)
        ]
    return network


def _matrix(rows: int, columns: int) -> st.SearchStrategy[Any]:
    row = st.lists(st.none() | NUMBERS, min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def _row(size: int) -> st.SearchStrategy[Any]:
    return st.lists(NUMBERS, min_size=size, max_size=size)


@st.composite
def targets(draw: st.DrawFn, network: dict[str, Any]) -> list[Any]:
    """A target that the network's loss and output allow."""
    size = network["layers"][-1]
    if network.get("loss", "cross_entropy") == "squared_error":
        return draw(_row(size))
    names = network["activations"]
    if "softmax" in (names, names[-1]):
        shares = draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
        total = sum(shares)
        return [n / total for n in shares] if total else [1.0] + [0.0] * (size - 1)
    return draw(st.lists(SHARES, min_size=size, max_size=size))


@st.composite
def problems(draw: st.DrawFn, units: int = 4, depth: int = 5) -> dict[str, Any]:
    """One example."""
    network = draw(networks(units, depth))
    return network | {"x": draw(_row(network["layers"][0])), "y": draw(targets(network))}


@st.composite
def training_sets(draw: st.DrawFn) -> dict[str, Any]:
    """One to four examples, with or without λ."""
    network = draw(networks(3, 4))
    m = draw(st.integers(1, 4))
    network["X"] = [draw(_row(network["layers"][0])) for _ in range(m)]
    network["Y"] = [draw(targets(network)) for _ in range(m)]
    if draw(st.booleans()):
        network["lambda"] = draw(st.one_of(st.floats(0, 1e6), st.sampled_from([0, 1, 0.0, -0.0])))
    return network


def same(ours: Any, theirs: Any) -> bool:
    """Equal bit for bit: 0.0 and −0.0 are two numbers, 1 and 1.0 are one."""
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(v, theirs[k]) for k, v in ours.items())
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, int | float) and not isinstance(ours, bool):
        return ours == theirs and math.copysign(1, ours) == math.copysign(1, theirs)
    return bool(ours == theirs)
