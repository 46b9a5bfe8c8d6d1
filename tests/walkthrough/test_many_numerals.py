"""Many numbers at once read as each of them does alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.json_bytes import json_bytes
from app.walkthrough import many_numerals, numerals
from tests.walkthrough.telling import ROUNDING_EDGES

NUMBERS = st.one_of(
    st.floats(-1e12, 1e12),
    st.floats(-10.01, 10.01),
    st.floats(-0.01, 0.01),
    st.integers(-400, 400).map(lambda k: k / 32),
    st.integers(-100_000, 100_000).map(lambda k: k / 10_000),
    st.integers(-20_000, 20_000).map(lambda k: k / 2_000),
    st.integers(-200_000, 200_000).map(lambda k: k / 100),
    st.sampled_from([*ROUNDING_EDGES, 9.9995, 9.99]),
)
WAYS = {"value": numerals.value, "weight": numerals.weight, "plain": numerals.plain}


@pytest.mark.parametrize("way", WAYS)
@given(numbers=st.lists(NUMBERS, max_size=8))
def test_each_number_reads_as_it_does_alone(way: str, numbers: list[float]) -> None:
    write, reads_digits = many_numerals.WAYS[way]
    texts = write([json_bytes(number) for number in numbers] if reads_digits else numbers)
    alone = [WAYS[way](number) for number in numbers]
    assert decoded(texts) == alone
    assert decoded(many_numerals.spoken(texts)) == [numerals.spoken(text) for text in alone]
    assert decoded(many_numerals.seen(texts)) == [numerals.seen(text) for text in alone]


def decoded(texts: list[bytes]) -> list[str]:
    return [text.decode() for text in texts]


def test_every_way_in_which_a_hole_may_be_written_is_known() -> None:
    assert set(many_numerals.WAYS) == set(WAYS)
    assert set(many_numerals.THEN) == {"spoken", "seen"}
