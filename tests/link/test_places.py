"""Errors of the schema, told to one who wrote a link."""

import pytest

from app.link import in_link_terms, locate, refusal_in_link_terms
from app.problem_details import FieldError, ProblemError


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("theta[1][0][2]", ("theta2", "row 1, number 3")),
        ("theta[0][3]", ("theta1", "row 4")),
        ("theta[2]", ("theta3", "")),
        ("theta", ("theta", "")),
        ("x[0]", ("x", "number 1")),
        ("Y[1]", ("Y", "row 2")),
        ("X[2][0]", ("X", "row 3, number 1")),
        ("layers[3]", ("layers", "number 4")),
        ("activations[1]", ("activations", "name 2")),
        ("lambda", ("lambda", "")),
        ("", ("", "")),
        ("what[ever]", ("what[ever]", "")),
        ("x[", ("x[", "")),
    ],
)
def test_a_path_of_the_schema_has_its_place_in_the_link(path: str, place: tuple[str, str]) -> None:
    assert locate(path) == place


def test_errors_name_the_parameter_and_the_place_in_it() -> None:
    errors = [
        FieldError("theta[1][0][2]", "must be a finite number", float("inf")),
        FieldError("theta[1]", "theta[1] is 2 by 2; layers 2-2-2-1 need 2 by 3"),
        FieldError("Y", "Y has 2 examples, X 3"),
        FieldError("x[1]", "must be smaller than x[0]"),
    ]
    assert in_link_terms(errors) == [
        FieldError("theta2", "row 1, number 3 must be a finite number", float("inf")),
        FieldError("theta2", "theta2 is 2 by 2; layers 2-2-2-1 need 2 by 3"),
        FieldError("Y", "Y has 2 examples, X 3"),
        FieldError("x", "number 2 must be smaller than x, number 1,"),
    ]


def test_a_refusal_is_translated_whole() -> None:
    error = ProblemError(
        422,
        "theta[1][0][2] must be a finite number.",
        [FieldError("theta[1][0][2]", "must be a finite number")],
        {"X-Kept": "yes"},
        "A title",
    )
    told = refusal_in_link_terms(error)
    assert told.detail == "theta2, row 1, number 3, must be a finite number."
    assert told.errors == (FieldError("theta2", "row 1, number 3 must be a finite number"),)
    assert (told.status, told.headers, told.title) == (422, {"X-Kept": "yes"}, "A title")


def test_an_error_without_places_stays_as_it_is() -> None:
    error = ProblemError(404, "There is no step 99.")
    assert refusal_in_link_terms(error) is error
