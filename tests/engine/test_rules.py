"""Each way of running backpropagation: where it must differ from the gradient, and by how much.

The smallest network that shows it stands at z = 0 throughout, so that every number is a fraction:
x = 3, Θ¹ = (−3, 1), so z² = 0, a² = 1/2, g′ = 1/4; Θ² = (−1, 2), so z³ = 0, h = 1/2; y = 1.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.engine.arrays import Matrix, Vector
from app.engine.gradient_check import Verdict, check, judge
from app.engine.passes import Backward, backward, forward
from app.engine.rules import EXACT, INTUITION, RULES, Y_MINUS_A, Rule
from app.engine.training_set import train_pass
from tests.engine.networks import HIDDEN, PAIRS, Sample, always, network, samples, vector

SMALL = Sample(network([[[-3, 1]], [[-1, 2]]]), vector(3), vector(1))


def run(sample: Sample, rule: Rule) -> Backward:
    return backward(sample.network, forward(sample.network, sample.x), sample.y, rule)


def checked(sample: Sample, rule: Rule) -> Verdict:
    found = check(sample.network, sample.x[None], sample.y[None])
    return judge(run(sample, rule).gradient, found)


def of(values: Vector | None) -> list[float]:
    assert values is not None
    result: list[float] = values.tolist()
    return result


def lists(gradient: list[Matrix]) -> list[list[list[float]]]:
    return [matrix.tolist() for matrix in gradient]


def test_the_rules_are_those_of_the_contract_and_exact_comes_first() -> None:
    assert list(RULES) == ["exact", "intuition", "y_minus_a"]
    assert all(RULES[name].name == name for name in RULES)


@pytest.mark.parametrize("rule", [*RULES.values(), Rule("unnamed")], ids=lambda rule: rule.name)
def test_what_is_told_of_a_rule_is_what_it_does(rule: Rule) -> None:
    sent, true = vector(0.5, -3.0), vector(2.0, -1.0)
    met = rule.hidden_delta(sent, lambda weighted: 0.25 * weighted)
    assert met.tolist() == ([0.5, -3.0] if rule.slope_left_out else [0.125, -0.75])
    assert rule.output_error(true).tolist() == ([-2.0, 1.0] if rule.sign_turned else [2.0, -1.0])
    assert (rule.slope_left_out, rule.sign_turned) == {
        "intuition": (True, False), "y_minus_a": (False, True)
    }.get(rule.name, (False, False))  # fmt: skip


def test_exact_by_hand() -> None:
    back = run(SMALL, EXACT)
    # δ³ = 1/2 − 1; Σ = 2 · −1/2; δ² = −1 · 1/4
    assert [of(d) for d in back.delta[1:]] == [[-0.25], [-0.5]]
    assert lists(back.gradient) == [[[-0.25, -0.75]], [[-0.5, -0.25]]]
    verdict = checked(SMALL, EXACT)
    assert verdict.passed is True
    assert verdict.largest_absolute < 1e-8


def test_the_intuition_by_hand_is_four_times_too_large_and_fails_by_nine_quarters() -> None:
    back = run(SMALL, INTUITION)
    assert [of(d) for d in back.delta[1:]] == [[-1.0], [-0.5]]
    assert lists(back.gradient) == [[[-1.0, -3.0]], [[-0.5, -0.25]]]
    verdict = checked(SMALL, INTUITION)
    assert verdict.passed is False
    assert verdict.at == (1, 1, 1)
    assert verdict.largest_absolute == pytest.approx(3 - 0.75, abs=1e-7)
    assert verdict.largest_relative == pytest.approx(2.25 / 3, abs=1e-7)


def test_the_turned_sign_by_hand_is_off_by_twice_the_gradient() -> None:
    back = run(SMALL, Y_MINUS_A)
    assert [of(d) for d in back.delta[1:]] == [[0.25], [0.5]]
    assert lists(back.gradient) == [[[0.25, 0.75]], [[0.5, 0.25]]]
    verdict = checked(SMALL, Y_MINUS_A)
    assert verdict.passed is False
    assert verdict.at == (1, 1, 1)
    assert verdict.largest_absolute == pytest.approx(1.5, abs=1e-7)
    assert verdict.largest_relative == pytest.approx(2.0, abs=1e-7)


@pytest.mark.parametrize(
    ("z", "g", "slope"),
    [
        (0.0, "sigmoid", 0.25),
        (0.0, "tanh", 1.0),
        (1.5, "relu", 1.0),
        (-1.5, "relu", 0.0),
        (1.5, "leaky_relu", 1.0),
        (-1.5, "leaky_relu", 0.01),
        (7.0, "linear", 1.0),
    ],
)
def test_the_intuition_differs_by_the_factor_that_it_leaves_out(
    z: float, g: str, slope: float
) -> None:
    # The output is linear with y = h + 1, so δ³ = −1 and Σ = −2, whatever a² is.
    net = network([[[z, 0]], [[0, 2]]], [g, "linear"], "squared_error")
    h = forward(net, vector(1)).a[-1]
    sample = Sample(net, vector(1), h + 1)
    assert of(run(sample, INTUITION).delta[1]) == [-2.0]
    assert of(run(sample, EXACT).delta[1]) == [-2.0 * slope]
    assert checked(sample, EXACT).passed is True
    assert checked(sample, INTUITION).passed is (slope == 1.0)


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(15)
@given(data=st.data())
def test_the_intuition_fails_behind_sigmoids_by_three_quarters_of_the_sum_or_more(
    loss: str, output: str, data: st.DataObject
) -> None:
    pair = [(loss, output)]
    sample = data.draw(samples(pairs=pair, hidden=["sigmoid"], units=3, min_depth=3))
    theta, right = sample.network.theta[-1], of(run(sample, EXACT).delta[-1])
    sums = [
        abs(sum(theta[k, j] * d for k, d in enumerate(right))) for j in range(1, theta.shape[1])
    ]
    # relu at its kink: that entry may be unjudged, but only at the output
    assume(output not in ("relu", "leaky_relu") or abs(forward_output(sample)).min() > 1e-3)
    assume(max(sums) > 1e-2)
    verdict = checked(sample, INTUITION)
    assert verdict.passed is False
    assert verdict.largest_absolute >= 0.75 * max(sums) - 1e-6  # the bias column of that gradient
    assert checked(sample, EXACT).passed is True


def forward_output(sample: Sample) -> Vector:
    z = forward(sample.network, sample.x).z[-1]
    assert z is not None
    return z


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(6)
@given(data=st.data())
def test_y_minus_a_turns_the_sign_of_every_error_and_gradient(
    loss: str, output: str, hidden: str, data: st.DataObject
) -> None:
    sample = data.draw(samples(pairs=[(loss, output)], hidden=[hidden]))
    exact, turned = run(sample, EXACT), run(sample, Y_MINUS_A)
    for true, slip in zip(exact.delta[1:], turned.delta[1:], strict=True):
        assert of(slip) == [-d for d in of(true)]
    for matrix, other in zip(exact.gradient, turned.gradient, strict=True):
        np.testing.assert_array_equal(other, -matrix)


@always(60)
@given(samples(min_depth=3))
def test_the_intuition_leaves_the_output_alone_and_sends_bare_sums_back(sample: Sample) -> None:
    exact, bare = run(sample, EXACT), run(sample, INTUITION)
    assert of(bare.delta[-1]) == of(exact.delta[-1])
    np.testing.assert_array_equal(bare.gradient[-1], exact.gradient[-1])
    for index in range(len(sample.network.layers) - 2, 0, -1):
        theta, right = sample.network.theta[index], of(bare.delta[index + 1])
        for j, ours in enumerate(of(bare.delta[index]), 1):
            terms = [theta[k, j] * d for k, d in enumerate(right)]
            assert ours == pytest.approx(sum(terms), abs=1e-14 + 1e-14 * sum(map(abs, terms)))


@always(60)
@given(samples(hidden=["linear"]))
def test_behind_linear_units_the_intuition_is_the_gradient(sample: Sample) -> None:
    assert lists(run(sample, INTUITION).gradient) == lists(run(sample, EXACT).gradient)


@always(60)
@given(samples(depth=2))
def test_without_a_hidden_layer_the_intuition_is_the_gradient(sample: Sample) -> None:
    assert lists(run(sample, INTUITION).gradient) == lists(run(sample, EXACT).gradient)


@always(30)
@given(samples(pairs=[("squared_error", "linear")]))
def test_where_there_is_no_gap_every_rule_agrees_on_nothing(sample: Sample) -> None:
    met = replace(sample, y=forward(sample.network, sample.x).a[-1])
    for rule in RULES.values():
        assert not any(matrix.any() for matrix in run(met, rule).gradient)


def test_a_further_mistake_is_one_more_entry_and_the_check_finds_it() -> None:
    # The bias penalised like any other weight: D is off by (λ/m) Θ_i0 and nowhere else.
    slip = Rule("penalised_bias", penalty=lambda theta: theta)
    inputs, targets = np.array([[3.0], [1.0]]), np.array([[1.0], [0.0]])
    ours = train_pass(SMALL.network, inputs, targets, 4.0, slip).gradient
    true = train_pass(SMALL.network, inputs, targets, 4.0).gradient
    off = [(wrong - right).tolist() for wrong, right in zip(ours, true, strict=True)]
    assert off == [[[-6.0, 0.0]], [[-2.0, 0.0]]]
    found = check(SMALL.network, inputs, targets, 4.0)
    assert judge(true, found).passed is True
    verdict = judge(ours, found)
    assert (verdict.passed, verdict.at) == (False, (1, 1, 0))
    assert verdict.largest_absolute == pytest.approx(6.0, abs=1e-7)


def test_a_gradient_that_forgets_the_bias_unit_is_found_too() -> None:
    def without_bias(delta: Vector, signals: Vector) -> Matrix:
        seen = signals.copy()
        seen[0] = 0.0
        return np.multiply.outer(delta, seen)

    verdict = checked(SMALL, Rule("forgotten_bias", gradient=without_bias))
    assert (verdict.passed, verdict.at) == (False, (2, 1, 0))
    assert verdict.largest_absolute == pytest.approx(0.5, abs=1e-7)
