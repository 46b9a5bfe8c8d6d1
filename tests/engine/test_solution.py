"""One problem solved: both passes, the slopes, the true errors beside a wrong rule's."""

from dataclasses import replace
from math import exp, log

import numpy as np
import pytest
from hypothesis import given

from app.engine.arrays import Vector
from app.engine.problem import Problem
from app.engine.rules import EXACT, INTUITION, RULES, Y_MINUS_A, Rule
from app.engine.solution import solve
from tests.engine import oracle
from tests.engine.networks import LECTURE, Sample, always, close, network, samples, vector


def problem(sample: Sample, rule: Rule = EXACT) -> Problem:
    return Problem(sample.network, 0, rule, sample.x, sample.y)


def of(values: Vector | None) -> list[float]:
    assert values is not None
    found: list[float] = values.tolist()
    return found


def six(values: list[float]) -> list[float]:
    return [round(v, 6) for v in values]


def test_the_lecture_network_worked_out_by_hand() -> None:
    """Every number of the default network, each from the one before it with exp and log only."""

    def g(z: float) -> float:
        return 1 / (1 + exp(-z))

    a2 = [g(0.1 + 0.8 * 0.5 - 0.6), g(-0.4 + 0.5 * 0.5 + 1.2)]
    a3 = [g(0.3 + 1.4 * a2[0] - 0.9 * a2[1]), g(-0.2 - 0.7 * a2[0] + 1.1 * a2[1])]
    h = g(-0.5 + 1.6 * a3[0] - 1.3 * a3[1])
    slope2, slope3 = ([a * (1 - a) for a in layer] for layer in (a2, a3))
    d4 = h - 1
    s3 = [1.6 * d4, -1.3 * d4]
    d3 = [s3[0] * slope3[0], s3[1] * slope3[1]]
    s2 = [1.4 * d3[0] - 0.7 * d3[1], -0.9 * d3[0] + 1.1 * d3[1]]
    d2 = [s2[0] * slope2[0], s2[1] * slope2[1]]

    solved = solve(problem(LECTURE))
    near = [pytest.approx(v, rel=1e-13) for v in (a2, a3, [h])]
    assert [of(a) for a in solved.passed.a[1:]] == near
    assert solved.cost == pytest.approx(-log(h), rel=1e-14)
    assert [of(s) for s in solved.passed.slope[1:]] == [
        pytest.approx(v, rel=1e-13) for v in (slope2, slope3, [h * (1 - h)])
    ]
    assert [of(d) for d in solved.back.delta[1:]] == [
        pytest.approx(v, rel=1e-12) for v in (d2, d3, [d4])
    ]
    assert [of(s) for s in solved.back.weighted_delta[1:3]] == [
        pytest.approx(v, rel=1e-12) for v in (s2, s3)
    ]
    # … and to six digits they are the ones the screen's design prints.
    assert [six(v) for v in (a2, a3, [h])] == [
        [0.475021, 0.740775], [0.574035, 0.570119], [0.420018],
    ]  # fmt: skip
    assert [six(v) for v in (s3, d3, s2, d2)] == [
        [-0.927971, 0.753977], [-0.226906, 0.184787], [-0.447020, 0.407482], [-0.111476, 0.078248],
    ]  # fmt: skip


def test_under_the_exact_rule_the_answer_is_its_own_truth() -> None:
    solved = solve(problem(LECTURE))
    assert solved.exact is solved.back
    assert solved.is_gradient


@pytest.mark.parametrize("rule", [INTUITION, Y_MINUS_A], ids=lambda rule: rule.name)
def test_under_another_rule_the_true_errors_stand_beside(rule: Rule) -> None:
    solved, true = solve(problem(LECTURE, rule)), solve(problem(LECTURE))
    assert not solved.is_gradient
    assert six(of(solved.exact.delta[1])) == [-0.111476, 0.078248]
    assert of(solved.back.delta[1]) != of(solved.exact.delta[1])
    assert (solved.cost, of(solved.passed.a[-1])) == (true.cost, of(true.passed.a[-1]))


def test_a_wrong_rule_may_be_right_by_chance_and_says_so() -> None:
    linear = Sample(
        network([[[0.5, 1], [0, 2]], [[1, 1, -1]]], "linear", "squared_error"), vector(3), vector(1)
    )
    assert solve(problem(linear, INTUITION)).is_gradient
    assert not solve(problem(linear, Y_MINUS_A)).is_gradient


def test_one_entry_that_differs_is_enough_to_be_no_gradient() -> None:
    # Only unit 1 of layer 2 bends (relu, off); unit 2 is on, so its error is exact.
    half = Sample(
        network([[[-1, 0], [1, 0]], [[0, 1, 1]]], ["relu", "linear"], "squared_error"),
        vector(0),
        vector(5),
    )
    solved = solve(problem(half, INTUITION))
    assert of(solved.back.delta[1]) == [-4.0, -4.0]
    assert of(solved.exact.delta[1]) == [-0.0, -4.0]
    assert not solved.is_gradient


def test_an_answer_with_a_matrix_too_few_is_not_taken_for_a_gradient() -> None:
    solved = solve(problem(LECTURE, INTUITION))
    short = replace(solved.back, gradient=solved.exact.gradient[:2])
    with pytest.raises(ValueError, match="zip"):
        _ = replace(solved, back=short).is_gradient


def test_a_backward_pass_needs_a_target() -> None:
    with pytest.raises(ValueError, match="needs a target"):
        solve(replace(problem(LECTURE), y=None))


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
@always(25)
@given(sample=samples(hidden=["sigmoid", "tanh", "linear"]))
@oracle.exactly
def test_exact_is_the_chain_rule_whatever_the_rule(rule: Rule, sample: Sample) -> None:
    solved = solve(problem(sample, rule))
    zs = [z for z in solved.passed.z[1:] if z is not None]
    if any(g in ("relu", "leaky_relu") for g in sample.network.activations):
        return  # their kinks have a file of their own
    truth = oracle.backward(sample.case)
    size = max(1.0, *(abs(float(w)) for matrix in truth.gradient for row in matrix for w in row))
    for ours, wanted in zip(solved.exact.gradient, truth.gradient, strict=True):
        close(ours, wanted, relative=1e-12, absolute=1e-14 * size)
    for name, z, slope in zip(sample.network.activations, zs, solved.passed.slope[1:], strict=True):
        assert (slope is None) == (name == "softmax")
        if slope is not None:
            close(slope, [[oracle.slope(name, v) for v in oracle.decimals(z)]], relative=1e-14)
    assert np.isclose(solved.cost, float(oracle.cost_of(sample.case)), rtol=1e-12, atol=1e-13)
