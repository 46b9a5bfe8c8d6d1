"""Errors as they are told: short, finite, valid, and never the input whole."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.problem_details import MAX_ERRORS, FieldError, ProblemError, problem_response
from app.problem_details.shortened import shortened


def content(*arguments: Any, **named: Any) -> Any:
    return json.loads(bytes(problem_response(*arguments, **named).body))


def test_a_problem_has_the_members_of_rfc_9457() -> None:
    response = problem_response(422, "theta[1] is 2 by 2.", headers={"Retry-After": "1"})
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Retry-After"] == "1"
    assert json.loads(bytes(response.body)) == {
        "type": "about:blank",
        "title": "Unprocessable Content",
        "status": 422,
        "detail": "theta[1] is 2 by 2.",
    }


def test_a_title_can_be_given_and_an_unknown_status_has_one() -> None:
    assert content(404, "No.", title="No such step")["title"] == "No such step"
    assert content(413, "No.")["title"] == "Content Too Large"
    assert content(414, "No.")["title"] == "URI Too Long"
    assert content(499, "No.")["title"] == "Error"
    assert ProblemError(404, "No.").title == "Not Found"


def test_field_errors_are_listed_in_their_order() -> None:
    errors = [FieldError("x[0]", "must be a finite number", math.inf), FieldError("y", "missing")]
    assert content(422, "Two faults.", errors)["errors"] == [
        {"field": "x[0]", "message": "must be a finite number", "got": "Infinity"},
        {"field": "y", "message": "missing"},
    ]


@pytest.mark.parametrize(
    ("more", "tail"),
    [(0, ""), *((more, " Only the first 20 errors are listed.") for more in (1, 7))],
)
def test_twenty_errors_are_listed_and_more_are_not_kept_quiet(more: int, tail: str) -> None:
    told = content(422, "Many faults.", [FieldError("x", "is wrong")] * (MAX_ERRORS + more))
    assert len(told["errors"]) == MAX_ERRORS == 20
    assert told["detail"] == "Many faults." + tail


@pytest.mark.parametrize(
    ("got", "sent"),
    [
        (None, None),
        (True, True),
        (0, 0),
        (1.5, 1.5),
        (-(10**14), -(10**14)),
        (10**20, "1" + "0" * 20),
        (math.nan, "NaN"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
        ("tanh", "tanh"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 79 + "…"),
        ("\ud800", "?"),
        ([], "an empty list"),
        ([1, 2, 3], "a list of 3"),
        ((1,), "a list of 1"),
        ({"a": 1}, "an object of 1"),
        ({}, "an empty object"),
        (b"bytes", "a value of type bytes"),
    ],
)
def test_what_was_got_is_repeated_only_where_it_is_short(got: object, sent: object) -> None:
    assert shortened(got) == sent
    assert type(shortened(got)) is type(sent)


def test_an_integer_that_python_would_not_print_is_told_in_words() -> None:
    assert shortened(-(10**5000)) == "a very large integer"


def test_null_that_was_got_is_told_apart_from_nothing() -> None:
    assert "got" in FieldError("x", "must be a list", None).to_json()
    assert "got" not in FieldError("x", "is required").to_json()


WILD = st.text(st.characters(exclude_categories=()), max_size=100)
ANYTHING = st.one_of(
    *(st.none(), st.integers(), st.floats(), st.binary(max_size=4), WILD),
    *(st.lists(st.none(), max_size=3), st.dictionaries(st.integers(), st.none(), max_size=3)),
)


@given(WILD, st.integers(1, 50), st.lists(st.tuples(WILD, WILD, ANYTHING), max_size=23))
def test_no_input_makes_the_answer_fail_or_long(
    text: str, times: int, faults: list[tuple[str, str, object]]
) -> None:
    errors = [FieldError(field * times, message * times, got) for field, message, got in faults]
    body = bytes(problem_response(422, text * times, errors).body)
    assert len(json.dumps(json.loads(body), ensure_ascii=False)) < 20 * 1500 + 600
    told = json.loads(body)
    assert told["status"] == 422
    assert len(told.get("errors", [])) == min(len(faults), MAX_ERRORS)
