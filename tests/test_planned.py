"""A plan filled in says, byte for byte, what the readable builder says of the same problem."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import answers
from app.engine.network import theta_shapes
from app.engine.rules import RULES
from app.engine.solution import Solution
from app.json_bytes import json_bytes
from app.limits import MAX_PLANS
from app.planned import Plan, planned
from app.schemas import writing
from app.walkthrough.holes import CLOSE, OPEN
from app.walkthrough.step import Granularity
from app.walkthrough.told import Told
from tests.engine.networks import LECTURE, PAIRS, Sample, always, anywhere, samples
from tests.walkthrough.telling import GRANULARITIES, solved

OF_ALL_SIZES = st.one_of(
    anywhere(1e6),
    st.integers(-64, 64).map(lambda k: k / 16),
    st.integers(-99, 99).map(lambda k: k / 100),
)
"""Weights that are typed, that lie on a half, that need an exponent."""


def told_of(solution: Solution) -> Told:
    return writing.linked(Told(solution))


def plan_of(solution: Solution, granularity: Granularity) -> Plan:
    told = told_of(solution)
    form = answers.trace_written(solution.problem, writing.form(told), granularity)
    return planned(form, told)


def built(solution: Solution, granularity: Granularity) -> bytes:
    """The whole answer as the readable builders write it, without a plan."""
    return json_bytes(answers.trace_written(solution.problem, told_of(solution), granularity))


def others(sample: Sample) -> Sample:
    """The same topology with other numbers."""
    theta = tuple([1.5 - matrix[::-1, ::-1] for matrix in sample.network.theta])
    return replace(sample, network=replace(sample.network, theta=theta), x=0.25 - sample.x)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(150)
@given(sample=samples(weights=OF_ALL_SIZES, inputs=OF_ALL_SIZES, units=6))
def test_a_plan_filled_in_is_what_the_builder_says(
    sample: Sample, granularity: Granularity, rule: str
) -> None:
    solution, second = solved(sample, rule), solved(others(sample), rule)
    plan = plan_of(solution, granularity)
    assert plan.filled(told_of(solution)) == built(solution, granularity)
    assert plan.filled(told_of(second)) == built(second, granularity)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("loss", "output"), sorted(PAIRS))
def test_every_loss_output_and_rule_has_a_plan(loss: str, output: str, rule: str) -> None:
    layers = (2, 4, 11, 3)
    shapes = [(right, left + 1) for left, right in pairwise(layers)]
    stream = np.random.default_rng(1)
    theta = tuple(stream.normal(size=shape) for shape in shapes)
    network = replace(
        LECTURE.network, layers=layers, theta=theta, loss=loss,
        activations=("relu", "tanh", output),
    )  # fmt: skip
    sample = Sample(network, np.array([0.5, -1.0]), np.array([0.0, 1.0, 0.0]))
    solution = solved(sample, rule)
    for granularity in GRANULARITIES:
        filled = plan_of(solution, granularity).filled(told_of(solution))
        assert filled == built(solution, granularity)


def test_the_numbers_of_a_telling_are_those_of_its_form_in_the_same_order() -> None:
    told = Told(solved(LECTURE, "intuition"))
    form, numbers = told.form(), [*told.counts(), *told.numbers()]
    assert str(form.seed) == f"{OPEN}0{CLOSE}"
    for name in ("cost", "shown", "theta", "products", "partials", "rests", "y", "exact_delta"):
        for of_form, of_numbers in zip(
            flat(getattr(form, name)), flat(getattr(told, name)), strict=True
        ):
            assert numbers[int(of_form.strip(OPEN + CLOSE))] == of_numbers


def flat(values: Any) -> list[Any]:
    return (
        [each for row in values for each in flat(row)]
        if isinstance(values, list | tuple)
        else [values]
    )


def test_no_hole_is_left_open_and_none_is_in_what_is_told_directly() -> None:
    solution = solved(LECTURE)
    for body in (plan_of(solution, "unit").filled(told_of(solution)), built(solution, "unit")):
        assert OPEN not in body.decode()
        assert CLOSE not in body.decode()


def test_what_is_no_number_is_refused_and_not_written() -> None:
    solution = solved(LECTURE)
    plan, told = plan_of(solution, "unit"), told_of(solution)
    told.cost = float("nan")
    with pytest.raises(ValueError, match="JSON"):
        plan.filled(told)


def test_a_topology_is_planned_once_and_plans_stay_within_their_bytes() -> None:
    answers.forget_plans()
    sent = {"layers": [3, 5, 2], "x": [1, 2, 3], "y": [1, 0]}
    first = answers.trace_bytes(sent)
    assert len(answers._plans) == 1
    answers.trace_bytes(sent | {"seed": 5, "x": [0, 0, 1]})
    assert len(answers._plans) == 1
    for different in (
        {"activations": "softmax", "layers": [3, 2]}, {"rule": "intuition"},
        {"loss": "squared_error"}, {"activations": ["tanh", "sigmoid"]}, {"layers": [3, 6, 2]},
    ):  # fmt: skip
        answers.trace_bytes(sent | different)
    answers.trace_bytes(sent, "layer")
    assert len(answers._plans) == 7
    assert answers.trace_bytes(sent) == first
    for width in range(1, 60):
        answers.trace_bytes({"layers": [2, width, 2], "x": [1, 2], "y": [1] * 2})
    assert 7 < len(answers._plans) < 59
    assert MAX_PLANS / 2 < answers._plans.size <= MAX_PLANS


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_what_is_too_large_for_a_plan_is_told_in_the_same_words(
    granularity: Granularity, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"layers": [2, 5, 3], "x": [1, 2], "y": [1, 0, 1]}
    answers.forget_plans()
    filled = answers.trace_bytes(sent, granularity)
    assert len(answers._plans) == 1
    answers.forget_plans()
    monkeypatch.setattr(answers, "MAX_WEIGHTS_PLANNED", 32)
    assert answers.trace_bytes(sent, granularity) == filled
    assert len(answers._plans) == 0


LINEAR = {"layers": [1, 1, 1], "activations": ["sigmoid", "linear"], "loss": "squared_error"}
RIGHT_BY_CHANCE = LINEAR | {"theta": [[[0, 1]], [[0, 0]]], "rule": "intuition", "x": [1], "y": [0]}
WRONG = RIGHT_BY_CHANCE | {"theta": [[[0, 1]], [[1, 1]]]}
LONG = [7, 12, 12, 12, 7]
SHORT_NUMBERS, LONG_NUMBERS = (
    {
        "layers": LONG, "x": [0.5] * 7, "y": [1] * 7,
        "theta": [
            [[entry] * columns for _ in range(rows)] for rows, columns in theta_shapes(tuple(LONG))
        ],
    }
    for entry in (0.5, 0.12345678901234567)
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ({"layers": [2, 1], "seed": 3, "x": [1, 0], "y": [1]},
         {"layers": [2, 1], "seed": 4, "x": [1, 0], "y": [1]}, "problem"),
        (RIGHT_BY_CHANCE, WRONG, "is_gradient"),
        (SHORT_NUMBERS, LONG_NUMBERS, "query"),
    ],
    ids=["seed", "is_gradient", "link"],
)  # fmt: skip
def test_what_is_no_number_of_a_pass_is_that_of_each_problem_too(
    one: dict[str, Any], other: dict[str, Any], name: str
) -> None:
    """Whichever of the two has made the plan."""
    for first, second in ((one, other), (other, one)):
        answers.forget_plans()
        found = [answers.trace_answer(each) for each in (first, second)]
        alone = []
        for each in (first, second):
            answers.forget_plans()
            alone.append(answers.trace_answer(each))
        assert found == alone
        assert found[0][name] != found[1][name]
        assert [each["problem"]["seed"] for each in found] == [
            each.get("seed", 0) for each in (first, second)
        ]
        assert [each["query"] is None for each in found] == [
            "query_reason" in each for each in found
        ]
