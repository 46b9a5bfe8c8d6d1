"""Engine → wire: plain dicts and lists, every number the full float64."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from app import link
from app.engine.arrays import Matrix, Vector
from app.engine.gradient_check import STEP, GradientCheck, Verdict
from app.engine.passes import Backward, Forward
from app.engine.problem import Problem, TrainingSet
from app.engine.rules import EXACT
from app.engine.training_set import TrainingSetResult
from app.schemas.sizes import sizes
from app.walkthrough.holes import JSON, SHORTEST, TEXT, Usually, late, written
from app.walkthrough.told import Told

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


def _network(of: Problem | TrainingSet) -> Wire:
    network = of.network
    return {
        "layers": list(network.layers), "activations": list(network.activations),
        "theta": matrices(network.theta), "seed": of.seed, "loss": network.loss,
        "rule": of.rule.name,
    }  # fmt: skip


def problem(of: Problem) -> Wire:
    """The problem as it was understood, every Θ_ij in it."""
    sent = _network(of) | {"x": of.x.tolist()}
    if of.y is not None:
        sent["y"] = of.y.tolist()
    return sent


def training_set(of: TrainingSet) -> Wire:
    """The training set as it was understood."""
    return _network(of) | {"X": of.inputs.tolist(), "Y": of.targets.tolist(), "lambda": of.lam}


def told_problem(told: Told) -> Wire:
    """The problem of what is told, or of its form."""
    return {
        "layers": list(told.layers), "activations": list(told.g), "theta": told.theta,
        "seed": told.seed, "loss": told.loss, "rule": told.rule.name, "x": told.a[0], "y": told.y,
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


def linked(told: Told) -> Told:
    """The same, which knows its link from now on. That of a form has holes for its numbers."""
    understood = told_problem(told)
    if told.is_form:
        query = link.write_with(understood, lambda number: written(str(number), SHORTEST))
        told.link = query.replace(f"&seed={told.seed}", seed_parameter(told)), None
    else:
        told.link = link.write(understood)
    return told


def form(told: Told) -> Told:
    """The same with holes for its numbers, those of its link too."""
    form = told.form()
    if has_link(told):
        return linked(form)
    form.link = link.write(told_problem(told))  # the reason why there is none
    return form


def _where_seeded(told: Told) -> list[tuple[int, ...]]:
    return [()] if told.seed else []


def _nothing(told: Told) -> str:
    return ""


@late(TEXT, Usually(_where_seeded, _nothing))
def seed_parameter(told: Told) -> str:
    """What a link says of the seed: nothing of 0."""
    return f"&seed={told.seed}" if told.seed else ""


def has_link(told: Told) -> bool:
    """Whether its problem is short enough for a link."""
    numbers = sizes(told.layers).weights + told.layers[0] + told.layers[-1]
    return link.surely_fits(numbers) or link.write(told_problem(told))[0] is not None


def backward(told: Told) -> Wire:
    """The answer of ``/backward``, or its form."""
    known, reason = told.link
    answer: Wire = {"problem": told_problem(told), "query": known}
    if reason is not None:
        answer["query_reason"] = reason
    exactly = told.rule is EXACT
    answer |= {
        "z": _or_null(told.z),
        "a": told.a,
        "output": told.a[-1],
        "cost": told.cost,
        "slope": _or_null(told.slope),
        "weighted_delta": _or_null(told.weighted_delta),
        "delta": _or_null(told.delta),
        "gradient": told.gradient,
        "error_size": told.error_size,
        "is_gradient": exactly or is_gradient(told),
    }
    if not exactly:
        answer["exact"] = {"delta": _or_null(told.exact_delta), "gradient": told.exact_gradient}
    return answer


@late(JSON)
def is_gradient(told: Told) -> bool:
    """Whether the rule's answer is the gradient of this problem all the same."""
    return told.is_gradient


def _or_null(by_layer: list[list[float]]) -> list[list[float] | None]:
    return [vector or None for vector in by_layer]


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
