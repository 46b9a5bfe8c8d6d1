"""Pydantic's findings in our own words: where, and what it must be, in one sentence each."""

import difflib
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.limits import MAX_NUMBER
from app.problem_details import MAX_ERRORS, FieldError
from app.schemas.problem import Number

_UNION_TAGS = {"name", "list"}
_number: TypeAdapter[float | None] = TypeAdapter(Number | None)


def field_errors(
    error: ValidationError, sent: Any, model: type[BaseModel]
) -> list[FieldError]:
    """At most ``MAX_ERRORS`` + 1 of them (so that a caller can tell that there are more)."""
    found: list[FieldError] = []
    for detail in error.errors(include_url=False, include_context=True):
        path = _path(detail)
        found.append(FieldError(_spelled(path), _message(detail, model), *_got(detail)))
        found.extend(_rest_of_row(detail, path, sent))
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


def _message(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "missing":
            return "is required"
        case "extra_forbidden":
            return _unknown(str(detail["loc"][0]), model)
        case "float_type":
            return "must be a number"
        case "int_type" | "int_from_float":
            return "must be a whole number"
        case "finite_number":
            return "must be a finite number"
        case "literal_error":
            return f"must be one of {_listed(context['expected'])}"
        case "string_type":
            return "must be a name in quotes"
        case "list_type":
            return "must be a list"
        case "greater_than_equal":
            return f"must be at least {_bound(context['ge'])}"
        case "less_than_equal":
            return f"must be at most {_bound(context['le'])}"
        case "too_short":
            return f"must have at least {context['min_length']} entries"
        case "too_long":
            return f"must have at most {context['max_length']} entries"
        case "model_type" | "dict_type" | "model_attributes_type":
            return "must be an object"
        case _:
            return detail["msg"][:1].lower() + detail["msg"][1:]


def _bound(limit: float) -> str:
    return str(int(limit))


def _listed(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _unknown(name: str, model: type[BaseModel]) -> str:
    names = [field.alias or key for key, field in model.model_fields.items()]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(names)}"
    return f"is not a field that this call knows{hint}"


def _rest_of_row(
    detail: ErrorDetails, path: list[int | str], sent: Any
) -> Iterator[FieldError]:
    """Lists of numbers stop at their first fault, so that junk costs little; name the others."""
    if len(path) < 2 or not isinstance(path[-1], int) or path[0] not in ("x", "y", "X", "Y", "theta"):
        return
    row = sent
    for part in path[:-1]:
        row = row[part]
    if not isinstance(row, list) or detail["type"] == "list_type":
        return
    named = 0
    for place in range(path[-1] + 1, len(row)):
        try:
            _number.validate_python(row[place], strict=True)
        except ValidationError as error:
            (first, *_) = error.errors(include_url=False)
            yield FieldError(
                _spelled([*path[:-1], place]), _message(first, BaseModel), row[place]
            )
            named += 1
            if named > MAX_ERRORS:
                return
