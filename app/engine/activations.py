"""The activations g, each beside its derivative g′.

Every function works elementwise on arrays of any shape (softmax along the last axis), so one
example, a training set and the gradient check's thousands of nudged copies share this table.
All of them stay right at z = ±999999: exp only ever sees numbers ≤ 0.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Vector

LEAK = 0.01
"""The slope of the leaky ReLU left of its kink."""


@dataclass(frozen=True, slots=True)
class Activation:
    """One g with the way an error passes back through it."""

    name: str
    g: Callable[[Vector], Vector]
    """z ↦ a."""
    with_slope: Callable[[Vector], tuple[Vector, Vector | None]]
    """z ↦ (g(z), g′(z)), with what the two have in common computed once; None in place of g′ where
    the units of a layer depend on each other (softmax)."""
    gate: Callable[[Vector, Vector], Vector]
    """(z, ∂cost/∂a) ↦ δ = ∂cost/∂z. Elementwise g′(z) ∂cost/∂a, or the Jacobian's product."""
    has_kink: bool = False
    """True where g′ jumps at z = 0, so that a finite difference across 0 says nothing."""


def _elementwise(
    name: str,
    g: Callable[[Vector], Vector],
    with_slope: Callable[[Vector], tuple[Vector, Vector]],
    *,
    has_kink: bool = False,
) -> Activation:
    def gate(z: Vector, error: Vector) -> Vector:
        return error * with_slope(z)[1]

    return Activation(name, g, with_slope, gate, has_kink)


# As arrays: NumPy turns a Python number into one at each call, which takes longer than the sum.
_ZERO, _ONE, _MINUS = np.array(0.0), np.array(1.0), np.array(-1.0)


def decay(z: Vector) -> Vector:
    """e^−|z|, in one step less than abs and minus."""
    e: Vector = np.exp(np.copysign(z, _MINUS))
    return e


def sigmoid(z: Vector) -> Vector:
    """g(z) = 1 / (1 + e^−z)."""
    return _numerator(z) / (_ONE + decay(z))


def sigmoid_with_slope(z: Vector) -> tuple[Vector, Vector]:
    """g and g′ from one e^−|z|: g′(z) = g(z) g(−z), which does not round to 0 as a (1 − a) does."""
    e = decay(z)
    total = _ONE + e
    return _numerator(z) / total, e / (total * total)


def _numerator(z: Vector) -> Vector:
    """What stands over 1 + e^−|z|: e^z for z < 0, else 1."""
    e: Vector = np.exp(np.minimum(z, _ZERO))
    return e


def tanh_with_slope(z: Vector) -> tuple[Vector, Vector]:
    """g′(z) = 1 / cosh²(z), which is 1 − a² without its rounding to 0 at large |z|."""
    e = np.exp(-2.0 * np.abs(z))
    total = 1.0 + e
    return np.tanh(z), 4.0 * e / (total * total)


def relu(z: Vector) -> Vector:
    """g(z) = max(0, z)."""
    return np.maximum(z, 0.0)


def relu_with_slope(z: Vector) -> tuple[Vector, Vector]:
    """g′(z) = 1 for z > 0, else 0; the kink itself, z = 0, is given 0."""
    return relu(z), np.where(z > 0, 1.0, 0.0)


def leaky_relu(z: Vector) -> Vector:
    """g(z) = z for z > 0, else 0.01 z."""
    return np.where(z > 0, z, LEAK * z)


def leaky_relu_with_slope(z: Vector) -> tuple[Vector, Vector]:
    """g′(z) = 1 for z > 0, else 0.01 (at the kink too)."""
    return leaky_relu(z), np.where(z > 0, 1.0, LEAK)


def softmax(z: Vector) -> Vector:
    """a_k = e^{z_k} / Σ_j e^{z_j}, along the last axis."""
    e = np.exp(z - np.maximum.reduce(z, axis=-1, keepdims=True))
    a: Vector = e / np.add.reduce(e, axis=-1, keepdims=True)
    return a


def softmax_gate(z: Vector, error: Vector) -> Vector:
    """Jᵀ ∂cost/∂a with J_kj = a_k (1[k=j] − a_j): δ_k = a_k Σ_j a_j (e_k − e_j).

    The same as a_k (e_k − Σ_j a_j e_j), because Σ a = 1, but not 0 where one share rounds to 1.
    """
    a = softmax(z)
    apart = error[..., :, None] - error[..., None, :]
    delta: Vector = a * (apart * a[..., None, :]).sum(axis=-1)
    return delta


ACTIVATIONS: dict[str, Activation] = {
    activation.name: activation
    for activation in (
        _elementwise("sigmoid", sigmoid, sigmoid_with_slope),
        _elementwise("tanh", np.tanh, tanh_with_slope),
        _elementwise("relu", relu, relu_with_slope, has_kink=True),
        _elementwise("leaky_relu", leaky_relu, leaky_relu_with_slope, has_kink=True),
        _elementwise("linear", lambda z: z, lambda z: (z, np.ones_like(z))),
        Activation("softmax", softmax, lambda z: (softmax(z), None), softmax_gate),
    )
}
"""Name → activation, in the order in which menus and docs list them."""

OUTPUT_ONLY = frozenset({"softmax"})
"""Activations that only the last layer may use."""
