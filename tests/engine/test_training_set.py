"""J(Θ), Δ example by example, D: closed forms of the course's gates, decimals for the rest."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.arrays import Matrix
from app.engine.network import Network
from app.engine.rules import INTUITION, Y_MINUS_A
from app.engine.training_set import accumulate, penalty, penalty_difference, train_pass
from tests.engine import oracle
from tests.engine.networks import LECTURE, Sample, always, close, grid, network, samples, vector
from tests.engine.oracle import NUDGE, ONE, ZERO, Rows, exactly

ROWS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {
    # Θ, z for the four rows, target for the four rows
    "AND": ([-30, 20, 20], [-30, -10, -10, 10], [0, 0, 0, 1]),
    "OR": ([-10, 20, 20], [-10, 10, 10, 30], [0, 1, 1, 1]),
    "NOR": ([10, -20, -20], [10, -10, -10, -30], [1, 0, 0, 0]),
}
XNOR = network([[[-30, 20, 20], [10, -20, -20]], [[-10, 20, 20]]])


def column(values: list[int]) -> Matrix:
    return np.array(values, dtype=np.float64)[:, None]


@pytest.mark.parametrize("lam", [0.0, 1.0, 2.5])
@pytest.mark.parametrize("name", GATES)
@exactly
def test_a_gates_j_and_d_are_their_closed_forms(name: str, lam: float) -> None:
    theta, zs, ys = GATES[name]
    result = train_pass(network([[theta]]), ROWS, column(ys), lam)
    # Every answer is right: the cost is log(1 + e^−|z|), |δ| = 1 / (1 + e^|z|), δ < 0 where y = 1.
    costs = [(ONE + (-abs(Decimal(z))).exp()).ln() for z in zs]
    errors = [(-1 if y else 1) / (ONE + abs(Decimal(z)).exp()) for z, y in zip(zs, ys, strict=True)]
    assert result.j_data == pytest.approx(float(sum(costs, ZERO) / 4), rel=1e-14)
    assert result.j_penalty == lam / 8 * (20**2 + 20**2)
    assert result.j == result.j_data + result.j_penalty
    signals = [[1, p, q] for p, q in ROWS.astype(int).tolist()]
    for column_, weight in enumerate(theta):
        total = sum((e * s[column_] for e, s in zip(errors, signals, strict=True)), ZERO)
        regular = Decimal(lam) / 4 * weight if column_ else ZERO
        wanted = float(total / 4 + regular)
        assert result.gradient[0][0, column_] == pytest.approx(wanted, rel=1e-13)


def test_xnor_answers_its_truth_table_at_almost_no_cost() -> None:
    result = train_pass(XNOR, ROWS, column([1, 0, 0, 1]), 3.0)
    outputs = [float(example.passed.a[-1][0]) for example in result.examples]
    assert [round(h) for h in outputs] == [1, 0, 0, 1]
    assert all(abs(h - round(h)) < 5e-5 for h in outputs)
    # Two units at g(−10) move the last z by 20 · 4.5e−5 at most, so |z| ≥ 9.99 in every row.
    assert 0 < result.j_data < np.log1p(np.exp(-9.99))
    assert result.j_penalty == 3 / (2 * 4) * 6 * 20**2 == 900
    assert all(abs(example.back.delta[-1][0]) < 5e-5 for example in result.examples)  # type: ignore[index]


def test_a_bias_weight_is_not_regularised_and_every_other_is() -> None:
    net = network([[[100, 1, -2], [100, 3, 0]], [[100, 5, -1]]])
    assert penalty(net, 6.0, 3) == 1.0 * (1 + 4 + 9 + 0 + 25 + 1)
    inputs, targets = np.zeros((3, 2)), np.ones((3, 1))
    without, with_ = (train_pass(net, inputs, targets, lam) for lam in (0.0, 6.0))
    assert with_.j_data == without.j_data
    added = [
        (d - e).round(12).tolist() for d, e in zip(with_.gradient, without.gradient, strict=True)
    ]
    assert added == [[[0, 2, -4], [0, 6, 0]], [[0, 10, -2]]]
    for d, e in zip(with_.gradient, without.gradient, strict=True):
        np.testing.assert_array_equal(d[:, 0], e[:, 0])


def test_delta_grows_by_one_example_at_a_time() -> None:
    # z = 0 for both rows, so δ = 1/2 − y: Δ is δ [1, x], added up.
    net = network([[[0, 0, 0]]])
    inputs, targets = np.array([[2.0, -4.0], [6.0, 8.0]]), column([1, 0])
    first, second = accumulate(net, inputs, targets)
    assert first.accumulated[0].tolist() == [[-0.5, -1.0, 2.0]]
    assert second.accumulated[0].tolist() == [[-0.5 + 0.5, -1.0 + 3.0, 2.0 + 4.0]]
    assert first.cost == second.cost == pytest.approx(np.log(2), rel=1e-15)
    result = train_pass(net, inputs, targets)
    assert result.gradient[0].tolist() == [[0.0, 1.0, 3.0]]
    assert result.j == pytest.approx(np.log(2), rel=1e-15)


def test_examples_are_taken_one_at_a_time_and_no_sooner_than_asked() -> None:
    steps = accumulate(LECTURE.network, np.array([LECTURE.x, [np.nan, 1.0]]), np.array([[1], [0]]))
    before = [matrix.copy() for matrix in next(steps).accumulated]
    kept = next(accumulate(LECTURE.network, LECTURE.x[None], LECTURE.y[None])).accumulated
    for ours, alone in zip(before, kept, strict=True):
        np.testing.assert_array_equal(ours, alone)


def test_what_was_accumulated_does_not_change_when_more_is_added() -> None:
    inputs = np.array([LECTURE.x, LECTURE.x])
    result = train_pass(LECTURE.network, inputs, np.array([[1.0], [0.0]]))
    first, second = (example.accumulated[2] for example in result.examples)
    assert not np.array_equal(first, second)
    assert first.round(6).tolist() == [[-0.579982, -0.332930, -0.330659]]


def test_one_example_is_a_set_of_one() -> None:
    result = train_pass(LECTURE.network, LECTURE.x[None], LECTURE.y[None])
    assert round(result.j, 6) == 0.867458
    assert result.j_penalty == 0
    assert [d.round(6).tolist() for d in result.gradient] == [
        [[-0.111476, -0.055738, -0.111476], [0.078248, 0.039124, 0.078248]],
        [[-0.226906, -0.107785, -0.168087], [0.184787, 0.087778, 0.136886]],
        [[-0.579982, -0.332930, -0.330659]],
    ]


def test_lambda_is_shared_out_among_the_examples() -> None:
    for m in (1, 2, 5):
        inputs, targets = np.array([LECTURE.x] * m), np.array([LECTURE.y] * m)
        with_, without = (train_pass(LECTURE.network, inputs, targets, lam) for lam in (7.0, 0.0))
        assert with_.j_data == pytest.approx(0.8674579, rel=1e-6), "the mean, not the sum"
        squares = sum(
            Fraction(str(w)) ** 2
            for matrix in LECTURE.network.theta
            for row in matrix.tolist()
            for w in row[1:]
        )
        assert with_.j_penalty == pytest.approx(float(7 * squares / (2 * m)), rel=1e-15)
        added = with_.gradient[2] - without.gradient[2]
        assert added[0].tolist() == pytest.approx([0, 7 / m * 1.6, 7 / m * -1.3], rel=1e-12)


@st.composite
def sets(draw: st.DrawFn) -> tuple[Sample, Matrix, Matrix]:
    """A smooth network with one to four examples."""
    pairs = [("cross_entropy", "sigmoid"), ("cross_entropy", "softmax"), ("squared_error", "tanh")]
    first = draw(samples(pairs=pairs, hidden=["sigmoid", "tanh", "linear"], units=2, depth=3))
    m = draw(st.integers(1, 4))
    inputs = np.array([[draw(grid(2.0)) for _ in first.x] for _ in range(m)])
    return first, inputs, np.array([first.y] * m)


def cases(net: Network, inputs: Matrix, targets: Matrix) -> list[oracle.Case]:
    return [Sample(net, x, y).case for x, y in zip(inputs, targets, strict=True)]


def j_of(each: list[oracle.Case], theta: list[Rows], lam: Decimal) -> Decimal:
    """J as the course writes it, in decimals."""
    total = ZERO
    for case in each:
        total += oracle.cost_of(oracle.Case(case.activations, theta, case.loss, case.x, case.y))
    squares = sum((w * w for matrix in theta for row in matrix for w in row[1:]), ZERO)
    return total / len(each) + lam / (2 * len(each)) * squares


@always(15)
@given(sets(), st.sampled_from([0.0, 0.5, 4.0]))
@exactly
def test_d_is_what_nudging_each_weight_does_to_j_with_its_penalty(
    drawn: tuple[Sample, Matrix, Matrix], lam: float
) -> None:
    sample, inputs, targets = drawn
    each = cases(sample.network, inputs, targets)
    theta = [[list(row) for row in matrix] for matrix in each[0].theta]
    result = train_pass(sample.network, inputs, targets, lam)
    close(result.j, [[j_of(each, theta, Decimal(lam))]], relative=1e-12, absolute=1e-13)
    for matrix, ours in zip(theta, result.gradient, strict=True):
        truth: Rows = []
        for row in matrix:
            truth.append([])
            for j, weight in enumerate(row):
                both = []
                for moved in (weight + NUDGE, weight - NUDGE):
                    row[j] = moved
                    both.append(j_of(each, theta, Decimal(lam)))
                row[j] = weight
                truth[-1].append((both[0] - both[1]) / (2 * NUDGE))
        close(ours, truth, relative=1e-12, absolute=1e-13)


@always(25)
@given(sets())
@exactly
def test_each_step_of_delta_is_that_examples_gradient(
    drawn: tuple[Sample, Matrix, Matrix],
) -> None:
    sample, inputs, targets = drawn
    result = train_pass(sample.network, inputs, targets)
    total = [[[ZERO] * len(row) for row in matrix] for matrix in sample.network.theta]
    for case, example in zip(cases(sample.network, inputs, targets), result.examples, strict=True):
        new = oracle.backward(case).gradient
        total = [
            [[s + n for s, n in zip(rs, rn, strict=True)] for rs, rn in zip(ms, mn, strict=True)]
            for ms, mn in zip(total, new, strict=True)
        ]
        for ours, wanted in zip(example.accumulated, total, strict=True):
            close(ours, wanted, relative=1e-12, absolute=1e-13)
        close(example.cost, [[oracle.cost_of(case)]], relative=1e-12, absolute=1e-13)


@always(40)
@given(sets())
def test_the_order_of_the_examples_changes_neither_j_nor_d(
    drawn: tuple[Sample, Matrix, Matrix],
) -> None:
    sample, inputs, targets = drawn
    one, other = (train_pass(sample.network, rows, targets, 1.0) for rows in (inputs, inputs[::-1]))
    assert one.j == pytest.approx(other.j, rel=1e-13)
    for d, e in zip(one.gradient, other.gradient, strict=True):
        np.testing.assert_allclose(d, e, rtol=1e-12, atol=1e-13)


def test_another_rule_is_followed_through_every_example() -> None:
    inputs, targets = np.array([LECTURE.x] * 2), np.array([[1.0], [1.0]])
    true = train_pass(LECTURE.network, inputs, targets)
    turned = train_pass(LECTURE.network, inputs, targets, 0.0, Y_MINUS_A)
    assert turned.j == true.j
    for d, e in zip(turned.gradient, true.gradient, strict=True):
        np.testing.assert_array_equal(d, -e)
    bare = train_pass(LECTURE.network, inputs, targets, 0.0, INTUITION)
    assert bare.gradient[0][:, 0].round(6).tolist() == [-1.826943, 1.664548]
    both = bare.examples[1].accumulated[0][:, 0].tolist()
    assert both == pytest.approx([2 * -1.826943, 2 * 1.664548], abs=1e-6)


@pytest.mark.parametrize("lam", [0.0, 2.0, 1e6])
def test_the_difference_of_the_penalty_keeps_its_digits_however_small_the_step(lam: float) -> None:
    theta = np.array([[1e6, 1e6, -0.5], [3.0, 0.0, 2.0]])
    for h in (1e-4, 1e-10):
        found = penalty_difference(theta, vector(h, h, h), lam, 4)
        wanted = lam / 4 * np.array([[0.0, 1e6, -0.5], [0.0, 0.0, 2.0]])
        np.testing.assert_allclose(found, wanted, rtol=1e-15, atol=1e-18)


def test_an_example_without_its_target_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        train_pass(LECTURE.network, np.array([LECTURE.x] * 2), LECTURE.y[None])
