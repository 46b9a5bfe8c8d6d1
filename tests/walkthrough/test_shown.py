"""The entry of a gradient that stands for all of them, against a look at every one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.rules import RULES
from app.walkthrough.shown import shown

NUMBERS = st.lists(
    st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.5, 1 / 3, -1 / 3, 5e-324]) | st.floats(-9, 9),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("rule", RULES)
@given(delta=NUMBERS, a=NUMBERS)
def test_it_is_the_first_of_largest_size_biases_aside(
    rule: str, delta: list[float], a: list[float]
) -> None:
    gradient = RULES[rule].gradient(np.array(delta), np.array([1.0, *a]))
    entries = [
        (abs(product), -i, -j)
        for i, row in enumerate(gradient.tolist(), 1)
        for j, product in enumerate(row)
        if j > 0
    ]
    _, i, j = max(entries)
    found = shown(gradient, np.array(delta), np.array(a))
    assert (found.i, found.j) == (-i, -j)
    assert found.delta == delta[-i - 1]
    assert found.activation == a[-j - 1]
    assert found.product == gradient[-i - 1, -j]
