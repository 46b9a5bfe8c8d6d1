"""J(Θ) over m examples, Δ accumulated example by example, and D.

J = (1/m) Σ cost + (λ/2m) Σ_{j≥1} Θ_ij²;   Δ^(l) += δ^(l+1) [1; a^(l)]ᵀ per example;
D^(l) = Δ^(l)/m + (λ/m) Θ^(l) without column 0.   Source: the course, week 5.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Matrix, Vector
from app.engine.network import Network
from app.engine.passes import Backward, Forward, backward, cost, forward
from app.engine.rules import EXACT, Rule


@dataclass(frozen=True, slots=True, eq=False)
class ExampleResult:
    """One example's passes, and Δ after it has been added."""

    passed: Forward
    cost: float
    back: Backward
    accumulated: list[Matrix]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSetResult:
    """What a training set gives. ``gradient`` is D^(1) … D^(L−1)."""

    j_data: float
    j_penalty: float
    examples: list[ExampleResult]
    gradient: list[Matrix]

    @property
    def j(self) -> float:
        """J = its data part + its λ part."""
        return self.j_data + self.j_penalty


def accumulate(
    network: Network, inputs: Matrix, targets: Matrix, rule: Rule = EXACT
) -> Iterator[ExampleResult]:
    """Take the rows of ``inputs`` (m, s_1) and ``targets`` (m, s_L) one at a time."""
    total = [np.zeros_like(theta) for theta in network.theta]
    for x, y in zip(inputs, targets, strict=True):
        passed = forward(network, x)
        back = backward(network, passed, y, rule)
        total = [seen + new for seen, new in zip(total, back.gradient, strict=True)]
        yield ExampleResult(passed, cost(network, passed, y), back, total)


def penalty(network: Network, lam: float, m: int) -> float:
    """(λ / 2m) Σ Θ_ij² over j ≥ 1: bias weights are not regularised."""
    return lam / (2 * m) * sum(float(np.sum(theta[:, 1:] ** 2)) for theta in network.theta)


def train_pass(
    network: Network, inputs: Matrix, targets: Matrix, lam: float = 0.0, rule: Rule = EXACT
) -> TrainingSetResult:
    """J and D over all examples; ``lam`` is λ ≥ 0."""
    examples = list(accumulate(network, inputs, targets, rule))
    m = len(examples)
    gradient = [
        delta_sum / m + (lam / m) * rule.penalty(theta)
        for delta_sum, theta in zip(examples[-1].accumulated, network.theta, strict=True)
    ]
    j_data = sum(example.cost for example in examples) / m
    return TrainingSetResult(j_data, penalty(network, lam, m), examples, gradient)


def penalty_difference(theta: Matrix, h: Vector, lam: float, m: int) -> Matrix:
    """(P(Θ_ij + h_j) − P(Θ_ij − h_j)) / 2h_j of the λ part P of J; ``h`` has shape (s_l + 1,).

    Of a square, (u² − d²) / (u − d) is u + d, which loses no digits however small h is.
    """
    difference: Matrix = lam / (2 * m) * ((theta + h) + (theta - h))
    difference[:, 0] = 0.0
    return difference
