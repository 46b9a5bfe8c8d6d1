"""Numbers, names and orders that stand in the prose of the pages are the program's."""

import re
from typing import Any

import httpx
import pytest

from app import presets
from app.api.asking import GRANULARITY
from app.engine.rules import RULES
from app.link import MAX_PROBLEM, MAX_QUERY, write
from app.link.shortest import shortest
from app.problem_details import MAX_ERRORS
from app.strict_json import MAX_DEPTH
from app.walkthrough.notes import COST, LAST_TERM, SIGN
from app.walkthrough.numerals import seen, value
from tests.docs.pages import code_of, page, section, table, tables

LECTURE: dict[str, Any] = presets.preset("lecture")["problem"]
MODEL, LINKS, API = page("docs/model.md"), page("docs/links.md"), page("docs/api.md")
VERSIONS = tables(section(MODEL, "The lecture's versions, and what tells them apart").text)
SUBSCRIPTS = str.maketrans("₁₂⁽²³⁴⁾", "12(234)")


def delta_of(client: httpx.Client, rule: str) -> list[list[float]]:
    answer = client.post("/api/v1/backward", json=LECTURE | {"rule": rule})
    found: list[list[float]] = answer.json()["delta"]
    return found


def test_the_errors_of_the_three_rules_are_the_programs(client: httpx.Client) -> None:
    heading, *rows = VERSIONS[1]
    rules = [code_of(cell)[0] for cell in heading[1:]]
    assert rules == [code_of(row[0])[0] for row in VERSIONS[0][1:]] == list(RULES)
    assert len(rows) == 5
    for column, rule in enumerate(rules, 1):
        delta = delta_of(client, rule)
        for row in rows:
            unit, layer = re.findall(r"[0-9]", row[0].translate(SUBSCRIPTS))
            real = delta[int(layer) - 1][int(unit) - 1]
            assert row[column] == seen(value(real)), (rule, row[0])


def test_the_errata_are_those_that_the_steps_carry(client: httpx.Client) -> None:
    rows = table(section(MODEL, "Errata of the lecture").text)
    known = [note["at"] for note in (LAST_TERM, COST, SIGN)]
    assert [row[0] for row in rows] == [*known, "to the end"]
    steps = client.post("/api/v1/trace", json=LECTURE).json()["steps"]
    for row in rows[:3]:
        (step,) = [s for s in steps if row[0] in [note["at"] for note in s["notes"]]]
        assert step["kind"] == code_of(row[4])[0]
    assert all(row[1] and row[2] and row[3] for row in rows)


@pytest.mark.parametrize("granularity", GRANULARITY["granularity"].values)
def test_the_lecture_has_as_many_steps_as_the_page_says(
    client: httpx.Client, granularity: str
) -> None:
    answer = client.post("/api/v1/trace", json=LECTURE | {"granularity": granularity}).json()
    assert re.search(rf"\b{len(answer['steps'])}\W+(?:steps )?by {granularity}", API)


def test_numbers_are_written_in_a_link_as_the_page_says() -> None:
    rows = table(section(LINKS, "Numbers").text)
    assert len(rows) == 6
    for told, canonical in rows:
        assert shortest(float(told.replace("−", "-"))) == code_of(canonical)[0]


def test_the_canonical_order_is_the_one_of_the_page() -> None:
    everything = {
        "layers": [1, 1], "theta": [[[1, 2]]], "x": [1], "y": [1], "X": [[1]], "Y": [[1]],
        "lambda": 1, "seed": 1, "rule": "intuition",
    }  # fmt: skip
    query, _ = write(everything)
    assert query is not None
    first = section(LINKS, "The canonical order").text.split(".")[0]
    assert code_of(first) == [pair.split("=")[0] for pair in query.split("&")]


def test_the_parameters_of_a_link_stand_on_both_pages() -> None:
    there = code_of(" ".join(row[0] for row in table(section(LINKS, "What stands where").text)))
    other = code_of(" ".join(row[0] for row in table(section(API, "A problem as a link").text)))
    assert set(other) - {"theta11", "v"} == set(there) - {"theta2"}
    of_the_view = [code_of(row[0])[0] for row in table(section(LINKS, "About the view").text)]
    assert "v" in of_the_view, "the API's calls take it too"


def test_limits_in_words_are_the_programs() -> None:
    assert {f"{MAX_PROBLEM:,}", f"{MAX_QUERY:,}"} <= set(re.findall(r"\b[0-9]+,000\b", LINKS))
    assert set(re.findall(r"\b[0-9]+,000\b", API)) == {f"{MAX_PROBLEM:,}", f"{MAX_QUERY:,}"}
    assert f"at most {MAX_ERRORS} of them" in API
    assert f"at most {MAX_DEPTH} levels deep" in API
