"""The costs, and how the first error is born at the output.

Where the mathematics of a cost and an output activation cancels (``fused``), δ^(L) = a − y is
formed straight from z, so that it stays right however saturated the output is. Any other pair
goes in two steps, ∂cost/∂a first and the gate of g after it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.engine.activations import sigmoid, softmax
from app.engine.arrays import Vector

CostFunction = Callable[[Vector, Vector, Vector], Vector]
"""(z, a, y) ↦ cost, summed over the last axis."""
DeltaFunction = Callable[[Vector, Vector, Vector], Vector]
"""(z, a, y) ↦ δ^(L)."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A cost, by the output activation it is computed through."""

    name: str
    cost: dict[str, CostFunction]
    """Output activation → cost. What is not in it does not go with this loss."""
    fused: dict[str, DeltaFunction]
    """Output activation → δ^(L), where the product with g′ cancels to a − y."""
    error: Callable[[Vector, Vector], Vector] | None
    """(a, y) ↦ ∂cost/∂a, for the pairs that are not fused; None where every pair is."""


_ZERO = np.array(0.0)  # as an array: see ``activations``


def sigmoid_cross_entropy(z: Vector, a: Vector, y: Vector) -> Vector:
    """−Σ_k [y log h + (1−y) log(1−h)], from z: −log(1−h) = log(e^0 + e^z), and −log h the same of
    −z. ``logaddexp`` forms either without overflow, and without losing a small cost beside 1.
    """
    costs = y * np.logaddexp(_ZERO, -z) + (1.0 - y) * np.logaddexp(_ZERO, z)
    return np.asarray(np.add.reduce(costs, axis=-1))


def sigmoid_minus_target(z: Vector, a: Vector, y: Vector) -> Vector:
    """a − y as (1−y) g(z) − y g(−z): the same number, but not 0 when a rounds to y."""
    return (1.0 - y) * a - y * sigmoid(-z)


def softmax_cross_entropy(z: Vector, a: Vector, y: Vector) -> Vector:
    """−Σ_k y log h, from z by log-sum-exp: −log h_k = log Σ_j e^{z_j − m} − (z_k − m).

    The largest z is left out of the sum and comes back as the 1 in log1p, so that a cost
    close to 0 keeps its digits.
    """
    shifted = z - np.maximum.reduce(z, axis=-1, keepdims=True)
    others = np.exp(shifted)
    np.put_along_axis(others, shifted.argmax(axis=-1)[..., None], 0.0, axis=-1)
    log_sum = np.log1p(np.add.reduce(others, axis=-1, keepdims=True))
    return np.asarray(np.add.reduce(y * (log_sum - shifted), axis=-1))


def softmax_minus_target(z: Vector, a: Vector, y: Vector) -> Vector:
    """a − y as (1−y) a_k − y Σ_{j≠k} a_j, because 1 − a_k is the sum of the others."""
    a = softmax(z)
    before = np.zeros_like(a)
    before[..., 1:] = np.cumsum(a[..., :-1], axis=-1)
    after = np.zeros_like(a)
    after[..., :-1] = np.cumsum(a[..., :0:-1], axis=-1)[..., ::-1]
    return (1.0 - y) * a - y * (before + after)


def half_squared_error(z: Vector, a: Vector, y: Vector) -> Vector:
    """½ Σ_k (h − y)²."""
    difference = a - y
    return np.asarray(0.5 * np.add.reduce(difference * difference, axis=-1))


def minus_target(a: Vector, y: Vector) -> Vector:
    """∂(½ Σ (a − y)²)/∂a = a − y."""
    return a - y


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss(
            "cross_entropy",
            cost={"sigmoid": sigmoid_cross_entropy, "softmax": softmax_cross_entropy},
            fused={"sigmoid": sigmoid_minus_target, "softmax": softmax_minus_target},
            error=None,
        ),
        Loss(
            "squared_error",
            cost=dict.fromkeys(
                ("sigmoid", "tanh", "relu", "leaky_relu", "linear", "softmax"), half_squared_error
            ),
            fused={"linear": lambda z, a, y: a - y},
            error=minus_target,
        ),
    )
}
"""Name → loss."""


def is_fused(loss: str, output_activation: str) -> bool:
    """Whether δ^(L) = a − y comes in one step for this pair."""
    return output_activation in LOSSES[loss].fused
