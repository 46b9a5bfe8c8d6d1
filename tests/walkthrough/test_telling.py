"""The helpers of these tests must be able to say no."""

import pytest

from tests.walkthrough.telling import agree, shows, spoken_numbers


@pytest.mark.parametrize(
    ("text", "true", "right"),
    [
        ("0.407", 0.40748, True),
        ("0.408", 0.40748, False),
        ("0.407", -0.40748, False),
        ("-0.227", -0.22690, True),
        ("-0.226", -0.22690, False),
        ("1.8e-4", 0.000184, True),
        ("1.9e-4", 0.000184, False),
        ("1.8e-5", 0.000184, False),
        ("0.000", 0.0, True),
        ("0.000", 0.0001, False),
        ("-0.000", -0.0, False),
        ("1235", 1234.6, True),
        ("1234", 1234.6, False),
    ],
)
def test_a_number_shows_another_if_it_is_that_one_rounded(
    text: str, true: float, right: bool
) -> None:
    assert shows(text, true) is right


def test_numbers_are_heard_and_indices_are_not() -> None:
    said = (
        "Layer 2, unit 12. Errors sent back: minus 0.90 times minus 0.227 is 0.204; "
        "1.10 times 1.8 times 10 to the minus 4 is 2 of Theta 3 and x 1. Sum 1.0 times 10 to the 6."
    )
    heard = ["-0.90", "-0.227", "0.204", "1.10", "1.8e-4", "2", "1.0e6"]
    assert spoken_numbers(said) == heard
    assert agree(heard, [-0.9, -0.2269, 0.2042, 1.1, 0.00018, 2.0, 1e6])
    assert not agree(heard, [-0.9, -0.2269, 0.2042, 1.1, 0.00018, 2.0])
