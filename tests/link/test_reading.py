"""Reading links: everything said is understood or refused, in the link's own terms."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.link import MAX_PROBLEM, MAX_QUERY, parse
from app.problem_details import MAX_ERRORS, MISSING, FieldError, ProblemError

LECTURE = (
    "layers=2-2-2-1&activations=sigmoid&loss=cross_entropy"
    "&theta1=.1_.8_-.6__-.4_.5_1.2&theta2=.2_-1_.7__.3_.9_-.5&theta3=-.3_.9_1.1&x=.5_1&y=1"
)


def refused(query: str | bytes, other: frozenset[str] = frozenset()) -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        parse(query, other=other)
    assert caught.value.status == 422
    return caught.value


def told(query: str | bytes) -> list[tuple[str, str]]:
    return [(error.field, error.message) for error in refused(query).errors]


def test_a_link_becomes_the_object_that_a_body_would_be() -> None:
    assert parse(LECTURE).problem == {
        "layers": [2, 2, 2, 1],
        "activations": "sigmoid",
        "loss": "cross_entropy",
        "theta": [
            [[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]],
            [[0.2, -1.0, 0.7], [0.3, 0.9, -0.5]],
            [[-0.3, 0.9, 1.1]],
        ],
        "x": [0.5, 1.0],
        "y": [1.0],
    }


def test_a_training_set_becomes_its_object() -> None:
    query = (
        "layers=2-1&activations=tanh-sigmoid&X=1_-2__.5_1.5&Y=0__1&lambda=1e-3&seed=7&rule=exact"
    )
    assert parse(query).problem == {
        "layers": [2, 1],
        "activations": ["tanh", "sigmoid"],
        "X": [[1.0, -2.0], [0.5, 1.5]],
        "Y": [[0.0], [1.0]],
        "lambda": 0.001,
        "seed": 7,
        "rule": "exact",
    }


def test_bytes_and_text_of_a_query_are_read_alike() -> None:
    assert parse(LECTURE.encode()) == parse(LECTURE)


def test_an_empty_query_says_nothing_and_breaks_nothing() -> None:
    assert parse("").problem == {}
    assert parse("&&").problem == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1.0),
        ("-1", -1.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("0.50", 0.5),
        ("007", 7.0),
        ("1e3", 1000.0),
        ("1E-3", 0.001),
        (".5e2", 50.0),
    ],
)
def test_numbers_may_be_written_in_every_usual_way(text: str, value: float) -> None:
    assert parse(f"x={text}").problem == {"x": [value]}


def test_minus_zero_keeps_its_sign() -> None:
    assert repr(parse("x=-0").problem["x"]) == "[-0.0]"


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "+1",
        "1.",
        ".",
        "-",
        "1e",
        "1e+3",
        "0x1",
        "nan",
        "inf",
        "Infinity",
        "null",
        "1,5",
        "²",
        "--1",
    ],
)
def test_what_is_not_a_number_is_refused_with_its_place(text: str) -> None:
    (error,) = refused(f"x=1_{text.replace('+', '%2B')}").errors
    assert error == FieldError("x", "number 2 is not a number", text)


def test_a_place_in_a_matrix_is_its_row_and_number() -> None:
    assert told("theta2=1_2_a__1__2_b") == [
        ("theta2", "row 1, number 3 is not a number"),
        ("theta2", "row 3, number 2 is not a number"),
    ]
    assert told("X=1_2___3") == [("X", "row 2, number 1 is missing")]
    assert told("x=1__2") == [("x", "number 2 is missing")]


def test_null_is_an_entry_of_theta_only() -> None:
    assert parse("theta1=null_1__2_null").problem == {"theta": [[[None, 1.0], [2.0, None]]]}
    assert told("X=1_null") == [("X", "row 1, number 2 is not a number")]


def test_a_matrix_that_is_not_given_is_none() -> None:
    assert parse("layers=2-2-2-1&theta2=1_2_3").problem["theta"] == [None, [[1.0, 2.0, 3.0]], None]
    assert parse("theta2=1_2_3").problem["theta"] == [None, [[1.0, 2.0, 3.0]]]
    assert "theta" not in parse("layers=2-2-2-1").problem


def test_a_matrix_that_the_layers_do_not_have_is_refused_by_name() -> None:
    assert told("theta4=1_2&theta9=1&layers=2-2-2-1") == [
        ("theta4", "does not exist: layers 2-2-2-1 have theta1 to theta3"),
        ("theta9", "does not exist: layers 2-2-2-1 have theta1 to theta3"),
    ]
    assert told("layers=2-1&theta2=1_2") == [
        ("theta2", "does not exist: layers 2-1 have theta1 only")
    ]


def test_layers_that_cannot_be_read_are_not_held_against_the_matrices() -> None:
    assert told("layers=2-a-2-1&theta3=1_2") == [
        ("layers", "number 2 is not a whole number (as in 2-2-1)")
    ]


@pytest.mark.parametrize("text", ["2--1", "-2", "2-", "2.5-1", "2_1", "2-1e1", "9" * 301 + "-1"])
def test_layers_are_whole_numbers_joined_by_dashes(text: str) -> None:
    assert {field for field, _ in told(f"layers={text}")} == {"layers"}


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("seed=1.5", "is not a whole number"),
        ("lambda=x", "is not a number"),
        ("activations=tanh--relu", "name 2 is not a name"),
        ("activations=-", "name 1 is not a name"),
    ],
)
def test_other_fields_are_checked_for_their_form(query: str, message: str) -> None:
    assert (query.partition("=")[0], message) in told(query)


@pytest.mark.parametrize("name", ["theta", "theta0", "theta01", "Theta1", "theta-1", "theta1000"])
def test_theta_is_numbered_from_one_without_leading_zeros(name: str) -> None:
    assert told(f"{name}=1_2")[0][1].startswith("is not a parameter here")


def test_all_faults_are_told_at_once_and_the_first_in_the_detail() -> None:
    error = refused("layer=2-1&x=&y=1&y=2&theta1=1_a&loss=%zz&rule=%ff&seed=1")
    assert [(each.field, each.message) for each in error.errors] == [
        ("layer", "is not a parameter here (did you mean layers?)"),
        ("x", "is empty"),
        ("y", "is given twice"),
        ("loss", "has a % that is not followed by two hex digits"),
        ("rule", "is not UTF-8"),
        ("theta1", "row 1, number 2 is not a number"),
    ]
    assert error.detail == "layer is not a parameter here (did you mean layers?)."
    assert refused("x=a").detail == "x, number 1 is not a number."
    assert refused("x").errors == (FieldError("x", "is empty", ""),)


def test_a_missing_number_has_no_got() -> None:
    assert refused("x=1_").errors[0].got is MISSING


def test_a_flood_of_faults_is_answered_quickly_and_counted() -> None:
    assert len(refused("&".join(["layerz"] * 2000)).errors) == 2000
    assert len(refused("x=" + "_".join("a" * 3000)).errors) == 3000 > MAX_ERRORS


def test_parameters_that_the_endpoint_declares_stand_apart() -> None:
    link = parse("x=1&granularity=layer", other=frozenset({"granularity"}))
    assert (link.problem, link.others) == ({"x": [1.0]}, {"granularity": "layer"})
    (error,) = refused("granularity=", frozenset({"granularity"})).errors
    assert error.message == "is empty"


def test_percent_encoding_and_plus_are_undone_as_forms_do_them() -> None:
    link = parse("%78=%2E5_1&title=%CE%98+is+Theta%26", other=frozenset({"title"}))
    assert link.problem == {"x": [0.5, 1.0]}
    assert link.others == {"title": "Θ is Theta&"}


def test_raw_bytes_that_are_not_utf8_are_refused() -> None:
    assert told(b"loss=\xff") == [("loss", "is not UTF-8")]
    assert told("loss=\ud800") == [("loss", "is not UTF-8")]
    assert parse("title=Θ".encode(), other=frozenset({"title"})).others == {"title": "Θ"}


def test_a_page_sets_aside_what_it_does_not_know_but_not_what_is_wrong_with_the_problem() -> None:
    known = frozenset({"theme", "step", "title"})
    link = parse(
        "x=1&utm=a&theme=dark&step=&title=a&title=b&title=c&fbclid&bad=%zz&w=1&w=2",
        other=known,
        lenient=True,
    )
    assert link.problem == {"x": [1.0]}
    assert link.others == {"theme": "dark", "step": ""}
    assert link.unknown == {"utm": "a", "title": "c", "fbclid": "", "bad": "%zz", "w": "2"}
    for query in ("x=", "x=1&x=2", "x=a", "x=%zz"):
        with pytest.raises(ProblemError):
            parse(query, other=known, lenient=True)


def test_a_problem_may_fill_its_limit_and_no_more() -> None:
    fits = "x=" + "1" * (MAX_PROBLEM - 2)
    assert parse(fits).problem
    assert parse(fits.replace("1", "%31", 100)).problem
    assert parse(fits + "&title=long", other=frozenset({"title"})).others
    with pytest.raises(ProblemError, match=r"8,000 characters; send the problem as JSON") as caught:
        parse(fits + "1")
    assert caught.value.status == 414
    with pytest.raises(ProblemError, match="8,000"):
        parse(fits[:-4] + "&y=12")
    assert parse(fits[:-4] + "&y=1").problem


def test_the_whole_query_has_a_limit_of_its_own() -> None:
    title = frozenset({"title"})
    assert parse("title=" + "a" * (MAX_QUERY - 6), other=title).others
    with pytest.raises(ProblemError, match="more than 16,000 characters") as caught:
        parse("title=" + "a" * (MAX_QUERY - 5), other=title)
    assert caught.value.status == 414


@given(st.binary(max_size=80) | st.text("layersthx_XY1=&-.%enul", max_size=60).map(str.encode))
def test_any_query_is_understood_or_refused(query: bytes) -> None:
    for lenient in (False, True):
        with contextlib.suppress(ProblemError):
            parse(query, other=frozenset({"t"}), lenient=lenient)
