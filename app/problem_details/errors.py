"""What went wrong, as handlers say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from app.one_line import visible
from app.problem_details.shortened import cut, shortened

MAX_ERRORS = 20
"""How many errors an answer lists; the rest is counted in `detail`."""

MAX_TEXT = 400
"""Characters of a `message` or `detail`."""

_MAX_FIELD = 80
_RFC_9110 = {413: "Content Too Large", 414: "URI Too Long", 422: "Unprocessable Content"}


class _Missing:
    """Nothing was there."""


MISSING: Final = _Missing()
"""Says that a FieldError has no `got` (None is a value that one can get: null)."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong: where, what, and what stood there instead.

    `field` names the place in the request's own terms: a path in a JSON body
    ("theta[1][0][2]"), a parameter in a link ("theta2").
    """

    field: str
    message: str
    got: object = MISSING

    def to_json(self) -> dict[str, object]:
        """The error as it is sent: short, whatever was received."""
        sent: dict[str, object] = {
            "field": cut(self.field, _MAX_FIELD),
            "message": cut(self.message, MAX_TEXT),
        }
        if self.got is not MISSING:
            sent["got"] = shortened(self.got)
        return sent


class ProblemError(Exception):
    """An error to be told to the client: raise it anywhere below a handler.

    `headers` go out with the answer (Retry-After, Allow); `title` is the status in words
    unless given.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        title: str | None = None,
    ) -> None:
        self.detail = visible(detail)
        super().__init__(self.detail)
        self.status = status
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.title = title or phrase(status)


def phrase(status: int) -> str:
    """The status in words; the names of RFC 9110, which Python took over in 3.13 only."""
    try:
        return _RFC_9110.get(status) or HTTPStatus(status).phrase
    except ValueError:
        return "Error"
