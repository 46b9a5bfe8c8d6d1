"""Writing links: one problem, one link, and reading it gives the problem back bit for bit."""

import re
import struct
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.link import MAX_PROBLEM, parse, surely_fits, write

LECTURE: dict[str, object] = {
    "layers": [2, 2, 2, 1],
    "activations": ["sigmoid", "sigmoid", "sigmoid"],
    "theta": [
        [[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]],
        [[0.2, -1.0, 0.7], [0.3, 0.9, -0.5]],
        [[-0.3, 0.9, 1.1]],
    ],
    "seed": 0,
    "loss": "cross_entropy",
    "x": [0.5, 1.0],
    "y": [1.0],
    "rule": "exact",
}


def link(problem: dict[str, Any]) -> str:
    query, reason = write(problem)
    assert reason is None
    assert query is not None
    return query


def test_the_lecture_network_has_the_link_that_the_documents_give() -> None:
    assert link(LECTURE) == (
        "layers=2-2-2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6__-.4_.5_1.2"
        "&theta2=.2_-1_.7__.3_.9_-.5&theta3=-.3_.9_1.1&x=.5_1&y=1"
    )


def test_a_training_set_is_written_in_its_order() -> None:
    problem = {
        "rule": "intuition",
        "seed": 12,
        "lambda": 0.5,
        "Y": [[0.0], [1.0]],
        "X": [[1.0, -2.0], [0.5, 1.5]],
        "theta": [[[None, 1, 2.0]]],
        "loss": "squared_error",
        "activations": ["tanh"],
        "layers": [2, 1],
    }
    assert link(problem) == (
        "layers=2-1&activations=tanh&loss=squared_error&theta1=null_1_2"
        "&X=1_-2__.5_1.5&Y=0__1&lambda=.5&seed=12&rule=intuition"
    )


def test_activations_are_one_name_when_all_are_equal_and_otherwise_listed() -> None:
    assert "&activations=tanh&" in link(LECTURE | {"activations": "tanh"})
    mixed = ["leaky_relu", "leaky_relu", "sigmoid"]
    assert "&activations=leaky_relu-leaky_relu-sigmoid&" in link(LECTURE | {"activations": mixed})


def test_defaults_are_left_out_but_for_activations_and_loss() -> None:
    sparse = {"layers": [1, 1], "x": [1.0], "y": None, "theta": None, "lambda": 0.0}
    assert link(sparse) == "layers=1-1&activations=sigmoid&loss=cross_entropy&x=1"


def test_a_matrix_that_is_to_be_drawn_is_left_out() -> None:
    assert "&theta2=1_2&x=" in link({"layers": [1, 1, 1], "theta": [None, [[1.0, 2.0]]], "x": [1]})


def test_a_problem_too_large_for_a_link_says_so() -> None:
    problem = {"layers": [2000, 1], "x": [0.125] * 2000}
    query, reason = write(problem)
    assert query is None
    assert reason is not None
    assert reason.startswith("As a link this problem would have more than 8,000 characters")
    assert "POST" in reason
    assert reason.endswith(".")


@pytest.mark.parametrize("name", ["theta", "X"])
def test_a_problem_that_is_certainly_too_large_is_not_written_to_know_it(name: str) -> None:
    never_written = ["not a number"] * 4001
    matrices = [never_written] if name == "X" else [None, [never_written]]
    assert write({"layers": [4000, 1, 1], name: matrices})[0] is None


def test_a_problem_that_just_fits_is_written_and_read() -> None:
    names = len(link({"layers": [1, 1], "x": [0.0]})) - 1
    fits = [0.0] * ((MAX_PROBLEM - names) // 2 - 1) + [10.0]
    query = link({"layers": [1, 1], "x": fits})
    assert MAX_PROBLEM - 1 <= len(query) <= MAX_PROBLEM
    assert parse(query).problem["x"] == fits
    assert write({"layers": [1, 1], "x": [*fits, 1.0]})[0] is None


@pytest.mark.parametrize(
    "problem",
    [
        {"layers": [1, 1], "loss": "a&b"},
        {"layers": [1, 1], "rule": 5},
        {"layers": [1, 1], "activations": ["a b"]},
        {"layers": [1, 1], "x": [float("nan")]},
        {"layers": [1, 1], "x": ["1"]},
        {"layers": [1, 1], "x": "1"},
    ],
)
def test_what_no_schema_lets_through_is_never_written(problem: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError), match=r"not a|not JSON"):
        write(problem)


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.sampled_from(["sigmoid", "tanh", "relu", "leaky_relu", "linear"])


@st.composite
def problems(draw: st.DrawFn) -> dict[str, Any]:
    """Wire problems as the schema resolves them, of one example or of a training set."""
    layers = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    entry = draw(st.sampled_from([NUMBERS, NUMBERS | st.none()]))
    shapes = [(after, before + 1) for before, after in pairwise(layers)]

    def row(size: int, numbers: st.SearchStrategy[Any] = NUMBERS) -> list[Any]:
        return draw(st.lists(numbers, min_size=size, max_size=size))

    problem: dict[str, Any] = {
        "layers": layers,
        "activations": [draw(NAMES) for _ in layers[1:]],
        "theta": [[row(columns, entry) for _ in range(rows)] for rows, columns in shapes],
        "seed": draw(st.integers(0, 2**53)),
        "loss": draw(st.sampled_from(["cross_entropy", "squared_error"])),
        "rule": draw(st.sampled_from(["exact", "intuition", "y_minus_a"])),
    }
    if draw(st.booleans()):
        return problem | {"x": row(layers[0]), "y": row(layers[-1])}
    m = draw(st.integers(1, 3))
    rows = {"X": [row(layers[0]) for _ in range(m)], "Y": [row(layers[-1]) for _ in range(m)]}
    return problem | rows | {"lambda": draw(st.just(-0.0) | NUMBERS.map(abs))}


def bits(value: Any) -> Any:
    """The value with every float as its 8 bytes: 0.0 is not -0.0, and nearly is not equal."""
    if isinstance(value, float):
        return struct.pack(">d", value)
    if isinstance(value, list):
        return [bits(each) for each in value]
    return value


def resolved(parsed: dict[str, Any]) -> dict[str, Any]:
    """What the schema adds: defaults, and one name for all layers written out."""
    full: dict[str, Any] = {"seed": 0, "rule": "exact"} | parsed
    if isinstance(full["activations"], str):
        full["activations"] = [full["activations"]] * (len(full["layers"]) - 1)
    if "X" in full:
        full.setdefault("lambda", 0.0)
    return {name: bits(value) for name, value in full.items()}


@given(problems())
def test_reading_what_was_written_gives_the_problem_back_bit_for_bit(
    problem: dict[str, Any],
) -> None:
    read = parse(link(problem)).problem
    assert resolved(read) == {name: bits(value) for name, value in problem.items()}


@given(problems())
def test_a_link_has_only_letters_that_no_encoder_touches(problem: dict[str, Any]) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._&=-]*", link(problem))


@given(problems())
def test_encoding_a_link_again_changes_nothing(problem: dict[str, Any]) -> None:
    query = link(problem)
    assert urlencode(parse_qsl(query, strict_parsing=True)) == query
    assert quote(query, safe="&=") == query
    everything = "".join(c if c in "&=" else f"%{ord(c):02x}" for c in query)
    if len(everything) < 16_000:
        assert repr(parse(everything)) == repr(parse(query))


@given(problems())
def test_one_problem_has_one_link(problem: dict[str, Any]) -> None:
    query = link(problem)
    assert link(parse(query).problem) == query
    assert link(dict(reversed(problem.items()))) == query


def test_what_surely_fits_has_a_link_whatever_its_names_and_numbers_are() -> None:
    """With as many layers as there may be, the longest names, the longest seed."""
    longest, last = -2.2250738585072014e-308, 11
    most = max(numbers for numbers in range(10_000) if surely_fits(numbers))
    # Behind the inputs are layers of one unit: n inputs, n + 1 weights, ten times 2, and y.
    inputs = (most - 22) // 2
    layers = [inputs, *[1] * last]
    theta = [[[longest] * (left + 1)] for left in layers[:-1]]
    problem: dict[str, Any] = {
        "layers": layers, "activations": ["leaky_relu", "sigmoid"] * 5 + ["leaky_relu"],
        "theta": theta, "seed": 2**53 - 1, "loss": "squared_error", "rule": "intuition",
        "x": [longest] * inputs, "y": [longest],
    }  # fmt: skip
    count = sum(len(row) for matrix in theta for row in matrix) + inputs + 1
    assert most - 2 < count <= most
    assert 0.85 * MAX_PROBLEM < len(link(problem)) <= MAX_PROBLEM
