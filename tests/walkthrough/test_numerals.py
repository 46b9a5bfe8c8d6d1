"""Rounding for the eye and for the ear: UI.md section 10, and no digit that is not true."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.walkthrough.numerals import plain, seen, six, spoken, value, vector, weight
from tests.engine.networks import always
from tests.walkthrough.telling import ROUNDING_EDGES, shows

ANY = st.one_of(
    st.floats(-1e12, 1e12),
    st.floats(-10, 10),
    st.floats(-0.01, 0.01),
    st.sampled_from(ROUNDING_EDGES),
)


@pytest.mark.parametrize(
    ("v", "text"),
    [
        (0.407481, "0.407"), (-0.226906, "-0.227"), (1.0, "1.000"), (0.0, "0.000"),
        (-0.0, "0.000"), (0.001, "0.0010"), (-0.000996, "-0.0010"), (0.000994, "9.9e-4"),
        (0.0012642, "0.0013"), (-0.0099449, "-0.0099"), (0.00994999, "0.0099"), (0.00995, "0.010"),
        (-0.0104, "-0.010"),
        (0.00018, "1.8e-4"), (-0.00018, "-1.8e-4"), (-4.248e-18, "-4.2e-18"), (5e-324, "4.9e-324"),
        (9.9994, "9.999"), (9.9996, "10.00"), (-12.341, "-12.34"), (99.994, "99.99"),
        (99.996, "100.0"), (123.44, "123.4"), (-999.94, "-999.9"), (999.96, "1000"),
        (98765.4, "98765"), (999_999.4, "999999"), (999_999.6, "1.0e6"), (-1e6, "-1.0e6"),
        (1.2345e95, "1.2e95"),
    ],
)  # fmt: skip
def test_a_value_has_three_decimals_and_fewer_where_it_is_large(v: float, text: str) -> None:
    assert value(v) == text


@pytest.mark.parametrize(
    ("v", "text"),
    [
        (1.4, "1.40"), (-0.9, "-0.90"), (0.125, "0.125"), (0.12345, "0.1235"), (-30.0, "-30.00"),
        (0.0003, "0.0003"), (0.00057, "5.7e-4"), (0.00005, "5.0e-5"), (0.00004, "4.0e-5"),
        (-1e-7, "-1.0e-7"), (0.0, "0.00"), (-0.0, "0.00"), (2.0, "2.00"), (1.00004, "1.00"),
        (20.5, "20.50"),
    ],
)  # fmt: skip
def test_a_weight_stands_as_it_was_typed_with_two_to_four_decimals(v: float, text: str) -> None:
    assert weight(v) == text


@pytest.mark.parametrize(
    ("v", "text"),
    [
        (1.0, "1"), (0.0, "0"), (-0.0, "0"), (0.25, "0.25"), (-100.0, "-100"), (1000.0, "1000"),
        (0.1, "0.1"), (-2.5, "-2.5"), (0.12344, "0.1234"), (0.00004, "4.0e-5"), (1e6, "1000000"),
    ],
)  # fmt: skip
def test_a_target_is_not_padded(v: float, text: str) -> None:
    assert plain(v) == text


@always(300)
@given(ANY)
def test_what_is_shown_is_the_number_rounded_and_never_minus_nothing(v: float) -> None:
    for text in (value(v), weight(v), plain(v)):
        assert shows(text, v)
        assert not re.fullmatch(r"-0(\.0*)?", text)


@always(300)
@given(ANY)
def test_a_number_that_is_not_0_is_not_shown_as_0(v: float) -> None:
    for text in (value(v), weight(v), plain(v)):
        assert (float(text) == 0) == (v == 0)


@always(300)
@given(st.floats(-1e90, 1e90).filter(lambda v: v == 0 or abs(v) > 1e-90))
def test_a_value_takes_eight_characters_at_most(v: float) -> None:
    assert len(value(v)) <= 8


@always(200)
@given(st.floats(1e-8, 1e8), st.floats(1e-8, 1e8))
def test_larger_numbers_never_look_smaller(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert float(value(low)) <= float(value(high))
    assert float(value(-low)) >= float(value(-high))


@always(200)
@given(ANY)
def test_a_number_and_its_opposite_differ_by_their_sign_alone(v: float) -> None:
    for form in (value, weight, plain):
        assert form(-abs(v)).removeprefix("-") == form(abs(v))


def test_a_vector_leaves_out_the_middle_of_a_long_one() -> None:
    assert vector([0.475021]) == "(0.475)"
    assert vector([-0.1, 1.05]) == "(-0.100, 1.050)"
    six = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    assert vector(six) == "(0.100, 0.200, 0.300, 0.400, 0.500, 0.600)"
    assert vector([*six, 0.7]) == "(0.100, 0.200, 0.300, 0.400, …, 0.700)"


@pytest.mark.parametrize(
    ("v", "text"),
    [
        (0.42001796800274216, "0.420018"),
        (-0.5799820319972578, "-0.579982"),
        (0.5, "0.5"),
        (0.0, "0"),
        (-0.0, "0"),
        (1.2345678e-7, "1.23457e-7"),
        (-4.5e-300, "-4.5e-300"),
        (123456.789, "123457"),
        (999999.5, "1e6"),
        (9.999999, "10"),
    ],
)
def test_paper_has_at_most_six_significant_digits(v: float, text: str) -> None:
    assert six(v) == text


def test_the_screen_has_the_true_minus_sign() -> None:
    assert seen("-0.227") == "\N{MINUS SIGN}0.227"
    assert seen("(-1.8e-4, 0.5)") == "(\u22121.8e\u22124, 0.5)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0.407", "0.407"),
        ("-0.90", "minus 0.90"),
        ("1.8e-4", "1.8 times 10 to the minus 4"),
        ("-4.2e-18", "minus 4.2 times 10 to the minus 18"),
        ("1.0e6", "1.0 times 10 to the 6"),
    ],
)
def test_the_ear_hears_minus_and_powers_as_words(text: str, said: str) -> None:
    assert spoken(text) == said


@always(100)
@given(ANY)
def test_nothing_that_is_spoken_has_a_sign_that_cannot_be_heard(v: float) -> None:
    for text in (value(v), weight(v), plain(v)):
        assert not re.search(r"[-\u2212]|\de", spoken(text))
        assert ("minus" in spoken(text)) == (math.copysign(1, float(text)) < 0 or "e-" in text)
