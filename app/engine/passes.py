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
    extended: list[Vector]
    """[1; a^(l)], shape (s_l + 1,), for l = 1 … L − 1: what Θ^(l) multiplies."""
    slope: list[Vector | None]
    """g′(z^(l)), shape (s_l,); None for layer 1 and for softmax, whose units hang together."""


@dataclass(frozen=True, slots=True, eq=False)
class Backward:
    """What a backward pass leaves behind. Lists of vectors go by layer 1 … L."""

    weighted_delta: list[Vector | None]
    """∂cost/∂a: Σ_k Θ_kj δ_k in hidden layers; None for layer 1 and for a fused output."""
    delta: list[Vector | None]
    """δ^(l) = ∂cost/∂z^(l), shape (s_l,); None for layer 1."""
    gradient: list[Matrix]
    """∂cost/∂Θ^(l), in the shape of Θ^(l), l = 1 … L − 1."""


def forward(network: Network, x: Vector) -> Forward:
    """Run one example ``x`` of shape (s_1,) through the network."""
    z: list[Vector | None] = [None]
    slope: list[Vector | None] = [None]
    a, extended = [x], []
    for theta, g in zip(network.theta, network.g, strict=True):
        extended.append(with_bias(a[-1]))
        z_next = theta.dot(extended[-1])
        a_next, slope_next = g.with_slope(z_next)
        z.append(z_next)
        a.append(a_next)
        slope.append(slope_next)
    return Forward(z, a, extended, slope)


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
    last = len(network.theta)
    delta: list[Vector | None] = [None] * (last + 1)
    weighted_delta: list[Vector | None] = [None] * (last + 1)

    weighted_delta[last], current = _output(network, passed, y, rule)
    delta[last] = current
    gradient = [rule.gradient(current, passed.extended[last - 1])]
    for index in range(last - 1, 0, -1):  # layer index + 1: L − 1 down to 2
        weighted = current.dot(network.theta[index])[1:]  # without the bias row of (Θ)ᵀ
        slope = passed.slope[index]
        assert slope is not None, "only an output layer can be softmax"
        current = rule.hidden_delta(weighted, partial(np.multiply, slope))
        weighted_delta[index], delta[index] = weighted, current
        gradient.append(rule.gradient(current, passed.extended[index - 1]))
    gradient.reverse()
    return Backward(weighted_delta, delta, gradient)


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


def error_sizes(delta: list[Vector | None]) -> list[float | None]:
    """mean |δ^(l)| by layer: how the error vanishes or grows on its way back."""
    return [None if d is None else sum(map(abs, d.tolist())) / len(d) for d in delta]
