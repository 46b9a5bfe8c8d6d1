"""The costs and the first error, however saturated the output is."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES, is_fused, sigmoid_cross_entropy
from tests.engine import oracle
from tests.engine.networks import PAIRS, always, close, grid, targets, vector
from tests.engine.oracle import ONE, ZERO, decimals, exactly

CROSS = LOSSES["cross_entropy"]


def cost(loss: str, output: str, z: list[float], y: list[float]) -> float:
    at = vector(*z)
    with np.errstate(all="raise", under="ignore"):
        return float(LOSSES[loss].cost[output](at, ACTIVATIONS[output].g(at), vector(*y)))


def delta(output: str, z: list[float], y: list[float]) -> list[float]:
    at = vector(*z)
    with np.errstate(all="raise", under="ignore"):
        found: list[float] = CROSS.fused[output](at, ACTIVATIONS[output].g(at), vector(*y)).tolist()
    return found


def test_the_pairs_are_those_of_the_contract() -> None:
    every = ["sigmoid", "tanh", "relu", "leaky_relu", "linear", "softmax"]
    assert [output for loss, output in PAIRS if loss == "cross_entropy"] == ["sigmoid", "softmax"]
    assert [output for loss, output in PAIRS if loss == "squared_error"] == every
    assert {pair for pair in PAIRS if is_fused(*pair)} == {
        ("cross_entropy", "sigmoid"),
        ("cross_entropy", "softmax"),
        ("squared_error", "linear"),
    }


def test_a_saturated_wrong_sigmoid_costs_40_and_errs_by_1() -> None:
    assert cost("cross_entropy", "sigmoid", [40.0], [0.0]) == 40.0
    assert delta("sigmoid", [40.0], [0.0]) == [1.0]


def test_a_saturated_right_sigmoid_still_errs_by_4e_minus_18() -> None:
    # −1 / (1 + e^40), to 16 digits from 60-digit decimals
    assert delta("sigmoid", [40.0], [1.0])[0] == pytest.approx(-4.248354255291589e-18, rel=1e-15)
    assert cost("cross_entropy", "sigmoid", [40.0], [1.0]) == pytest.approx(
        4.248354255291589e-18, rel=1e-15
    )


@pytest.mark.parametrize("z", [-999_999.0, 999_999.0])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_at_the_far_ends_a_sigmoid_costs_z_or_nothing(z: float, y: float) -> None:
    wrong = (z > 0) != (y > 0)
    assert cost("cross_entropy", "sigmoid", [z], [y]) == (999_999.0 if wrong else 0.0)
    assert delta("sigmoid", [z], [y]) == [(1.0 if z > 0 else -1.0) if wrong else 0.0]


def test_at_the_far_ends_a_softmax_costs_the_difference_of_its_sums_or_nothing() -> None:
    z = [999_999.0, 0.0, -999_999.0]
    for k, wanted in enumerate([0.0, 999_999.0, 1_999_998.0]):
        y = [float(j == k) for j in range(3)]
        assert cost("cross_entropy", "softmax", z, y) == wanted
        assert delta("softmax", z, y) == [1.0 - y[0], -y[1], -y[2]]


@pytest.mark.parametrize(("loss", "output"), [pair for pair in PAIRS if pair[0] == "squared_error"])
def test_squared_error_stays_finite_at_the_far_ends(loss: str, output: str) -> None:
    z, y = [999_999.0, -999_999.0], [-1e6, 1e6]
    assert np.isfinite(cost(loss, output, z, y))


@always(80)
@given(z=grid(60.0, 6000), y=st.sampled_from([0.0, 1.0, 0.25, 0.875]))
@exactly
def test_sigmoid_cross_entropy_and_its_error_keep_their_digits(z: float, y: float) -> None:
    right, wrong = ONE / (ONE + Decimal(-z).exp()), ONE / (ONE + Decimal(z).exp())
    truth = -Decimal(y) * right.ln() - (1 - Decimal(y)) * wrong.ln()
    close(cost("cross_entropy", "sigmoid", [z], [y]), [[truth]], relative=1e-15, absolute=1e-307)
    error = (1 - Decimal(y)) * right - Decimal(y) * wrong
    soft = 0.0 if y in (0.0, 1.0) else 1e-16
    close(delta("sigmoid", [z], [y]), [[error]], relative=2e-15, absolute=soft + 1e-307)


@always(80)
@given(z=st.lists(grid(40.0, 400), min_size=2, max_size=6), data=st.data())
@exactly
def test_softmax_cross_entropy_and_its_error_keep_their_digits(
    z: list[float], data: st.DataObject
) -> None:
    k = data.draw(st.integers(0, len(z) - 1))
    y = [float(j == k) for j in range(len(z))]
    powers = [v.exp() for v in decimals(z)]
    total = sum(powers, ZERO)
    truth = (total / powers[k]).ln()
    close(cost("cross_entropy", "softmax", z, y), [[truth]], relative=1e-12, absolute=1e-300)
    others = total - powers[k]
    error = [-others / total if j == k else p / total for j, p in enumerate(powers)]
    close(delta("softmax", z, y), [error], relative=1e-12, absolute=1e-300)


@pytest.mark.parametrize("gap", [20.0, 40.0, 100.0, 700.0])
@exactly
def test_a_saturated_right_softmax_errs_by_the_sum_of_the_other_shares(gap: float) -> None:
    z, y = [gap, 0.0, -1.0], [1.0, 0.0, 0.0]
    others = (ONE + Decimal(-1).exp()) / (Decimal(gap).exp() + ONE + Decimal(-1).exp())
    assert delta("softmax", z, y)[0] == pytest.approx(-float(others), rel=1e-12)
    assert cost("cross_entropy", "softmax", z, y) == pytest.approx(float(others), rel=1e-8)
    truth = (ONE / (ONE - others)).ln() if gap < 100 else others
    assert cost("cross_entropy", "softmax", z, y) == pytest.approx(float(truth), rel=1e-12)


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(30)
@given(data=st.data())
@exactly
def test_every_cost_is_the_definition_of_its_loss(
    loss: str, output: str, data: st.DataObject
) -> None:
    z = data.draw(st.lists(grid(8.0), min_size=1, max_size=4))
    y = data.draw(targets(loss, output, len(z), grid(3.0)))
    truth = oracle.cost(loss, output, oracle.g(output, decimals(z)), decimals(y))
    close(cost(loss, output, z, y), [[truth]], relative=1e-12, absolute=1e-15)


@pytest.mark.parametrize("z", [0.0, -745.0, 50.0])
def test_the_cost_of_one_target_is_log_1_plus_e_to_the_z(z: float) -> None:
    wanted = {0.0: 0.6931471805599453, -745.0: 5e-324, 50.0: 50.0}[z]
    for signed, y in ((z, 0.0), (-z, 1.0)):
        cost = sigmoid_cross_entropy(vector(signed), vector(0.5), vector(y))
        assert float(cost) == pytest.approx(wanted, rel=1e-15)


def test_squared_error_is_born_as_a_minus_y() -> None:
    error = LOSSES["squared_error"].error
    assert error is not None
    assert error(vector(0.75, 0.5), vector(1.0, -2.0)).tolist() == [-0.25, 2.5]
    fused = LOSSES["squared_error"].fused["linear"]
    assert fused(vector(9.0), vector(0.75), vector(1.0)).tolist() == [-0.25]


@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_every_cost_and_first_error_takes_a_batch_row_by_row(loss: str, output: str) -> None:
    """Each row alone is what the tests above hold beside decimals."""
    z, y = (
        np.array([[-1.0, 0.5, 3.0], [4.0, 4.0, -7.0]]),
        np.array([[0.0, 0.0, 1.0], [0.5, 0.5, 0.0]]),
    )
    a, known = ACTIVATIONS[output].g(z), LOSSES[loss]
    functions = [known.cost[output], *(known.fused[name] for name in known.fused if name == output)]
    for function in functions:
        rows = [function(*row) for row in zip(z, a, y, strict=True)]
        np.testing.assert_array_equal(function(z, a, y), rows)
