"""Sizes, the bias column, and initial weights that are the same for ever."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.network import draw_theta, theta_shapes, weight_count, with_bias
from tests.engine.networks import LECTURE, always, vector

LAYERS = st.lists(st.integers(1, 9), min_size=2, max_size=6).map(tuple)


def test_theta_has_a_row_per_unit_on_the_right_and_a_column_per_unit_on_the_left_and_bias() -> None:
    assert theta_shapes((2, 3, 1)) == [(3, 3), (1, 4)]
    assert weight_count((2, 3, 1)) == 13
    assert weight_count((10, 12, 12, 10)) == 12 * 11 + 12 * 13 + 10 * 13


def test_the_bias_unit_stands_on_top() -> None:
    assert with_bias(vector(0.5, -2.0)).tolist() == [1.0, 0.5, -2.0]


def test_a_network_knows_its_activations_and_its_loss() -> None:
    assert [g.name for g in LECTURE.network.g] == ["sigmoid"] * 3
    assert LECTURE.network.loss_function.name == "cross_entropy"


def test_seed_0_gives_the_lecture_sizes_these_weights_for_ever() -> None:
    assert draw_theta((2, 2, 2, 1), 0) == SEED_0


def test_seed_9_gives_these_weights_for_ever() -> None:
    assert draw_theta((3, 1), 9) == [SEED_9]


def test_another_seed_gives_other_weights() -> None:
    assert draw_theta((2, 2, 2, 1), 1) != draw_theta((2, 2, 2, 1), 0)


@always(60)
@given(LAYERS, st.integers(0, 2**53 - 1))
def test_weights_have_two_decimals_and_lie_within_epsilon(
    layers: tuple[int, ...], seed: int
) -> None:
    for matrix, (rows, columns) in zip(draw_theta(layers, seed), theta_shapes(layers), strict=True):
        epsilon = math.sqrt(6 / (rows + columns - 1))
        assert len(matrix) == rows
        for row in matrix:
            assert len(row) == columns
            for weight in row:
                assert abs(weight) <= epsilon + 0.005
                assert weight == float(f"{weight:.2f}")
                assert str(weight) != "-0.0"


@always(60)
@given(LAYERS, st.integers(0, 2**53 - 1))
def test_the_stream_is_taken_row_by_row_and_matrix_by_matrix(
    layers: tuple[int, ...], seed: int
) -> None:
    stream = random.Random(seed)
    for left, right, matrix in zip(layers, layers[1:], draw_theta(layers, seed), strict=False):
        epsilon = (6 / (left + right)) ** 0.5
        drawn = [weight for row in matrix for weight in row]
        for weight in drawn:
            assert weight == pytest.approx(-epsilon + 2 * epsilon * stream.random(), abs=0.005001)


def test_a_wider_draw_fills_its_range_evenly() -> None:
    weights = [w for row in draw_theta((50, 50), 1)[0] for w in row]
    epsilon = math.sqrt(6 / 100)
    assert max(weights) > 0.95 * epsilon
    assert min(weights) < -0.95 * epsilon
    assert abs(sum(weights) / len(weights)) < 0.05 * epsilon


SEED_0 = [
    [[0.84, 0.63, -0.19], [-0.59, 0.03, -0.23]],
    [[0.7, -0.48, -0.06], [0.2, 1.0, 0.01]],
    [[-0.62, 0.72, 0.33]],
]
SEED_9 = [[-0.09, -0.31, -0.89, 0.9]]
