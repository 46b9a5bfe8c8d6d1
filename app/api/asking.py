"""What a request asks, whether it came as a link (GET) or as JSON (POST)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from pydantic import create_model
from starlette.requests import Request

from app import link
from app.http import version
from app.http.body import parsed
from app.listings import DIALECTS
from app.problem_details import FieldError, ProblemError
from app.schemas.problem import NetworkIn, TrainingSetIn
from app.schemas.quickly import quickly
from app.schemas.sizes import sizes


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen beside the problem. The first value is the default."""

    values: tuple[str, ...]
    meaning: str


Options = Mapping[str, Option]
"""Name → option."""

NO_OPTIONS: Options = {}
GRANULARITY: Options = {
    "granularity": Option(("unit", "layer"), "Whether units or whole layers make a step."),
}
LANGUAGE: Options = {"language": Option(tuple(DIALECTS), "What the listing is written in.")}


@dataclass(frozen=True, slots=True)
class Asked:
    """The problem as it was sent, not yet checked as a whole, and the options beside it."""

    sent: Any
    options: dict[str, str]
    by_link: bool
    version: str = ""
    """The version that the link names, "" for none."""

    @property
    def weights(self) -> int:
        """How many Θ_ij it is about, times its examples: 0 where that cannot be told yet."""
        sent = self.sent
        if isinstance(sent, NetworkIn):
            m = len(sent.X) if isinstance(sent, TrainingSetIn) else 1
            return m * sizes(tuple(sent.layers)).weights
        layers = sent.get("layers") if isinstance(sent, dict) else None
        if not isinstance(layers, list) or not {*map(type, layers)} <= {int}:
            return 0
        weights: int = sum([(left + 1) * right for left, right in pairwise(layers)])
        examples = sent.get("X")
        return weights * (len(examples) if isinstance(examples, list) else 1)


def asked(
    request: Request, body: bytes | None, options: Options, reads: type[NetworkIn] | None
) -> Asked:
    """Read a link or, where there is one, a body; ``reads`` is the model of most bodies.

    An option may stand in the query of either, or in the body. A link may name the version that it
    was made with; an answer to a POST is kept by nobody.
    """
    query = request.scope["query_string"]
    if body is None:
        found = link.parse(query, other=frozenset({*options, "v"}))
        chosen = _chosen(found.others, options)
        return Asked(found.problem, chosen, True, _version(found.others.get("v")))
    if reads is not None and not query:
        read = quickly(_beside(reads, *options), body)
        if read is not None:
            return Asked(read, {name: getattr(read, name) for name in options}, False)
    return _looked_at_closely(query, body, options)


def _looked_at_closely(query: bytes, body: bytes, options: Options) -> Asked:
    """A POST that is wrong, or has options in its query."""
    found = link.parse(query, other=frozenset(options))
    if found.problem:
        name = next(iter(found.problem))
        message = "belongs in the body of a POST, not in its query"
        raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])
    sent = parsed(body)
    given: dict[str, Any] = dict(found.others)
    if isinstance(sent, dict):
        for name in options:
            if name in sent:
                if name in given:
                    message = "is given twice, in the query and in the body"
                    raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])
                given[name] = sent[name]
        sent = {name: value for name, value in sent.items() if name not in options}
    return Asked(sent, _chosen(given, options), False)


@cache
def _beside(reads: type[NetworkIn], *names: str) -> type[NetworkIn]:
    """The model with options beside its fields."""
    allowed = {**GRANULARITY, **LANGUAGE}
    fields: dict[str, Any] = {
        name: (Literal[allowed[name].values], allowed[name].values[0]) for name in names
    }
    return create_model(reads.__name__, __base__=reads, **fields) if fields else reads


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
