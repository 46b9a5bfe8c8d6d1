"""The places where backpropagation can be run differently, and the named ways of doing so.

The backward pass takes a rule as an argument and asks it at four places. ``EXACT`` answers with
the chain rule. The lecture's shortcut and its slip are the same pass under another rule, and so
is any further mistake that people make: one more entry here, not a new path through the code.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Matrix, Vector


def _unchanged(error: Vector) -> Vector:
    return error


def _through_the_slope(weighted_delta: Vector, gate: Callable[[Vector], Vector]) -> Vector:
    return gate(weighted_delta)


def _slope_left_out(weighted_delta: Vector, gate: Callable[[Vector], Vector]) -> Vector:
    return weighted_delta


def _outer_product(delta: Vector, a_with_bias: Vector) -> Matrix:
    return delta[:, None] * a_with_bias


def _weights_without_bias(theta: Matrix) -> Matrix:
    penalised = theta.copy()
    penalised[:, 0] = 0.0
    return penalised


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to run the backward pass. Every default is the exact one."""

    name: str
    output_error: Callable[[Vector], Vector] = _unchanged
    """The true error at the output (δ^(L) where fused, else ∂cost/∂a) ↦ the one that is used."""
    hidden_delta: Callable[[Vector, Callable[[Vector], Vector]], Vector] = _through_the_slope
    """(Σ_k Θ_kj δ_k, the gate of g at z) ↦ δ of a hidden layer."""
    gradient: Callable[[Vector, Vector], Matrix] = _outer_product
    """(δ^(l+1), [1; a^(l)]) ↦ ∂cost/∂Θ^(l)."""
    penalty: Callable[[Matrix], Matrix] = _weights_without_bias
    """Θ ↦ what λ/m multiplies in D: Θ without its bias column."""
    slope_left_out: bool = False
    """How it is told: g′(z) is left out of hidden δ …"""
    sign_turned: bool = False
    """… or the output error is y − a."""


EXACT = Rule("exact")
"""The chain rule: δ^(l) = (Θ^(l))ᵀ δ^(l+1) .* g′(z^(l))."""

INTUITION = Rule("intuition", hidden_delta=_slope_left_out, slope_left_out=True)
"""The lecture's "backpropagation intuition": δ_j = Σ_k Θ_kj δ_k, without g′(z)."""

Y_MINUS_A = Rule("y_minus_a", output_error=np.negative, sign_turned=True)
"""The lecture's slip at 8:50: the output error as y − a, its sign turned."""

RULES: dict[str, Rule] = {rule.name: rule for rule in (EXACT, INTUITION, Y_MINUS_A)}
"""Name → rule."""
