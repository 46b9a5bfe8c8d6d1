"""What is multiplied and added up in each step, against the decimals of the oracle."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given

from app.engine.activations import ACTIVATIONS
from app.walkthrough.step import Granularity, Step
from tests.engine import oracle
from tests.engine.networks import LECTURE, Sample, always, samples
from tests.engine.oracle import ONE, Numbers
from tests.walkthrough.telling import GRANULARITIES, flat, of, solved, step, told

RULES = ["exact", "intuition", "y_minus_a"]


def near(value: Decimal, size: float) -> Any:
    return pytest.approx(float(value), rel=1e-12, abs=1e-13 * max(1.0, size))


def largest(rows: list[Numbers]) -> float:
    return max(abs(float(v)) for row in rows for v in row)


def off_kinks(sample: Sample) -> bool:
    passed = solved(sample).passed
    return all(
        not ACTIVATIONS[name].has_kink or min(abs(v) for v in of(z)) > 1e-9
        for name, z in zip(sample.network.activations, passed.z[1:], strict=True)
    )


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("rule", RULES)
@always(25)
@given(sample=samples())
@oracle.exactly
def test_terms_and_values_are_those_of_the_definitions(
    rule: str, granularity: Granularity, sample: Sample
) -> None:
    assume(off_kinks(sample))
    case = sample.case
    zs, a = oracle.forward(case)
    errors = oracle.backward(case, rule)
    size = max(largest(zs), largest(a), largest(errors.weighted), largest(errors.delta))
    for step_ in told(sample, rule, granularity):
        kind, l, unit = step_["kind"], step_["layer"], step_["unit"]
        units = range(len(a[l - 1])) if unit is None else [unit - 1]
        truth: Numbers
        match kind:
            case "input":
                truth = case.x
            case "weighted_sum":
                truth = [zs[l - 2][j] for j in units]
                signals = [ONE, *a[l - 2]]
                wanted: list[tuple[list[int], Decimal, Decimal]] = [
                    ([l - 1, j + 1, i], case.theta[l - 2][j][i], signals[i])
                    for j in units
                    for i in range(len(signals))
                ]
                sums(step_, wanted, len(signals), size)
            case "activation":
                truth = [a[l - 1][j] for j in units]
            case "cost":
                truth = [oracle.cost_of(case)]
            case "output_error":
                sign = -1 if rule == "y_minus_a" else 1
                truth = [sign * (h - y) for h, y in zip(a[-1], case.y, strict=True)]
            case "output_delta" | "delta":
                truth = [errors.delta[l - 2][j] for j in units]
            case "weighted_delta":
                truth = [errors.weighted[l - 2][j] for j in units]
                right = errors.delta[l - 1]
                wanted = [
                    ([l, k + 1, j + 1], case.theta[l - 1][k][j + 1], right[k])
                    for j in units
                    for k in range(len(right))
                ]
                sums(step_, wanted, len(right), size)
            case "gradient":
                truth = [v for row in errors.gradient[l - 1] for v in row]
                products(step_, errors.delta[l - 1], [ONE, *a[l - 1]], truth, size**2)
        if kind not in ("weighted_sum", "weighted_delta", "gradient"):
            assert step_["terms"] == []
        scale = size**2 if kind in ("gradient", "cost", "output_delta") else size
        assert flat(step_["value"]) == [near(v, scale) for v in truth]


def sums(
    step_: Step, wanted: list[tuple[list[int], Decimal, Decimal]], each: int, size: float
) -> None:
    """The terms of a sum, with partial sums that start anew at each unit."""
    partial = Decimal(0)
    terms: list[Any] = list(step_["terms"])
    values = flat(step_["value"])
    for number, (term, (theta, weight, signal)) in enumerate(zip(terms, wanted, strict=True)):
        partial = weight * signal + (partial if number % each else Decimal(0))
        assert term["theta"] == theta
        assert Decimal(term["weight"]) == weight
        assert term["signal"] == near(signal, size)
        assert term["product"] == term["weight"] * term["signal"]
        assert term["partial"] == near(partial, size)
        if number % each == each - 1:
            assert term["partial"] == values[number // each], "a sum ends at the number it shows"


def products(step_: Step, right: Numbers, left: Numbers, truth: Numbers, size: float) -> None:
    """One product of error and activation for every weight of the matrix, row by row."""
    places = [(i, j) for i in range(len(right)) for j in range(len(left))]
    terms: list[Any] = list(step_["terms"])
    for term, (i, j), wanted in zip(terms, places, truth, strict=True):
        assert term["theta"] == [step_["layer"], i + 1, j]
        assert term["delta"] == near(right[i], size)
        assert term["activation"] == near(left[j], size)
        assert term["product"] == near(wanted, size)
        assert term["product"] == term["delta"] * term["activation"]


@always(60)
@given(samples(min_depth=3))
def test_an_error_is_its_sum_times_its_slope(sample: Sample) -> None:
    steps = told(sample)
    for s in steps:
        if s["kind"] == "delta":
            total = step(steps, "weighted_delta", s["layer"], s["unit"])["value"]
            slope = s["slope"]
            assert isinstance(total, float)
            assert isinstance(slope, float)
            assert s["value"] == pytest.approx(total * slope, rel=1e-15, abs=0)


def test_the_sums_of_the_lecture_network_by_hand() -> None:
    first = step(told(), "weighted_sum", 2, 1)
    terms: list[Any] = list(first["terms"])
    assert [t["product"] for t in terms] == pytest.approx([0.1, 0.4, -0.6])
    assert [t["partial"] for t in terms] == pytest.approx([0.1, 0.5, -0.1])
    back: list[Any] = list(step(told(), "weighted_delta", 2, 1)["terms"])
    assert [t["product"] for t in back] == pytest.approx([-0.317669, -0.129351], abs=2e-6)
    assert [t["partial"] for t in back] == pytest.approx([-0.317669, -0.447020], abs=2e-6)


def test_bias_units_and_inputs_never_get_an_error() -> None:
    steps = told(LECTURE)
    back = [s for s in steps if s["kind"] in ("weighted_delta", "delta")]
    assert {(s["layer"], s["unit"]) for s in back} == {(3, 1), (3, 2), (2, 1), (2, 2)}
    for s in back:
        assert all(term["theta"][2] >= 1 for term in s["terms"])


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_the_slope_stands_where_it_is_multiplied_and_nowhere_else(
    granularity: Granularity,
) -> None:
    for s in told(granularity=granularity):
        assert ("slope" in s) == (s["kind"] == "delta")
