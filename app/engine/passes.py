"""Forward and backward, readable top to bottom: the story this project tells.

Source: Andrew Ng, Machine Learning, week 5 ("Backpropagation algorithm"), with the exact hidden
rule δ^(l) = (Θ^(l))ᵀ δ^(l+1) .* g′(z^(l)); the bias row of (Θ)ᵀ is dropped, because a bias unit
has no incoming edges and so no error.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np

from app.engine.arrays import Matrix, Vector
from app.engine.network import Network, with_bias
from app.engine.rules import EXACT, Rule


@dataclass(frozen=True, slots=True, eq=False)
class Forward:
    """What a forward pass leaves behind, by layer 1 … L (``z[l - 1]`` is z^(l))."""

    z: list[Vector | None]
    """z^(l), shape (s_l,); None for layer 1, which has no z."""
    a: list[Vector]
    """a^(l), shape (s_l,), without the bias unit; a^(1) = x."""


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """What a backward pass leaves behind. Lists of vectors go by layer 1 … L."""

    weighted_delta: list[Vector | None]
    """∂cost/∂a: Σ_k Θ_kj δ_k in hidden layers; None for layer 1 and for a fused output."""
    delta: list[Vector | None]
    """δ^(l) = ∂cost/∂z^(l), shape (s_l,); None for layer 1."""
    gradient: list[Matrix]
    """∂cost/∂Θ^(l), in the shape of Θ^(l), l = 1 … L − 1."""
    slope: list[Vector | None]
    """g′(z^(l)), shape (s_l,); None for layer 1 and for softmax."""


def forward(network: Network, x: Vector) -> Forward:
    """Run one example ``x`` of shape (s_1,) through the network."""
    z: list[Vector | None] = [None]
    a = [x]
    for theta, g in zip(network.theta, network.g, strict=True):
        z_next = theta @ with_bias(a[-1])
        z.append(z_next)
        a.append(g.g(z_next))
    return Forward(z, a)


def cost(network: Network, passed: Forward, y: Vector) -> float:
    """The cost of one example, from z where that is the accurate way (see ``losses``)."""
    z = passed.z[-1]
    assert z is not None, "L ≥ 2, so the output layer has a z"
    return float(network.loss_function.cost[network.activations[-1]](z, passed.a[-1], y))


def backward(network: Network, passed: Forward, y: Vector, rule: Rule = EXACT) -> Backward:
    """Send the error of one example back from the output, under ``rule``.

    ``passed`` is the forward pass of the same network on the example, ``y`` its target of shape
    (s_L,).
    """
    a, slope = passed.a, slopes(network, passed)
    last = len(a) - 1
    delta: list[Vector | None] = [None] * len(a)
    weighted_delta: list[Vector | None] = [None] * len(a)
    gradient: list[Matrix] = []

    weighted_delta[last], current = _output(network, passed, y, rule)
    delta[last] = current
    for index in range(last - 1, 0, -1):  # layer index + 1: L − 1 down to 2
        weighted = network.theta[index][:, 1:].T @ current
        slope_here = slope[index]
        assert slope_here is not None, "only an output layer can be softmax"
        current = rule.hidden_delta(weighted, partial(np.multiply, slope_here))
        weighted_delta[index], delta[index] = weighted, current

    for index in range(last):
        right = delta[index + 1]
        assert right is not None, "every layer after the first has a δ"
        gradient.append(rule.gradient(right, with_bias(a[index])))
    return Backward(weighted_delta, delta, gradient, slope)


def _output(
    network: Network, passed: Forward, y: Vector, rule: Rule
) -> tuple[Vector | None, Vector]:
    """(∂cost/∂a or None where fused, δ^(L))."""
    loss, name = network.loss_function, network.activations[-1]
    z, a = passed.z[-1], passed.a[-1]
    assert z is not None, "L ≥ 2, so the output layer has a z"
    if name in loss.fused:
        return None, rule.output_error(loss.fused[name](z, a, y))
    assert loss.error is not None, "a loss without ∂cost/∂a has only fused pairs"
    error = rule.output_error(loss.error(a, y))
    return error, network.g[-1].gate(z, error)


def slopes(network: Network, passed: Forward) -> list[Vector | None]:
    """g′(z^(l)) by layer; None for layer 1 and for softmax, whose units depend on each other."""
    found: list[Vector | None] = [None]
    for z, g in zip(passed.z[1:], network.g, strict=True):
        assert z is not None, "every layer after the first has a z"
        found.append(None if g.slope is None else g.slope(z))
    return found


def error_sizes(delta: list[Vector | None]) -> list[float | None]:
    """mean |δ^(l)| by layer: how the error vanishes or grows on its way back."""
    return [None if d is None else float(np.add.reduce(np.abs(d))) / len(d) for d in delta]
