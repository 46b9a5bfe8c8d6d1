"""Every answer about a problem carries its link, and the link is the problem."""

from typing import Any

import pytest
from hypothesis import given, settings

from app.link import MAX_PROBLEM, parse
from tests.api.client import V1, answer, get, post, problem
from tests.api.problems import LECTURE, LECTURE_QUERY, problems, same, training_sets

few = settings(max_examples=80, deadline=None, derandomize=True)


def test_the_lecture_network_has_this_link() -> None:
    assert answer(post(f"{V1}/trace", LECTURE))["query"] == LECTURE_QUERY


@few
@given(sent=problems())
def test_a_problem_and_its_link_get_the_same_bytes(sent: dict[str, Any]) -> None:
    posted = post(f"{V1}/trace", sent)
    told = answer(posted)
    linked = get(f"{V1}/trace?{told['query']}")
    assert same(answer(linked)["problem"], told["problem"])
    assert linked.content == posted.content


@few
@given(sent=problems())
def test_reading_a_link_gives_the_identical_problem(sent: dict[str, Any]) -> None:
    told = answer(post(f"{V1}/backward", sent))
    read = parse(told["query"]).problem
    again = answer(post(f"{V1}/backward", read))
    assert same(again["problem"], told["problem"])
    assert again["query"] == told["query"]


@few
@given(sent=training_sets())
def test_a_training_set_and_its_link_get_the_same_bytes(sent: dict[str, Any]) -> None:
    posted = post(f"{V1}/gradient-check", sent)
    linked = get(f"{V1}/gradient-check?{answer(posted)['query']}")
    assert answer(linked) == answer(posted)
    assert linked.content == posted.content


@few
@given(sent=problems())
def test_only_characters_that_nobody_re_encodes_stand_in_a_link(sent: dict[str, Any]) -> None:
    query = answer(post(f"{V1}/forward", sent))["query"]
    assert query is None or set(query) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._&=-"
    )


@pytest.mark.parametrize(
    "other",
    [
        {**LECTURE, "activations": ["sigmoid", "sigmoid", "sigmoid"]},
        {**LECTURE, "loss": "cross_entropy", "seed": 0, "rule": "exact"},
        {**LECTURE, "x": [5e-1, 1.0], "y": [1.0]},
        dict(reversed(LECTURE.items())),
    ],
    ids=["list of names", "defaults spelt out", "other spellings of numbers", "other order"],
)
def test_one_problem_has_one_link_however_it_was_written(other: dict[str, Any]) -> None:
    assert answer(post(f"{V1}/trace", other))["query"] == LECTURE_QUERY


@pytest.mark.parametrize(
    "query",
    [
        "&".join(reversed(LECTURE_QUERY.split("&"))),
        LECTURE_QUERY.replace(".5_1&y=1", "0.50_1e0&y=01"),
        LECTURE_QUERY.replace("sigmoid&loss=cross_entropy", "sigmoid-sigmoid-sigmoid"),
        LECTURE_QUERY.replace(".1_.8", "%2E1%5F.8"),
        LECTURE_QUERY.replace("&", "&&") + "&seed=0&rule=exact",
    ],
)  # fmt: skip
def test_links_in_other_notations_lead_to_the_same_bytes(query: str) -> None:
    assert get(f"{V1}/trace?{query}").content == get(f"{V1}/trace?{LECTURE_QUERY}").content


def test_what_is_left_out_of_a_link_is_drawn_and_then_written_down() -> None:
    told = answer(get(f"{V1}/trace?layers=2-2-1&theta1=null_1_2__3_null_4&x=1_2&y=0&seed=7"))
    assert told["problem"]["seed"] == 7
    assert told["problem"]["theta"][0][0][1:] == [1, 2]
    assert "null" not in told["query"]
    assert "theta2=" in told["query"]
    assert "seed=7" in told["query"]


def test_a_problem_too_long_for_a_link_says_so_and_is_answered_all_the_same() -> None:
    layers = [30, 60, 5]
    sent = {"layers": layers, "x": [0.123456789] * 30, "y": [0.5] * 5}
    told = answer(post(f"{V1}/trace", sent))
    assert told["query"] is None
    assert f"{MAX_PROBLEM:,}" in told["query_reason"]
    assert "query_reason" not in answer(post(f"{V1}/trace", LECTURE))


def test_a_link_may_be_as_long_as_its_limit_and_no_longer() -> None:
    spare = MAX_PROBLEM - len(LECTURE_QUERY)
    longest = LECTURE_QUERY.replace("y=1", "y=" + "0" * spare + "1")
    assert get(f"{V1}/trace?{longest}").status_code == 200
    told = problem(get(f"{V1}/trace?{longest}0"), 414)
    assert f"{MAX_PROBLEM:,} characters" in told["detail"]
    assert "POST" in told["detail"]


def test_an_option_is_no_part_of_the_problem() -> None:
    by_layer = answer(get(f"{V1}/trace?{LECTURE_QUERY}&granularity=layer"))
    assert by_layer["granularity"] == "layer"
    assert by_layer["query"] == LECTURE_QUERY
