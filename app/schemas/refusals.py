"""Pydantic's findings in our own words: where, and what it must be, in one sentence each."""

import difflib
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.limits import MAX_UNITS
from app.problem_details import MAX_ERRORS, FieldError
from app.schemas.problem import Number

_UNION_TAGS = {"name", "list"}
_CELL_DEPTH = {"x": 2, "y": 2, "X": 3, "Y": 3, "theta": 4}
"""How long the path to a single number of each field is, as in theta[1][0][2]."""
_number: TypeAdapter[float] = TypeAdapter(Number)

_OF_A_SET = (
    "belongs to a training set (X, Y and lambda, in /batch and /gradient-check), "
    "not to one example (x, y)"
)
_OF_ONE = "belongs to one example; a training set has X and Y in its place, a row for each example"
_ELSEWHERE = {"X": _OF_A_SET, "Y": _OF_A_SET, "lambda": _OF_A_SET, "x": _OF_ONE, "y": _OF_ONE}
"""Fields that other calls know, and what to say of them where they are not known."""


def field_names(model: type[BaseModel]) -> list[str]:
    """The model's fields as they are sent."""
    return [field.alias or key for key, field in model.model_fields.items()]


def without_flood(sent: Mapping[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """``sent`` with at most ``MAX_ERRORS`` + 1 unknown fields, so that a flood costs little."""
    names = field_names(model)
    unknown = islice((name for name in sent if name not in names), MAX_ERRORS + 1)
    return {name: sent[name] for name in (*names, *unknown) if name in sent}


def field_errors(error: ValidationError, sent: Any, model: type[BaseModel]) -> list[FieldError]:
    """At most ``MAX_ERRORS`` + 1 of them (so that a caller can tell that there are more)."""
    found: list[FieldError] = []
    for detail in error.errors(include_url=False, include_context=True):
        path = _path(detail)
        found.append(FieldError(_spelled(path), _message(detail, model), *_got(detail)))
        found.extend(_rest_of_row(path, sent))
        if len(found) > MAX_ERRORS:
            break
    return found[: MAX_ERRORS + 1]


def _path(detail: ErrorDetails) -> list[int | str]:
    """Pydantic's location without the tag of the union that ``activations`` is."""
    path = list(detail["loc"])
    if len(path) > 1 and path[0] == "activations" and path[1] in _UNION_TAGS:
        del path[1]
    return path


def _spelled(path: list[int | str]) -> str:
    """theta[1][0][2]."""
    first, *rest = path or ["body"]
    return f"{first}" + "".join(f"[{part}]" for part in rest)


def _got(detail: ErrorDetails) -> tuple[Any, ...]:
    return () if detail["type"] == "missing" else (detail["input"],)


def _message(detail: ErrorDetails, model: type[BaseModel] | None = None) -> str:
    kind, context, got = detail["type"], detail.get("ctx", {}), detail["input"]
    match kind:
        case "missing":
            return "is required"
        case "extra_forbidden" if model is not None:
            return _unknown(str(detail["loc"][0]), model)
        case "float_type":
            return f"must be a number{_instead(got)}"
        case "int_type" | "int_from_float" if isinstance(got, float) and got.is_integer():
            return "must be a whole number, written without a decimal point"
        case "int_type" | "int_from_float":
            return f"must be a whole number{_instead(got)}"
        case "finite_number":
            return "must be a finite number"
        case "literal_error":
            return _one_of(_listed(context["expected"]), got)
        case "list_type" if detail["loc"][0] == "theta" and len(detail["loc"]) == 3:
            return "must be a list: theta is a list of matrices, a matrix a list of rows"
        case "list_type":
            return f"must be a list{_instead(got)}"
        case "greater_than_equal":
            return f"must be at least {_bound(context['ge'])}"
        case "less_than_equal":
            return f"must be at most {_bound(context['le'])}"
        case "too_short":
            return f"must have at least {_entries(context['min_length'])}"
        case "too_long":
            return f"must have at most {_entries(context['max_length'])}"
        case _:
            return detail["msg"][:1].lower() + detail["msg"][1:]


def _instead(got: Any) -> str:
    """What stands there, where the person who wrote it may not see why it is wrong."""
    if got is None:
        return ", not null"
    if isinstance(got, bool):
        return f", not {str(got).lower()}"
    if isinstance(got, str):
        return ", not a text in quotes"
    if isinstance(got, list):
        return ", not a list"
    return ", not an object" if isinstance(got, Mapping) else ""


def _bound(limit: float) -> str:
    return str(int(limit))


def _entries(count: int) -> str:
    return f"{count} {'entry' if count == 1 else 'entries'}"


def _listed(expected: str) -> list[str]:
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _one_of(names: list[str], got: Any) -> str:
    hint = _meant(got.lower(), names) if isinstance(got, str) else ""
    return f"must be one of {', '.join(names)}{hint}"


def _meant(name: str, names: list[str]) -> str:
    near = difflib.get_close_matches(name[:40], names, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _unknown(name: str, model: type[BaseModel]) -> str:
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    names = field_names(model)
    hint = _meant(name, names) or f"; there are {', '.join(names)}"
    return f"is not a field that this call knows{hint}"


def _rest_of_row(path: list[int | str], sent: Any) -> Iterator[FieldError]:
    """Lists of numbers stop at their first fault, so that junk costs little; name the others."""
    field, *places = path
    if len(path) != _CELL_DEPTH.get(str(field)):
        return
    row = sent[field]
    for place in places[:-1]:
        row = row[place]
    for place in range(int(places[-1]) + 1, min(len(row), MAX_UNITS + 1)):
        if field == "theta" and row[place] is None:
            continue  # drawn from the seed
        try:
            _number.validate_python(row[place], strict=True)
        except ValidationError as error:
            (first,) = error.errors(include_url=False)
            yield FieldError(_spelled([*path[:-1], place]), _message(first), row[place])
