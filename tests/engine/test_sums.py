"""Sums term by term, against whole fractions: nothing here rounds but the engine."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given

from app.engine.arrays import Vector
from app.engine.problem import Problem
from app.engine.rules import EXACT, RULES
from app.engine.solution import Solution, solve
from app.engine.sums import LARGE, LONG, Place, _order_of, places, sums
from tests.engine.networks import LECTURE, Sample, always, network, samples

Factors = list[tuple[float, float]]


def solved(sample: Sample, rule: str = "exact") -> Solution:
    return solve(Problem(sample.network, 0, RULES[rule], sample.x, sample.y))


def of(values: Vector | None) -> list[float]:
    assert values is not None
    found: list[float] = values.tolist()
    return found


def by_hand(solution: Solution) -> list[tuple[Place, Factors, bool]]:
    """Each sum: where it stands, its weights and what they multiply, and whether it has a bias."""
    network, passed, back = solution.problem.network, solution.passed, solution.back
    where = places(network.layers)
    found = []
    for gap, theta in enumerate(network.theta):
        signals = [1.0, *of(passed.a[gap])]
        for place, row in zip(where.z[gap + 1], theta.tolist(), strict=True):
            found.append((place, [*zip(row, signals, strict=True)], True))
    for gap, theta in enumerate(network.theta[1:], 1):
        errors = of(back.delta[gap + 1])
        for place, column in zip(where.error[gap], theta.T[1:].tolist(), strict=True):
            found.append((place, [*zip(column, errors, strict=True)], False))
    return found


@pytest.mark.parametrize("rule", RULES)
@always(100)
@given(sample=samples(units=7))
def test_every_sum_has_its_terms_its_running_sums_and_its_rest(rule: str, sample: Sample) -> None:
    solution = solved(sample, rule)
    told = sums(solution)
    seen = [0, 0, 0]
    for place, factors, has_bias in by_hand(solution):
        terms = [weight * signal for weight, signal in factors]
        assert told.products[place.products].tolist() == terms[has_bias:]
        exact = [Fraction(term) for term in terms]
        size = float(sum(map(abs, exact))) or 1.0
        running = [float(sum(exact[:many])) for many in range(2, len(terms))]
        assert told.partials[place.partials].tolist() == pytest.approx(running, abs=1e-14 * size)
        if len(terms) < LONG:
            assert place.rest is None
        else:
            smaller = sorted(exact, key=abs, reverse=True)[2:]
            assert place.rest is not None
            assert told.rests[place.rest] == pytest.approx(float(sum(smaller)), abs=1e-14 * size)
        seen = [
            seen[0] + len(terms) - has_bias, seen[1] + len(running), seen[2] + (len(terms) >= LONG),
        ]  # fmt: skip
    assert [len(told.products), len(told.partials), len(told.rests)] == seen, "and no more"


def test_of_equal_terms_the_earlier_are_shown() -> None:
    """The first two of these stand for their sums; beside any others, other numbers are left."""
    theta = [[[1.0, 1.0, -1.0, -1.0], [-1.0, 1.0, 1.0, 1.0], [2.0, 1.0, -1.0, -1.0]]]
    net = network(theta, "linear", "squared_error")
    problem = Problem(net, 0, EXACT, np.ones(3), np.zeros(3))
    assert sums(solve(problem)).rests.tolist() == [-2.0, 2.0, -2.0]


def test_of_many_equal_terms_too() -> None:
    net = network([[[1.0, 1.0, *[-1.0] * 99]]], "linear", "squared_error")
    problem = Problem(net, 0, EXACT, np.ones(100), np.zeros(1))
    assert sums(solve(problem)).rests.tolist() == [-99.0]


def test_places_count_up_without_gaps() -> None:
    layers = (1, 1, 5, 4, 1)
    where = places(layers)
    rows = [place for by_layer in (where.z, where.error) for row in by_layer for place in row]
    for slices in ([p.products for p in rows], [p.partials for p in rows if p.partials.stop]):
        assert slices[0].start == 0
        assert all(left.stop == right.start for left, right in pairwise(slices))
    assert [p.rest for p in rows if p.rest is not None] == [*range(11)], (
        "4 + 1 of z, 1 + 5 of errors"
    )
    assert [len(row) for row in where.z] == [0, *layers[1:]]
    assert [len(row) for row in where.error] == [0, *layers[1:-1], 0]


def test_four_terms_have_a_rest_and_three_have_none() -> None:
    assert [places((units, 1)).z[1][0].rest for units in (1, 2, 3, 4)] == [None, None, 0, 0]
    assert places((2, 2, 3)).error[1][0].rest is None
    assert places((2, 1, 4)).error[1][0].rest == 0


def test_the_order_of_a_network_is_worked_out_once() -> None:
    assert _order_of(LECTURE.network.layers) is _order_of((*LECTURE.network.layers[:1], 2, 2, 1))


def test_the_order_of_a_network_whose_rectangle_is_mostly_empty_is_not_kept() -> None:
    layers = (1, 99, 1, 100, 1, 1, 100, 1, 100, 1, 100, 1)
    order = _order_of(layers)
    assert order is not _order_of(layers)
    kept = [(1, 100, 22), (14,) * 12, (34, 34, 34)]
    for each in kept:
        rows, width = _order_of(each).factors.shape[1:]
        assert rows * width <= 2.1 * LARGE
        assert _order_of(each) is _order_of(each)


def test_a_rest_of_nothing_has_no_sign() -> None:
    theta = [[[1.0, 1.0, -1.0, -1.0]]]
    more = [[[1.0, 1.0, -1.0, -1.0]] * 4, [[1.0] * 5]]
    for matrices in (theta, more):
        net = network(matrices, "linear", "squared_error")
        rests = sums(solve(Problem(net, 0, EXACT, np.array([1.0, 0, 0]), np.zeros(1)))).rests
        assert rests[0] == 0
        assert not np.signbit(rests[0])
