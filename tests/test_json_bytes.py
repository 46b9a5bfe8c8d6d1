"""Writing JSON: nothing is lost, and what JSON cannot say is refused."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.json_bytes import json_bytes, json_of_floats

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text() | st.sampled_from(["NaN", "Infinity", '"', "\\", "\x00", "</script>", "Θ"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
)


@given(FLOATS)
def test_a_float_reads_back_to_the_same_bits(value: float) -> None:
    (read,) = json.loads(json_bytes([value]))
    assert isinstance(read, float)
    assert struct.pack("d", read) == struct.pack("d", value)


@given(st.lists(FLOATS))
def test_floats_alone_are_written_as_among_others(numbers: list[float]) -> None:
    assert json_of_floats(numbers) == json_bytes(numbers)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused_among_floats_too(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_of_floats([1.0, value])


@given(VALUES)
def test_every_plain_value_reads_back(value: object) -> None:
    assert json.loads(json_bytes(value).decode("utf-8")) == value


@given(VALUES)
def test_equal_values_have_equal_bytes(value: object) -> None:
    assert json_bytes(value) == json_bytes(json.loads(json_bytes(value)))


def test_json_is_compact_and_in_utf8() -> None:
    assert json_bytes({"Θ": [1.0, None, True]}) == '{"Θ":[1.0,null,true]}'.encode()


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_refused_wherever_it_stands(value: float) -> None:
    for holder in (value, [value], {"a": [1.0, {"b": value}]}, ["NaN", value]):
        with pytest.raises(ValueError, match="float"):
            json_bytes(holder)


def test_half_a_surrogate_pair_is_refused() -> None:
    for text in ("\ud800", "NaN \ud800"):
        with pytest.raises(ValueError, match="surrogate"):
            json_bytes({"a": text})
