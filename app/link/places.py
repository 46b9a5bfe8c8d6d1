"""Where an error is: from the schema's paths to the link's parameters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.problem_details import FieldError, ProblemError

_PATH = re.compile(r"\b(?:layers|activations|theta|x|y|X|Y)(?:\[[0-9]+\])+")


def locate(path: str) -> tuple[str, str]:
    """A place in the wire object as a place in the link.

    "theta[1][0][2]" is ("theta2", "row 1, number 3"); a place that is a whole parameter, or
    that no link has, keeps its name and has no further words.
    """
    name, *brackets = path.split("[")
    try:
        indices = [int(each.removesuffix("]")) + 1 for each in brackets]
    except ValueError:
        return path, ""
    if name == "theta" and indices:
        name = f"theta{indices.pop(0)}"
    if not indices:
        return name, ""
    if name.startswith("theta") or name in ("X", "Y"):
        words = ("row", "number")
    else:
        words = ("name" if name == "activations" else "number",) * 2
    return name, ", ".join(f"{word} {at}" for word, at in zip(words, indices, strict=False))


def in_link_terms(errors: Sequence[FieldError]) -> list[FieldError]:
    """The schema's errors as one who wrote a link would say them."""
    return [_in_link_terms(error) for error in errors]


def refusal_in_link_terms(error: ProblemError) -> ProblemError:
    """A refused problem as one who wrote a link would be told of it; other errors unchanged."""
    if not error.errors:
        return error
    detail = _PATH.sub(lambda match: _spoken(match[0]), error.detail)
    errors = in_link_terms(error.errors)
    return ProblemError(error.status, detail, errors, error.headers, error.title)


def _in_link_terms(error: FieldError) -> FieldError:
    name, place = locate(error.field)
    message = _PATH.sub(lambda match: _spoken(match[0]), error.message)
    if place and not message.startswith(name):
        message = f"{place} {message}"
    return replace(error, field=name, message=message)


def _spoken(path: str) -> str:
    name, place = locate(path)
    return f"{name}, {place}," if place else name
