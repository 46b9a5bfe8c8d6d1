"""Both passes on networks whose numbers are known: the lecture's, the course's gates."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from app.engine.passes import backward, cost, error_sizes, forward
from app.engine.rules import INTUITION
from tests.engine.networks import LECTURE, network, vector
from tests.engine.oracle import decimals, exactly, slope


def six(values: object) -> object:
    """Rounded as the published trace is."""
    return np.round(np.asarray(values, dtype=np.float64), 6).tolist()


def test_the_lecture_network_goes_forward_with_the_published_numbers() -> None:
    passed = forward(LECTURE.network, LECTURE.x)
    assert passed.z[0] is None
    assert [six(z) for z in passed.z[1:]] == [[-0.1, 1.05], [0.298332, 0.282338], [-0.3227]]
    assert [six(a) for a in passed.a] == [
        [0.5, 1.0],
        [0.475021, 0.740775],
        [0.574035, 0.570119],
        [0.420018],
    ]
    assert round(cost(LECTURE.network, passed, LECTURE.y), 6) == 0.867458


def test_the_lecture_networks_errors_go_back_with_the_published_numbers() -> None:
    back = backward(LECTURE.network, forward(LECTURE.network, LECTURE.x), LECTURE.y)
    assert [None if s is None else six(s) for s in back.weighted_delta] == [
        None,
        [-0.447020, 0.407482],
        [-0.927971, 0.753977],
        None,
    ]
    assert [None if d is None else six(d) for d in back.delta] == [
        None,
        [-0.111476, 0.078248],
        [-0.226906, 0.184787],
        [-0.579982],
    ]
    assert [six(gradient) for gradient in back.gradient] == [
        [[-0.111476, -0.055738, -0.111476], [0.078248, 0.039124, 0.078248]],
        [[-0.226906, -0.107785, -0.168087], [0.184787, 0.087778, 0.136886]],
        [[-0.579982, -0.332930, -0.330659]],
    ]


def test_the_lectures_intuition_gives_the_published_numbers() -> None:
    passed = forward(LECTURE.network, LECTURE.x)
    back = backward(LECTURE.network, passed, LECTURE.y, INTUITION)
    assert [None if d is None else six(d) for d in back.delta] == [
        None,
        [-1.826943, 1.664548],
        [-0.927971, 0.753977],
        [-0.579982],
    ]


def test_a_training_passes_own_inputs_are_left_as_they_were() -> None:
    x, y = LECTURE.x.copy(), LECTURE.y.copy()
    theta = [matrix.copy() for matrix in LECTURE.network.theta]
    backward(LECTURE.network, forward(LECTURE.network, x), y)
    assert x.tolist() == LECTURE.x.tolist()
    assert y.tolist() == LECTURE.y.tolist()
    for before, after in zip(theta, LECTURE.network.theta, strict=True):
        np.testing.assert_array_equal(before, after)


def test_a_network_with_an_activation_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        forward(replace(LECTURE.network, activations=("sigmoid",)), LECTURE.x)


GATES = {
    "AND": ([[[-30.0, 20.0, 20.0]]], lambda p, q: p and q, [-30.0, -10.0, -10.0, 10.0]),
    "OR": ([[[-10.0, 20.0, 20.0]]], lambda p, q: p or q, [-10.0, 10.0, 10.0, 30.0]),
    "NOR": ([[[10.0, -20.0, -20.0]]], lambda p, q: not (p or q), [10.0, -10.0, -10.0, -30.0]),
}
"""The course's weights, the truth table, and z for the inputs 00, 01, 10, 11."""


@pytest.mark.parametrize("name", GATES)
def test_the_courses_gates_follow_their_closed_forms(name: str) -> None:
    theta, truth, zs = GATES[name]
    gate = network(theta)
    for (p, q), z in zip(product((0, 1), repeat=2), zs, strict=True):
        passed, y = forward(gate, vector(p, q)), vector(float(truth(p, q)))
        assert passed.z[1].tolist() == [z]  # type: ignore[union-attr]
        assert passed.a[1][0] == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-15)
        assert round(float(passed.a[1][0])) == y[0]
        # The answer is right, so the cost is log(1 + e^−|z|) and |δ| = 1 / (1 + e^|z|).
        assert cost(gate, passed, y) == pytest.approx(np.log1p(np.exp(-abs(z))), rel=1e-14)
        error = (1 if y[0] == 0 else -1) / (1 + np.exp(abs(z)))
        gradient = backward(gate, passed, y).gradient[0]
        assert gradient[0].tolist() == pytest.approx([error, error * p, error * q], rel=1e-14)


def test_xnor_is_and_beside_nor_joined_by_or() -> None:
    xnor = network([[[-30, 20, 20], [10, -20, -20]], [[-10, 20, 20]]])
    for p, q in product((0, 1), repeat=2):
        output = forward(xnor, vector(p, q)).a[-1]
        assert abs(output[0] - float(p == q)) < 1e-4


def test_xnor_with_a_wrong_target_errs_by_almost_1_and_lets_almost_nothing_through() -> None:
    xnor = network([[[-30, 20, 20], [10, -20, -20]], [[-10, 20, 20]]])
    passed = forward(xnor, vector(0, 1))
    back = backward(xnor, passed, vector(1))
    # z = −10 in every unit, to e^−10: a = s, δ³ = −1 + s, g′ = s (1 − s), with s = g(−10)
    s = 1 / (1 + np.exp(10.0))
    assert passed.z[1].tolist() == [-10.0, -10.0]  # type: ignore[union-attr]
    out = 1 / (1 + np.exp(10.0 - 40.0 * s))
    assert back.delta[2].tolist() == pytest.approx([out - 1], rel=1e-13)  # type: ignore[union-attr]
    hidden = 20 * (out - 1) * s * (1 - s)
    assert back.delta[1].tolist() == pytest.approx([hidden, hidden], rel=1e-13)  # type: ignore[union-attr]
    assert abs(hidden) < 0.001


@exactly
def test_slopes_stand_in_every_layer_but_the_input_and_softmax() -> None:
    mixed = network(
        [[[0.5, 1.0], [-0.25, 2.0]], [[0.1, 1.0, -1.0], [0.2, 0.5, 0.5]]], ["tanh", "softmax"]
    )
    passed = forward(mixed, vector(0.75))
    found = passed.slope
    assert found[0] is None
    assert found[2] is None
    wanted = [float(slope("tanh", v)) for v in decimals([1.25, 1.25])]
    assert found[1].tolist() == pytest.approx(wanted, rel=1e-15)  # type: ignore[union-attr]


def test_the_size_of_an_error_is_the_mean_of_its_sizes_in_each_layer() -> None:
    assert error_sizes([None, vector(3.0, -1.0), vector(-0.5)]) == [None, 2.0, 0.5]
