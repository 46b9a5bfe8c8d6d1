"""The arithmetic of the page on deploying: its sums follow from the figures it shows."""

import re

import pytest

from tests.docs.pages import page, section, tables

TEXT = page("docs/deploying.md")
COSTS, HANDS = tables(section(TEXT, "Capacity, on paper").text)
MS = {row[0]: float(row[1]) for row in COSTS[1:]}


def number(text: str) -> float:
    found = re.match(r"[\d,.]+", text)
    assert found
    return float(found[0].replace(",", ""))


def test_a_core_answers_what_its_thousand_milliseconds_allow() -> None:
    for name, cost, rate in COSTS[1:]:
        least, most = (1000 / (float(cost) + slip) for slip in (0.005, -0.005))
        assert least - 1 <= number(rate) <= most + 1, name


@pytest.mark.parametrize("again", ["", ", again"])
def test_the_three_together_are_their_sum(again: str) -> None:
    calls = ("trace", "gradient-check", "code")
    parts = [MS[f"`POST /api/v1/{call}`{again}"] for call in calls]
    assert MS[f"the three together{again}"] == pytest.approx(sum(parts), abs=0.015)


def test_cores_are_hands_times_numbers_times_what_a_number_costs() -> None:
    part = section(TEXT, "10,000 students").text
    assert f"× {MS['the three together']:.2f} ms" in part
    (_, *rows) = tables(part)[0]
    for hands, numbers, cores, roomy in rows:
        needed = number(hands) * number(numbers) * MS["the three together"] / 1000
        assert number(cores) == pytest.approx(needed, abs=0.051)
        assert number(roomy) == pytest.approx(needed / 0.6, abs=0.051)
