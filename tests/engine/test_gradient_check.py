"""The gradient check: right gradients pass at any scale, wrong ones fail, kinks are not judged."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.engine.arrays import Matrix
from app.engine.gradient_check import GradientCheck, Verdict, check, judge
from app.engine.network import Network
from app.engine.passes import backward, cost, forward
from app.engine.training_set import train_pass
from tests.engine import oracle
from tests.engine.networks import HIDDEN, PAIRS, Sample, always, close, grid, network, samples
from tests.engine.networks import vector as v

XNOR = network([[[-30, 20, 20], [10, -20, -20]], [[-10, 20, 20]]])


def exact(sample: Sample) -> list[Matrix]:
    return backward(sample.network, forward(sample.network, sample.x), sample.y).gradient


def one(sample: Sample) -> GradientCheck:
    return check(sample.network, sample.x[None], sample.y[None])


def verdict_on(sample: Sample) -> Verdict:
    return judge(exact(sample), one(sample))


def unreliable(checked: GradientCheck) -> set[tuple[int, int, int]]:
    """(l, i, j) as the notation counts."""
    return {
        (index + 1, int(i) + 1, int(j))
        for index in range(len(checked.numeric))
        for i, j in np.argwhere(checked.unreliable(index))
    }


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(8)
@given(data=st.data())
def test_the_exact_gradient_passes_behind_every_activation_and_loss(
    loss: str, output: str, hidden: str, data: st.DataObject
) -> None:
    sample = data.draw(samples(pairs=[(loss, output)], hidden=[hidden], units=3))
    verdict = verdict_on(sample)
    judged = sum(t.size for t in sample.network.theta) - len(unreliable(one(sample)))
    assert verdict.passed is (True if judged else None)
    kinked = {hidden, output} & {"relu", "leaky_relu"}
    if not kinked:
        assert not unreliable(one(sample)), "a smooth cost near 1 can be judged everywhere"


@pytest.mark.parametrize("scale", [1e-6, 1e2, 1e4, 1e6])
@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(8)
@given(data=st.data())
def test_inputs_of_any_scale_are_checked_with_a_step_that_suits_them(
    loss: str, output: str, scale: float, data: st.DataObject
) -> None:
    sample = data.draw(
        samples(pairs=[(loss, output)], hidden=["sigmoid", "tanh", "linear"], inputs=grid(scale))
    )
    if loss == "squared_error":
        sample = replace(sample, y=np.clip(sample.y, -1, 1))
    assert verdict_on(sample).passed is not False


@pytest.mark.parametrize(("p", "q", "y"), list(product((0, 1), repeat=3)))
def test_saturated_xnor_passes_with_right_and_with_wrong_targets(p: int, q: int, y: int) -> None:
    sample = Sample(XNOR, v(p, q), v(y))
    assert verdict_on(sample).passed is True
    # A unit at z = −30 gives 9e−14: its weight, moved by 1e−4, leaves the next z (±10) as it was.
    lost = {(0, 0): {(2, 1, 1)}, (1, 1): {(2, 1, 2)}}
    assert unreliable(one(sample)) == lost.get((p, q), set())


def plain_loop(net: Network, inputs: Matrix, targets: Matrix, lam: float) -> list[Matrix]:
    """The course's check: each Θ_ij moved up and down in a copy, the whole of J computed twice."""

    def j_of(theta: list[Matrix]) -> float:
        moved = replace(net, theta=tuple(theta))
        data = sum(cost(moved, forward(moved, x), y) for x, y in zip(inputs, targets, strict=True))
        squares = sum(float(w) ** 2 for matrix in theta for row in matrix for w in row[1:])
        return data / len(inputs) + lam / (2 * len(inputs)) * squares

    numeric = [np.zeros_like(matrix) for matrix in net.theta]
    for index, matrix in enumerate(net.theta):
        for place in np.ndindex(matrix.shape):
            up, down = ([m.copy() for m in net.theta] for _ in range(2))
            up[index][place] += 1e-4
            down[index][place] -= 1e-4
            numeric[index][place] = (j_of(up) - j_of(down)) / 2e-4
    return numeric


@st.composite
def sets(draw: st.DrawFn) -> tuple[Network, Matrix, Matrix, float]:
    smooth = [pair for pair in PAIRS if "relu" not in pair[1]]
    first = draw(samples(pairs=smooth, hidden=["sigmoid", "tanh", "linear"], units=3))
    m = draw(st.integers(1, 4))
    inputs = np.array([[draw(grid(2.0)) for _ in first.x] for _ in range(m)])
    return first.network, inputs, np.array([first.y] * m), draw(st.sampled_from([0.0, 0.5, 3.0]))


@always(40)
@given(sets())
def test_all_nudges_at_once_are_the_plain_loop_over_weights(
    drawn: tuple[Network, Matrix, Matrix, float],
) -> None:
    net, inputs, targets, lam = drawn
    checked = check(net, inputs, targets, lam)
    for ours, loop in zip(checked.numeric, plain_loop(net, inputs, targets, lam), strict=True):
        size = 1.0 + float(np.abs(loop).max())
        np.testing.assert_allclose(ours, loop, rtol=1e-5, atol=2e-7 * size)


@always(25)
@given(samples(pairs=[p for p in PAIRS if "relu" not in p[1]], hidden=["sigmoid", "tanh"], units=3))
@oracle.exactly
def test_the_differences_are_those_of_35_digit_decimals(sample: Sample) -> None:
    for ours, truth in zip(one(sample).numeric, oracle.differences(sample.case), strict=True):
        close(ours, truth, relative=1e-6, absolute=1e-7)


@always(60)
@given(samples(hidden=["sigmoid", "tanh", "linear"]), st.data())
def test_one_wrong_entry_fails_and_is_named(sample: Sample, data: st.DataObject) -> None:
    checked, gradient = one(sample), exact(sample)
    index = data.draw(st.integers(0, len(gradient) - 1))
    i = data.draw(st.integers(0, gradient[index].shape[0] - 1))
    j = data.draw(st.integers(0, gradient[index].shape[1] - 1))
    assume(not checked.unreliable(index)[i, j])
    by = 1e-3 * max(1.0, abs(gradient[index][i, j]))
    gradient[index][i, j] += data.draw(st.sampled_from([by, -by]))
    verdict = judge(gradient, checked)
    assert verdict.passed is False
    assert verdict.at == (index + 1, i + 1, j)
    assert verdict.largest_absolute == pytest.approx(by, rel=1e-2)


@pytest.mark.parametrize("wrong", [0.99, 1.01, 0.0, -1.0, 4.0])
@pytest.mark.parametrize("size", [1.0, 1e4])
def test_a_gradient_that_is_wrong_by_a_percent_fails_at_any_scale(
    wrong: float, size: float
) -> None:
    sample = Sample(network([[[0.2, 0.5 / size]]]), v(size), v(0))
    gradient = exact(sample)
    assert judge(gradient, one(sample)).passed is True
    assert judge([wrong * matrix for matrix in gradient], one(sample)).passed is False


def test_by_hand_a_single_linear_unit() -> None:
    # cost = ½ (z − y)², z = 1 + 2 · 3 = 7, y = 4: the cost is a parabola, so differences are exact.
    sample = Sample(network([[[1, 2]]], "linear", "squared_error"), v(3), v(4))
    checked = one(sample)
    assert checked.numeric[0][0].tolist() == pytest.approx([3.0, 9.0], rel=1e-9)
    verdict = judge([np.array([[3.0, 9.5]])], checked)
    assert (verdict.passed, verdict.at) == (False, (1, 1, 1))
    assert verdict.largest_absolute == pytest.approx(0.5, rel=1e-7)
    assert verdict.largest_relative == pytest.approx(0.5 / 9.5, rel=1e-7)


def behind(g: str, z: float, x: float) -> Sample:
    """One hidden unit of ``g`` at exactly z, of which x · 0 is the input's part."""
    return Sample(network([[[z, 0]], [[0, 2]]], [g, "linear"], "squared_error"), v(x), v(5))


@pytest.mark.parametrize("g", ["relu", "leaky_relu"])
@pytest.mark.parametrize(
    ("z", "x", "expected"),
    [
        # The bias moves z by 1e−4 / max(1, 1), the input's weight by 1e−4 · |x| / max(1, |x|).
        (0.0, 1.0, {(1, 1, 0), (1, 1, 1)}),
        (0.0, 0.0, {(1, 1, 0)}),
        (5e-5, 10.0, {(1, 1, 0), (1, 1, 1)}),
        (5e-5, 0.1, {(1, 1, 0)}),
        (-5e-5, 0.1, {(1, 1, 0)}),
        (9e-5, 0.1, {(1, 1, 0)}),  # further than half the step
        (-9e-5, 0.1, {(1, 1, 0)}),
        (2e-4, 1e4, set()),
        (-2e-4, 1e4, set()),
        (1.0, 1.0, set()),
    ],
)
def test_just_the_entries_whose_step_crosses_a_kink_are_not_judged(
    g: str, z: float, x: float, expected: set[tuple[int, int, int]]
) -> None:
    sample = behind(g, z, x)
    checked = one(sample)
    assert unreliable(checked) == expected
    assert {(1, int(i) + 1, int(j)) for i, j in np.argwhere(checked.kink[0])} == expected
    assert judge(exact(sample), checked).passed is True, "the others are judged, and right"


@pytest.mark.parametrize("g", ["sigmoid", "tanh", "linear"])
def test_what_has_no_kink_is_judged_at_0(g: str) -> None:
    assert not unreliable(one(behind(g, 0.0, 1.0)))


def test_a_kink_further_on_spoils_the_weights_that_lead_to_it() -> None:
    # Layer 2 is linear at 1; unit 1 of layer 3 sits on the kink (1 − 1), unit 2 is far from it.
    theta = [[[1, 0]], [[-1, 1], [5, 1]], [[0, 1, 1]]]
    sample = Sample(network(theta, ["linear", "relu", "linear"], "squared_error"), v(0.5), v(1))
    assert unreliable(one(sample)) == {(1, 1, 0), (1, 1, 1), (2, 1, 0), (2, 1, 1)}
    assert verdict_on(sample).passed is True


@pytest.mark.parametrize("g", ["relu", "leaky_relu"])
def test_an_output_on_its_kink_leaves_nothing_to_judge(g: str) -> None:
    sample = Sample(network([[[0, 1]]], g, "squared_error"), v(0), v(3))
    verdict = verdict_on(sample)
    assert unreliable(one(sample)) == {(1, 1, 0)}
    assert verdict.passed is True, "an input of 0 moves nothing, and its gradient is 0"
    everywhere = Sample(network([[[-1, 1]]], g, "squared_error"), v(1), v(3))
    nothing = verdict_on(everywhere)
    assert (nothing.passed, nothing.largest_absolute, nothing.at) == (None, 0.0, None)


def test_wrong_numbers_in_entries_that_cannot_be_judged_are_not_held_against_them() -> None:
    sample = behind("relu", 0.0, 0.0)
    gradient = exact(sample)
    gradient[0][0, 0] = 1e6
    assert judge(gradient, one(sample)).passed is True
    gradient[0][0, 1] = 1e-3
    assert judge(gradient, one(sample)).passed is False


def test_one_example_on_a_kink_spoils_the_entry_for_the_whole_set() -> None:
    net = behind("relu", 0.0, 0.0).network
    clear = replace(net, theta=(np.array([[0.0, 1.0]]), net.theta[1]))
    inputs, targets = np.array([[2.0], [0.0]]), np.array([[1.0], [1.0]])
    assert not unreliable(check(clear, inputs[:1], targets[:1]))
    assert unreliable(check(clear, inputs, targets)) == {(1, 1, 0)}


@pytest.mark.parametrize("x", [1e6, -1e6])
def test_a_step_that_is_lost_in_a_huge_z_is_reported_as_such(x: float) -> None:
    # z = ±1e12: float64 is 1.2e−4 apart there, so half the step leaves z where it was.
    sample = Sample(network([[[0, 1e6]]], "linear", "squared_error"), v(x), v(0))
    checked = one(sample)
    assert checked.bend[0].all()
    assert not checked.kink[0].any()
    assert judge(exact(sample), checked).passed is None


@pytest.mark.parametrize("lam", [0.0, 1.0, 1e6])
@pytest.mark.parametrize("m", [1, 2, 7])
def test_j_of_a_set_passes_with_its_penalty(m: int, lam: float) -> None:
    inputs = np.linspace(-2, 3, 2 * m).reshape(m, 2)
    targets = np.array([[float(k % 2)] for k in range(m)])
    net = network([[[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]], [[-0.5, 1.6, -1.3]]])
    checked = check(net, inputs, targets, lam)
    assert judge(train_pass(net, inputs, targets, lam).gradient, checked).passed is True
    if lam:
        unregularised = train_pass(net, inputs, targets, 0.0).gradient
        assert judge(unregularised, checked).passed is False


def test_a_gradient_of_another_network_is_refused() -> None:
    small = Sample(network([[[1, 2]]]), v(3), v(1))
    with pytest.raises(ValueError, match="zip"):
        judge([], one(small))


def test_an_example_without_its_target_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        check(XNOR, np.eye(2), np.ones((1, 1)))


def test_what_a_later_sum_rounds_away_is_not_held_against_a_gradient() -> None:
    """The second z adds 1e−6 a to 1e6: of a step of 1e−4 only the first digits are left."""
    theta = [[[0.5, 1.0]], [[1e6, 1e-6], [1e6, 0.0]]]
    sample = Sample(network(theta, ["linear", "softmax"]), v(1), v(1, 0))
    assert verdict_on(sample).passed is True


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(25)
@given(data=st.data())
def test_right_gradients_pass_whatever_the_weights(
    loss: str, output: str, data: st.DataObject
) -> None:
    """Weights of every size side by side, up to the largest that can be sent."""
    exponents = st.integers(-6, 6)
    signed = st.tuples(st.sampled_from([-1.0, 1.0]), st.floats(1, 10), exponents)
    weights = st.one_of(st.just(0.0), signed.map(lambda n: n[0] * n[1] * 10.0 ** min(n[2], 5)))
    rows = st.lists(weights, min_size=3, max_size=3)
    first = data.draw(st.lists(rows, min_size=2, max_size=2))
    second = data.draw(st.lists(rows, min_size=2, max_size=2))
    hidden = data.draw(st.sampled_from(HIDDEN))
    sample = Sample(network([first, second], [hidden, output], loss), v(0.5, -1), v(1, 0))
    assert verdict_on(sample).passed is not False
