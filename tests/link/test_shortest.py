"""The shortest decimals: they read back bit for bit, and none is shorter."""

import math
import re
import struct
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.link.shortest import shortest, shortest_of_all

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
USUAL = st.one_of(FLOATS, st.integers(-5000, 5000).map(lambda k: k / 100), st.just(-0.0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "-0"),
        (0.5, ".5"),
        (-0.5, "-.5"),
        (1.0, "1"),
        (1.2, "1.2"),
        (100.0, "100"),
        (1000.0, "1e3"),
        (100000.0, "1e5"),
        (120000.0, "12e4"),
        (123456.0, "123456"),
        (0.001, ".001"),
        (0.0001, "1e-4"),
        (1e-07, "1e-7"),
        (1.5e-07, "15e-8"),
        (0.1 + 0.2, ".30000000000000004"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "17976931348623157e292"),
        (9007199254740993.0, "9007199254740992"),
    ],
)
def test_known_numbers_have_their_known_form(value: float, text: str) -> None:
    assert shortest(value) == text


@given(FLOATS)
@example(2.2250738585072014e-308)
@example(1e23)
@example(-1e22)
def test_a_number_reads_back_to_the_same_bits(value: float) -> None:
    assert struct.pack("d", float(shortest(value))) == struct.pack("d", value)


@given(FLOATS | st.decimals(-(10**6), 10**6, places=6).map(float) | st.integers().map(float))
def test_no_usual_way_to_write_a_number_is_shorter(value: float) -> None:
    ways = [repr(value), f"{value:.17g}", f"{value:.0f}"]
    ways += [f"{value:.{digits}e}" for digits in range(18)]
    _, digits, power = Decimal(repr(value)).as_tuple()
    ways.append(("-" if value < 0 else "") + "".join(map(str, digits)) + f"e{power}")
    ways += [re.sub(r"^(-?)0\.", r"\1.", way) for way in ways]
    ways += [re.sub(r"e([-+]?)0*(?=[0-9])", lambda e: "e" + e[1].strip("+"), way) for way in ways]
    same = [way for way in ways if float(way) == value]
    assert len(shortest(value)) <= min(map(len, same))


@given(FLOATS)
def test_only_the_letters_of_the_grammar_occur(value: float) -> None:
    assert set(shortest(value)) <= set("0123456789.-e")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_has_no_form(value: float) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        shortest(value)


@given(st.lists(st.lists(USUAL, min_size=1, max_size=4), min_size=1, max_size=3))
def test_many_numbers_at_once_are_written_as_each_alone_or_not_at_all(
    rows: list[list[float]],
) -> None:
    alone = "__".join("_".join(map(shortest, row)) for row in rows)
    assert shortest_of_all([rows, rows[:1]]) in (None, [alone, "_".join(map(shortest, rows[0]))])


def test_usual_numbers_are_written_at_once() -> None:
    first, second = [[0.5, -0.25, 12.0], [-1.0, 3, 0.123456]], [[0.0, -0.0, 10.05]]
    assert shortest_of_all([first, second]) == [".5_-.25_12__-1_3_.123456", "0_-0_10.05"]
    unusual = [[1000.0, 1e-7, 0.0001, 10**30, 5e-324, -1e300, 0.50001, 1000.5, 100020.0]]
    assert shortest_of_all([unusual]) == ["1e3_1e-7_1e-4_1e30_5e-324_-1e300_.50001_1000.5_100020"]
    assert shortest_of_all([[[0.5]], [1.0, 2.0]]) is None, "a list of numbers is no matrix"
    for no_number in (None, "1", True):
        assert shortest_of_all([[[0.5, no_number]]]) is None
