"""Random problems for properties, and the named networks that the tests know by heart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from app.engine.activations import ACTIVATIONS
from app.engine.arrays import Vector
from app.engine.losses import LOSSES
from app.engine.network import Network, theta_shapes
from tests.engine.oracle import Case, decimals

HIDDEN = ("sigmoid", "tanh", "relu", "leaky_relu", "linear")
PAIRS = [(loss, name) for loss, known in LOSSES.items() for name in known.cost]
"""Every legal (loss, output activation)."""


def always(examples: int) -> settings:
    """The same examples on every run and machine."""
    return settings(max_examples=examples, derandomize=True, database=None, deadline=None)


@dataclass(frozen=True, eq=False)
class Sample:
    """A network with one example."""

    network: Network
    x: Vector
    y: Vector

    @property
    def case(self) -> Case:
        """The same in decimals, for the oracle."""
        return Case(
            self.network.activations,
            [[decimals(row) for row in theta] for theta in self.network.theta],
            self.network.loss,
            decimals(self.x),
            decimals(self.y),
        )


def network(
    theta: Sequence[Sequence[Sequence[float]]],
    activations: str | Sequence[str] = "sigmoid",
    loss: str = "cross_entropy",
) -> Network:
    """A network whose sizes are read off its Θ."""
    matrices = tuple(np.array(matrix, dtype=np.float64) for matrix in theta)
    layers = (matrices[0].shape[1] - 1, *(len(matrix) for matrix in matrices))
    names = [activations] * len(matrices) if isinstance(activations, str) else activations
    assert [matrix.shape for matrix in matrices] == theta_shapes(layers)
    return Network(layers, tuple(names), matrices, loss)


def vector(*values: float) -> Vector:
    """A float64 vector."""
    return np.array(values, dtype=np.float64)


LECTURE = Sample(
    network(
        [
            [[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]],
            [[0.3, 1.4, -0.9], [-0.2, -0.7, 1.1]],
            [[-0.5, 1.6, -1.3]],
        ]
    ),
    vector(0.5, 1.0),
    vector(1.0),
)


def grid(size: float, steps: int = 64) -> st.SearchStrategy[float]:
    """Numbers within ±size that shrink to 0 and read well when a property fails."""
    return st.integers(-steps, steps).map(lambda k: size * k / steps)


def anywhere(limit: float) -> st.SearchStrategy[float]:
    """Numbers of every size up to ±limit, the limit itself and both zeros among them."""
    tiny = st.floats(-12, float(np.log10(limit))).map(lambda e: float(min(10.0**e, limit)))
    signed = st.tuples(tiny, st.sampled_from([1.0, -1.0])).map(lambda p: p[0] * p[1])
    return st.one_of(signed, st.sampled_from([0.0, -0.0, limit, -limit]))


@st.composite
def samples(
    draw: st.DrawFn,
    *,
    pairs: Sequence[tuple[str, str]] = tuple(PAIRS),
    hidden: Sequence[str] = HIDDEN,
    depth: int = 4,
    units: int = 4,
    weights: st.SearchStrategy[float] | None = None,
    inputs: st.SearchStrategy[float] | None = None,
    min_depth: int = 2,
) -> Sample:
    """A random network with an example that its loss allows."""
    layers = tuple(draw(st.lists(st.integers(1, units), min_size=min_depth, max_size=depth)))
    loss, last = draw(st.sampled_from(list(pairs)))
    inner = [draw(st.sampled_from(list(hidden))) for _ in layers[2:]]
    of_weight = grid(2.0) if weights is None else weights
    of_input = grid(2.0) if inputs is None else inputs
    theta = tuple(
        np.array([[draw(of_weight) for _ in range(columns)] for _ in range(rows)])
        for rows, columns in theta_shapes(layers)
    )
    x = np.array([draw(of_input) for _ in range(layers[0])])
    y = np.array(draw(targets(loss, last, layers[-1], of_input)))
    return Sample(Network(layers, (*inner, last), theta, loss), x, y)


@st.composite
def targets(
    draw: st.DrawFn, loss: str, output: str, size: int, free: st.SearchStrategy[float]
) -> list[float]:
    """What the loss allows: anything, shares, or shares that add up to 1."""
    if loss == "squared_error":
        return [draw(free) for _ in range(size)]
    if output == "softmax":
        parts = draw(st.lists(st.integers(0, 8), min_size=size, max_size=size).filter(any))
        return [part / sum(parts) for part in parts]
    return [draw(st.sampled_from([0.0, 1.0, 0.25, 0.9])) for _ in range(size)]


def close(ours: Any, truth: Any, *, relative: float, absolute: float = 0.0) -> None:
    """``ours`` (arrays or nested lists) equals the decimals ``truth`` within the tolerances."""
    wanted = np.array([[float(v) for v in row] for row in np.atleast_2d(np.array(truth, object))])
    found = np.atleast_2d(np.asarray(ours, dtype=np.float64))
    assert found.shape == wanted.shape
    allowed = absolute + relative * np.abs(wanted)
    wrong = np.abs(found - wanted) > allowed
    assert not wrong.any(), f"{found[wrong]} instead of {wanted[wrong]}"


def has_kink(name: str) -> bool:
    """Whether g bends at 0."""
    return ACTIVATIONS[name].has_kink
