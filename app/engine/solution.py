"""One problem solved: both passes, the slopes between them, and the exact answer beside."""

from dataclasses import dataclass

import numpy as np

from app.engine.passes import Backward, Forward, backward, cost, forward
from app.engine.problem import Problem
from app.engine.rules import EXACT


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Everything that a backward pass under the problem's rule shows.

    ``exact`` is the backward pass by the chain rule; it is ``back`` itself under that rule.
    """

    problem: Problem
    passed: Forward
    cost: float
    back: Backward
    exact: Backward

    @property
    def is_gradient(self) -> bool:
        """Whether the rule's answer is the gradient of this problem, number for number.

        A wrong rule can be right by chance: the lecture's intuition is exact where every hidden
        unit is linear.
        """
        return self.back is self.exact or all(
            np.array_equal(ours, true)
            for ours, true in zip(self.back.gradient, self.exact.gradient, strict=True)
        )


def solve(problem: Problem) -> Solution:
    """Run the problem forward and backward. Raises ValueError where it has no target ``y``."""
    if problem.y is None:
        raise ValueError("a backward pass needs a target y")
    network = problem.network
    passed = forward(network, problem.x)
    exact = backward(network, passed, problem.y)
    same = problem.rule is EXACT
    back = exact if same else backward(network, passed, problem.y, problem.rule)
    return Solution(problem, passed, cost(network, passed, problem.y), back, exact)
