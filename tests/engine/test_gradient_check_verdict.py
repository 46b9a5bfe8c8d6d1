"""The verdict from differences that are made up, so that every number of it is known."""

import numpy as np

from app.engine.arrays import Matrix
from app.engine.gradient_check import GradientCheck, Verdict, judge


def verdict(
    ours: list[list[float]],
    numeric: list[list[float]],
    *,
    allowed: float = 0.0,
    floor: float = 1e-7,
    unjudged: int | None = None,
) -> Verdict:
    """One Θ of one row each; the entry ``unjudged`` of every row sits on a kink."""
    found: list[Matrix] = [np.array([row]) for row in numeric]
    kink = [np.arange(matrix.size)[None] == unjudged for matrix in found]
    return judge(
        [np.array([row]) for row in ours],
        GradientCheck(
            found,
            [np.full_like(matrix, allowed) for matrix in found],
            [np.full_like(matrix, floor) for matrix in found],
            kink,
            [np.zeros_like(mask) for mask in kink],
        ),
    )


def test_what_is_off_by_just_what_is_allowed_passes() -> None:
    assert verdict([[0.0, 0.0]], [[0.5, -0.5]], allowed=0.5).passed is True
    assert verdict([[0.0, 0.0]], [[0.5, -0.5]], allowed=np.nextafter(0.5, 0)).passed is False


def test_of_equal_differences_the_first_is_named() -> None:
    found = verdict([[1.0, 3.0], [5.0, 5.0]], [[1.0, 1.0], [3.0, 3.0]])
    assert (found.largest_absolute, found.at) == (2.0, (1, 1, 1))
    assert verdict([[1.0], [2.0]], [[1.0], [2.0]]).at == (1, 1, 0), "nothing is off: the first"


def test_one_wrong_matrix_is_enough_wherever_it_stands() -> None:
    for ours in ([[1.0], [0.0], [0.0]], [[0.0], [1.0], [0.0]], [[0.0], [0.0], [1.0]]):
        found = verdict(ours, [[0.0]] * 3)
        assert (found.passed, found.largest_absolute) == (False, 1.0)
        assert found.at == (ours.index([1.0]) + 1, 1, 0)


def test_a_difference_is_a_share_of_the_larger_number_but_of_no_less_than_the_floor() -> None:
    assert verdict([[1.0, -4.0]], [[1.0, -3.0]]).largest_relative == 1 / 4
    assert verdict([[3.0]], [[-4.0]]).largest_relative == 7 / 4
    assert verdict([[1.0, -4.0]], [[1.0, -3.0]], floor=8.0).largest_relative == 1 / 8
    both = verdict([[2.0], [30.0]], [[1.0], [28.0]])
    assert (both.largest_absolute, both.at, both.largest_relative) == (2.0, (2, 1, 0), 1 / 2)


def test_entries_on_a_kink_count_for_nothing() -> None:
    found = verdict([[9.0, 1.0]], [[0.0, 2.0]], unjudged=0)
    assert (found.passed, found.at, found.largest_absolute) == (False, (1, 1, 1), 1.0)
    alone = verdict([[9.0], [9.0]], [[0.0], [0.0]], unjudged=0)
    assert (alone.passed, alone.at, alone.largest_relative) == (None, None, 0.0)


def test_the_place_that_is_named_was_judged_even_where_nothing_is_off() -> None:
    found = verdict([[9.0, 2.0]], [[0.0, 2.0]], unjudged=0)
    assert (found.passed, found.largest_absolute, found.at) == (True, 0.0, (1, 1, 1))
