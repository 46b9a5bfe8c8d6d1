"""Engine → wire: plain dicts and lists, every number the full float64."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app import link
from app.engine.arrays import Matrix, Vector
from app.engine.gradient_check import STEP, GradientCheck, Verdict
from app.engine.network import Network
from app.engine.passes import Backward, Forward, error_sizes
from app.engine.problem import Problem, TrainingSet
from app.engine.rules import EXACT
from app.engine.solution import Solution
from app.engine.training_set import TrainingSetResult

Wire = dict[str, Any]

KINK = "a (leaky) ReLU crosses its kink within the step"
BEND = "the cost bends or rounds too sharply within the step"
"""Why the check of an entry is unreliable."""


def vectors(by_layer: Sequence[Vector | None]) -> list[list[float] | None]:
    """By layer 1 … L; what does not exist is null, so that an index always means its layer."""
    return [None if vector is None else vector.tolist() for vector in by_layer]


def matrices(by_gap: Sequence[Matrix]) -> list[list[list[float]]]:
    """Θ-shaped arrays, by gap 1 … L − 1."""
    return [matrix.tolist() for matrix in by_gap]


def _network(network: Network) -> Wire:
    return {
        "layers": list(network.layers),
        "activations": list(network.activations),
        "theta": matrices(network.theta),
    }


def problem(of: Problem) -> Wire:
    """The problem as it was understood, every Θ_ij in it."""
    sent = _network(of.network) | {
        "seed": of.seed, "loss": of.network.loss, "rule": of.rule.name, "x": of.x.tolist()
    }  # fmt: skip
    if of.y is not None:
        sent["y"] = of.y.tolist()
    return sent


def training_set(of: TrainingSet) -> Wire:
    """The training set as it was understood."""
    return _network(of.network) | {
        "seed": of.seed, "loss": of.network.loss, "rule": of.rule.name,
        "X": of.inputs.tolist(), "Y": of.targets.tolist(), "lambda": of.lam,
    }  # fmt: skip


def echoed(understood: Wire) -> Wire:
    """A problem with its canonical link, or the reason why it has none."""
    query, reason = link.write(understood)
    answer: Wire = {"problem": understood, "query": query}
    if reason is not None:
        answer["query_reason"] = reason
    return answer


def forward(of: Problem, passed: Forward, cost: float | None) -> Wire:
    """The answer of ``/forward``."""
    answer = echoed(problem(of)) | {
        "z": vectors(passed.z),
        "a": vectors(passed.a),
        "output": passed.a[-1].tolist(),
    }
    if cost is not None:
        answer["cost"] = cost
    return answer


def backward(solution: Solution) -> Wire:
    """The answer of ``/backward``."""
    back = solution.back
    answer = forward(solution.problem, solution.passed, solution.cost) | {
        "slope": vectors(solution.passed.slope),
        "weighted_delta": vectors(back.weighted_delta),
        "delta": vectors(back.delta),
        "gradient": matrices(back.gradient),
        "error_size": error_sizes(back.delta),
        "is_gradient": solution.is_gradient,
    }
    if solution.problem.rule is not EXACT:
        answer["exact"] = exact(solution.exact)
    return answer


def exact(back: Backward) -> Wire:
    """The true δ and gradient, beside those of another rule."""
    return {"delta": vectors(back.delta), "gradient": matrices(back.gradient)}


def exact_set(result: TrainingSetResult) -> Wire:
    """The true δ of each example and D, beside those of another rule."""
    return {
        "delta": [vectors(example.back.delta) for example in result.examples],
        "gradient": matrices(result.gradient),
    }


def batch(of: TrainingSet, result: TrainingSetResult, true: TrainingSetResult | None) -> Wire:
    """The answer of ``/batch``; ``true`` is the exact one, given where the rule is another."""
    answer = echoed(training_set(of)) | {
        "J": result.j,
        "J_data": result.j_data,
        "J_penalty": result.j_penalty,
        "examples": [
            {
                "cost": example.cost,
                "output": example.passed.a[-1].tolist(),
                "delta": vectors(example.back.delta),
            }
            for example in result.examples
        ],
        "accumulated": [matrices(example.accumulated) for example in result.examples],
        "gradient": matrices(result.gradient),
    }
    if true is not None:
        answer["exact"] = exact_set(true)
    return answer


def check(gradient: Sequence[Matrix], checked: GradientCheck, verdict: Verdict) -> Wire:
    """The part of ``/gradient-check`` that is about the check."""
    return {
        "gradient": matrices(gradient),
        "numeric": matrices(checked.numeric),
        "largest_absolute": verdict.largest_absolute,
        "largest_relative": verdict.largest_relative,
        "at": None if verdict.at is None else list(verdict.at),
        "passed": verdict.passed,
        "step": STEP,
        "tolerance": matrices(checked.allowed),
        "unreliable": [
            {"theta": [index + 1, int(i) + 1, int(j)], "reason": reason}
            for index in range(len(checked.numeric))
            for mask, reason in (
                (checked.kink[index], KINK),
                (checked.bend[index] & ~checked.kink[index], BEND),
            )
            for i, j in np.argwhere(mask)
        ],
    }
