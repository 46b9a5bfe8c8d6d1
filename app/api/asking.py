"""What a request asks, whether it came as a link (GET) or as JSON (POST)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from app import link
from app.http import version
from app.http.body import read_json
from app.http.etag import cached_json
from app.json_bytes import json_bytes
from app.limits import MAX_BODY
from app.listings import DIALECTS
from app.problem_details import FieldError, ProblemError
from app.schemas.writing import Wire


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen beside the problem. The first value is the default."""

    values: tuple[str, ...]
    meaning: str


Options = Mapping[str, Option]
"""Name → option."""

GRANULARITY: Options = {
    "granularity": Option(("unit", "layer"), "Whether units or whole layers make a step."),
}
LANGUAGE: Options = {"language": Option(tuple(DIALECTS), "What the listing is written in.")}


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem as it was sent, not yet checked, and the options beside it."""

    sent: Any
    options: dict[str, str]
    by_link: bool
    version: str = ""
    """The version that the link names, "" for none."""


async def asked(request: Request, options: Options | None = None) -> Asked:
    """Read a link or a body. An option may stand in the query of either, or in the body.

    A link may name the version that it was made with; an answer to a POST is kept by nobody.
    """
    allowed = options or {}
    by_link = request.method in ("GET", "HEAD")
    other = frozenset({*allowed, "v"} if by_link else allowed)
    parsed = link.parse(request.scope["query_string"], other=other)
    if by_link:
        chosen = _chosen(parsed.others, allowed)
        return Asked(parsed.problem, chosen, by_link, _version(parsed.others.get("v")))
    if parsed.problem:
        name = next(iter(parsed.problem))
        message = "belongs in the body of a POST, not in its query"
        raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])
    sent = await read_json(request, MAX_BODY)
    given: dict[str, Any] = dict(parsed.others)
    if isinstance(sent, dict):
        for name in allowed:
            if name in sent:
                if name in given:
                    message = "is given twice, in the query and in the body"
                    raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])
                given[name] = sent[name]
        sent = {name: value for name, value in sent.items() if name not in allowed}
    return Asked(sent, _chosen(given, allowed), by_link)


def _chosen(given: Mapping[str, Any], allowed: Options) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for name, option in allowed.items():
        value = given.get(name, option.values[0])
        if value not in option.values:
            message = f"must be one of {', '.join(option.values)}"
            raise ProblemError(422, f"{name} {message}.", [FieldError(name, message, value)])
        chosen[name] = value
    return chosen


def _version(named: str | None) -> str:
    if named is None or version.VERSION.fullmatch(named):
        return named or ""
    message = f"must be {version.WHAT}"
    raise ProblemError(422, f"v {message}.", [FieldError("v", message, named)])


def answered(
    request: Request,
    question: Asked,
    answer: Callable[[Any], Wire],
    control: str | None = None,
) -> Response:
    """The answer as JSON; a refusal in the terms in which the question was put.

    ``control`` says how long it may be kept, where that does not follow from the link.
    """
    try:
        wire = answer(question.sent)
    except ProblemError as error:
        raise (link.refusal_in_link_terms(error) if question.by_link else error) from None
    if (other := version.warning(question.version)) is not None:
        wire = wire | {"warnings": [other]}
    return cached_json(request, json_bytes(wire), control or version.control(question.version))
