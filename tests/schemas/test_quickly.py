"""What the compiled pass takes, the strict parser and the schema take as well, as the same."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from app.schemas.problem import ForwardProblemIn, NetworkIn, ProblemIn, TrainingSetIn
from app.schemas.quickly import quickly
from app.strict_json import parse

TINY = {"layers": [2, 1], "theta": [[[0.1, None, -2]]], "x": [0.5, 1], "y": [1]}
SET = {"layers": [1, 1], "X": [[1], [2]], "Y": [[0], [1]], "lambda": 0.5}
SEEDS: list[tuple[type[NetworkIn], dict[str, Any]]] = [
    (ProblemIn, TINY),
    (ProblemIn, TINY | {"activations": ["tanh"], "loss": "squared_error", "seed": 7}),
    (ForwardProblemIn, {name: TINY[name] for name in ("layers", "x")}),
    (TrainingSetIn, SET),
]
PIECES = [
    b"-0", b"0.0", b"-0.0", b"1e-400", b"1e999", b"1E5", b"NaN", b"Infinity", b"1000000", b"01",
    b"null", b"true", b'"x":[1],', b'"seed":1,', b'"seed":2,', b'"y":[0],', b'"\\u0078":[1],',
    b"2.00000000000000011102230246251565", b"9" * 30, b"{}", b"[]", b" ", b"\n", b":", b'":"',
    b"\xff", b"\xef\xbb\xbf", b'"', b",", b'"sigm\\u006fid"', b"1.0", b"4.9e-324",
]  # fmt: skip


@pytest.mark.parametrize(("model", "sent"), SEEDS)
def test_a_right_problem_is_read_in_one_pass(model: type[NetworkIn], sent: dict[str, Any]) -> None:
    for body in (json.dumps(sent), json.dumps(sent, indent=2)):
        assert quickly(model, body.encode()) == model.model_validate(sent)


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[type[NetworkIn], bytes]:
    model, sent = draw(st.sampled_from(SEEDS))
    text = json.dumps(sent).encode()
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 4)))
        text = text[:start] + draw(st.sampled_from(PIECES)) + text[end:]
    return model, text


def spelled(model: BaseModel) -> str:
    """Every number to its sign and its last digit (0.0 equals -0.0, their texts do not)."""
    return repr(model)


@settings(max_examples=2000)
@given(nearly_right())
def test_it_takes_nothing_that_the_strict_way_refuses_or_reads_as_another(
    case: tuple[type[NetworkIn], bytes],
) -> None:
    model, body = case
    read = quickly(model, body)
    if read is not None:
        assert spelled(read) == spelled(model.model_validate(parse(body)))


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5))
def test_every_number_is_read_as_the_same_float64(numbers: list[float]) -> None:
    body = json.dumps({"layers": [len(numbers), 1], "x": numbers, "y": [1]}).encode()
    read = quickly(ProblemIn, body)
    assert read is not None
    assert list(map(repr, read.x)) == list(map(repr, numbers))


@pytest.mark.parametrize(
    "body",
    [
        b'{"layers":[1,1],"x":[1],"x":[1],"y":[1]}',
        b'{"layers":[1,1],"x":[1],"\\u0078":[1],"y":[1]}',
        b'{"layers":[1,1],"seed":1,"x":[1],"y":[1],"seed":2}',
        b'\xef\xbb\xbf{"layers":[1,1],"x":[1],"y":[1]}',
        b'{"layers":[1,1],"x":[NaN],"y":[1]}',
        b'{"layers":[1,1],"x":[1],"y":[true]}',
        b'{"layers":[1,1],"x":["1"],"y":[1]}',
        b'{"layers":[1.0,1],"x":[1],"y":[1]}',
        b'{"layers":[1,1],"x":[1],"y":[1],"new":1}',
    ],
)
def test_what_is_wrong_or_stands_twice_needs_a_closer_look(body: bytes) -> None:
    assert quickly(ProblemIn, body) is None
