"""Nothing wrong is accepted, and every refusal says in one sentence where and why."""

import json
from typing import Any

import pytest

from app.problem_details import MAX_ERRORS
from tests.api.client import V1, answer, post, post_bytes, problem, raw
from tests.api.problems import AND, LECTURE, TINY, TINY_SET
from tests.api.refusals import (
    A_SET,
    GONE,
    LIMITS,
    LINKED_SETS,
    LINKS,
    MALFORMED,
    ONE,
    Body,
    Bytes,
    Link,
    changed,
)


def label(case: Any) -> str:
    return repr(next(iter(case))).replace(repr(GONE), "GONE")[:60]


def named(told: dict[str, Any], field: str, message: str) -> None:
    """The fault is in the list, the first fault is the sentence, and all of it reads well."""
    assert {"field": field, "message": message} in [
        {"field": each["field"], "message": each["message"]} for each in told["errors"]
    ], told["errors"]
    assert told["detail"].startswith(told["errors"][0]["field"])
    sentences([told["detail"], *(each["message"] for each in told["errors"])])


def sentences(texts: list[str]) -> None:
    for text in texts:
        assert len(text) <= 500
        assert "\n" not in text
        assert not {"pydantic", "Traceback", "None", "str", "dict", "float"} & set(text.split())


def test_there_are_enough_cases() -> None:
    assert sum(len(t) for t in (ONE, A_SET, A_SET, LIMITS, MALFORMED, LINKS, LINKED_SETS)) >= 200


def test_what_the_cases_change_is_accepted_unchanged() -> None:
    answer(post(f"{V1}/backward", TINY))
    answer(post(f"{V1}/batch", TINY_SET))
    answer(post(f"{V1}/gradient-check", TINY_SET))
    answer(raw("GET", f"{V1}/trace", b"layers=2-1&theta1=.1_.2_.3&x=1_2&y=1"))
    answer(raw("GET", f"{V1}/gradient-check", b"layers=2-1&X=1_2__3_4&Y=1__0"))


@pytest.mark.parametrize("case", ONE, ids=label)
def test_a_bad_problem_is_refused_with_its_field_and_reason(case: Body) -> None:
    told = problem(post(f"{V1}/backward", changed(TINY, case.change)), 422)
    named(told, case.field, case.message)


@pytest.mark.parametrize("case", ONE, ids=label)
def test_every_call_that_takes_one_example_refuses_it_alike(case: Body) -> None:
    sent = changed(TINY, case.change)
    told = problem(post(f"{V1}/backward", sent), 422)
    for path in ("trace", "trace/steps/1", "gradient-check", "forward"):
        if path in ("forward", "gradient-check") and case.field in ("X", "lambda", "y"):
            continue  # those know these fields, or do without
        if path.startswith("trace") and case.field == "granularity":
            continue
        other = problem(post(f"{V1}/{path}", sent), 422)
        if "weights" not in case.message:
            assert other["errors"] == told["errors"], path


@pytest.mark.parametrize("path", ["batch", "gradient-check"])
@pytest.mark.parametrize("case", A_SET, ids=label)
def test_a_bad_training_set_is_refused_with_its_field_and_reason(path: str, case: Body) -> None:
    told = problem(post(f"{V1}/{path}", changed(TINY_SET, case.change)), 422)
    named(told, case.field, case.message)


@pytest.mark.parametrize(("path", "sent", "field", "message"), LIMITS)
def test_a_problem_beyond_a_limit_is_told_the_limit(
    path: str, sent: dict[str, Any], field: str, message: str
) -> None:
    named(problem(post(f"{V1}/{path}", sent), 422), field, message)


@pytest.mark.parametrize("case", MALFORMED, ids=label)
def test_a_body_that_is_not_strict_json_is_refused_with_the_place(case: Bytes) -> None:
    told = problem(post_bytes(f"{V1}/trace", case.body, case.content_type), case.status)
    assert case.words in told["detail"]
    assert told["detail"].endswith(".")
    assert "errors" not in told
    sentences([told["detail"]])


@pytest.mark.parametrize("body", [b"[]", b"null", b"1", b'"layers"', b"true", b"1e999"])
def test_a_body_that_is_no_object_is_no_problem(body: bytes) -> None:
    for path in ("forward", "backward", "trace", "trace/steps/1", "gradient-check", "batch"):
        told = problem(post_bytes(f"{V1}/{path}", body), 422)
        named(told, "body", "must be an object with the fields of a problem")


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1" + "0" * 400, "1e308"])
def test_numbers_beyond_float64_are_refused_by_name(number: str) -> None:
    body = json.dumps(TINY | {"x": [1, 0]}).replace("[1, 0]", f"[1, {number}]")
    (error,) = problem(post_bytes(f"{V1}/backward", body.encode()), 422)["errors"]
    assert error["field"] == "x[1]"
    assert error["message"] in ("must be a finite number", "must be at most 1000000")


@pytest.mark.parametrize("case", LINKS, ids=label)
def test_a_bad_link_is_refused_in_its_own_terms(case: Link) -> None:
    query = case.query.encode()
    named(problem(raw("GET", f"{V1}/trace", query), 422), case.field, case.message)
    assert raw("GET", f"{V1}/trace/steps/1", query).status_code == 422
    assert raw("HEAD", f"{V1}/trace", query).status_code == 422


@pytest.mark.parametrize("case", LINKED_SETS, ids=label)
def test_a_bad_link_to_a_training_set_is_refused_in_its_own_terms(case: Link) -> None:
    told = problem(raw("GET", f"{V1}/gradient-check", case.query.encode()), 422)
    named(told, case.field, case.message)


@pytest.mark.parametrize("query", ["x=" + "1" * 8000, "foo=" + "a" * 16_000, "&" * 17_000])
def test_a_link_that_is_too_long_is_told_what_else_to_do(query: str) -> None:
    told = problem(raw("GET", f"{V1}/trace", query.encode()), 414)
    assert "000 characters" in told["detail"]
    assert "POST" in told["detail"]


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ("x=1", "x", "belongs in the body of a POST, not in its query"),
        ("foo=1", "foo", "is not a parameter here"),
        ("granularity=unit", "granularity", "is not a parameter here"),
    ],
)
def test_the_query_of_a_post_holds_no_problem(query: str, field: str, words: str) -> None:
    told = problem(post(f"{V1}/backward?{query}", TINY), 422)
    named(told, field, words)


@pytest.mark.parametrize("value", ["units", "", None, 1, ["unit"], {"unit": 1}, True])
def test_granularity_is_one_of_two_words(value: Any) -> None:
    told = problem(post(f"{V1}/trace", TINY | {"granularity": value}), 422)
    named(told, "granularity", "must be one of unit, layer")


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "gzip, gzip"])
def test_a_compressed_body_is_refused(encoding: str) -> None:
    response = post_bytes(f"{V1}/trace", b"{}", **{"Content-Encoding": encoding})
    assert encoding in problem(response, 415)["detail"]
    assert response.headers["Accept-Encoding"] == "identity"


def test_all_faults_are_named_at_once_also_across_fields() -> None:
    sent = {
        "layers": [2, 2, 1], "layer": 3, "activations": "sigmod", "seed": -1, "lambda": 1,
        "theta": [[[1, "a", None], [1, True, 3]], [[1, 2]]], "x": [1], "y": [2],
    }  # fmt: skip
    told = problem(post(f"{V1}/backward", sent), 422)
    assert {each["field"] for each in told["errors"]} == {
        "layer", "activations", "seed", "lambda", "theta[0][0][1]", "theta[0][1][1]", "theta[1]",
        "x", "y[0]",
    }  # fmt: skip


def test_every_bad_number_of_a_list_is_named() -> None:
    told = problem(post(f"{V1}/backward", TINY | {"x": ["a", None, 1, True, 1e7]}), 422)
    assert [each["field"] for each in told["errors"]] == ["x[0]", "x[1]", "x[3]", "x[4]"]
    nulls = TINY | {"theta": [[["a", None, "b"]]]}
    told = problem(post(f"{V1}/backward", nulls), 422)
    assert [each["field"] for each in told["errors"]] == ["theta[0][0][0]", "theta[0][0][2]"]


def test_a_row_that_is_too_long_says_nothing_false_about_its_neighbours() -> None:
    sent = {"layers": [1, 2], "theta": [[[1] * 102, [1, 2]]], "x": [1], "y": [0, 1]}
    told = problem(post(f"{V1}/backward", sent), 422)
    assert [each["field"] for each in told["errors"]] == ["theta[0][0]"]


def test_what_is_wrong_with_a_set_is_named_across_fields() -> None:
    sent = TINY_SET | {"X": [[1], [2]], "Y": [[1], ["a"]], "lambda": -1, "loss": "mse"}
    told = problem(post(f"{V1}/batch", sent), 422)
    assert {each["field"] for each in told["errors"]} == {
        "X[0]", "X[1]", "Y[1][0]", "lambda", "loss",
    }  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    [
        TINY | {"x": ["a"] * 100},
        TINY | {f"field{n}": n for n in range(5000)},
        LECTURE | {"theta": [[["a"] * 3] * 2] * 3, "x": ["b"] * 9, "y": ["c"] * 9},
    ],
)
def test_of_many_faults_twenty_are_listed_and_the_rest_is_admitted(sent: dict[str, Any]) -> None:
    told = problem(post(f"{V1}/backward", sent), 422)
    assert len(told["errors"]) == MAX_ERRORS == 20
    assert told["detail"].endswith(" Only the first 20 errors are listed.")


@pytest.mark.parametrize(
    "sent",
    [
        TINY | {"k" * 200_000: 1},
        TINY | {"activations": "s" * 200_000},
        TINY | {"x": ["9" * 200_000, 1]},
        TINY | {"loss": ["x"] * 50_000},
        {"layers": ["9" * 1000] * 400},
        {f"{n}{'k' * 400}": "v" * 400 for n in range(400)},
    ],
)
def test_no_input_is_echoed_back_whole(sent: dict[str, Any]) -> None:
    response = post(f"{V1}/backward", sent)
    told = problem(response, 422)
    assert len(response.content) < 12_000
    assert all(each["message"] for each in told["errors"])
    assert (
        "is not a field" in told["detail"] or "must" in told["detail"] or "is req" in told["detail"]
    )


def test_what_was_got_is_told_shortly_and_not_where_nothing_was() -> None:
    told = problem(post(f"{V1}/backward", {"layers": [2, 1], "x": ["a" * 300, None]}), 422)
    got = {each["field"]: each.get("got", "absent") for each in told["errors"]}
    assert got["x[0]"] == "a" * 79 + "…"
    assert got["x[1]"] is None
    assert got["y"] == "absent"


def test_a_set_whose_examples_are_all_wrong_is_refused_not_averaged() -> None:
    told = problem(post(f"{V1}/batch", AND | {"X": [[0]] * 4}), 422)
    assert [each["field"] for each in told["errors"]] == [f"X[{n}]" for n in range(4)]
