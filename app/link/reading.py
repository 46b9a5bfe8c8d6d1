"""A query string to a wire object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from urllib.parse import unquote_to_bytes

from app.link.limits import ALTERNATIVE, MAX_PROBLEM, MAX_QUERY
from app.link.values import READERS, Row, matrix
from app.problem_details import MAX_ERRORS, FieldError, ProblemError

_UNKNOWN = "is not a parameter here"
_THETA = re.compile(r"theta([1-9][0-9]{0,2})")
_BAD_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """What a query string said.

    `problem` is the wire object (not yet validated), `others` the parameters that the endpoint
    declared, `unknown` (pages only) those that nobody declared or that cannot be read.
    """

    problem: dict[str, object]
    others: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)


def parse(
    query: str | bytes, *, other: frozenset[str] = frozenset(), lenient: bool = False
) -> ParsedLink:
    """Read a raw query string (still percent-encoded, without the `?`).

    `other` names the parameters that are not part of a problem but allowed here. With `lenient`
    an unknown, repeated or unreadable parameter outside the problem is set aside in `unknown`,
    unless its name looks like a misspelt one of the problem; without it, it is an error like any
    other. Raises ProblemError 414 for a link that is too long, 422 with all that is wrong in it.
    """
    raw = query.encode("utf-8", "surrogatepass") if isinstance(query, str) else query
    if len(raw) > MAX_QUERY:
        raise _too_long(f"The query string has more than {MAX_QUERY:,} characters")
    errors: list[FieldError] = []
    texts: dict[str, str] = {}
    others: dict[str, str] = {}
    unknown: dict[str, str] = {}
    seen: set[str] = set()
    for name, value, problem in _parameters(raw):
        ours = _is_problem(name)
        if not problem and name in seen:
            problem = "is given twice"
        seen.add(name)
        meant = lenient and not ours and name not in other and _resembles_ours(name)
        if not ours and name not in other:
            problem = problem or _UNKNOWN
        elif not value and not (lenient and not ours):
            problem = problem or "is empty"
        if not problem:
            (texts if ours else others)[name] = value
        elif lenient and not ours and not meant:
            unknown[name] = value
            others.pop(name, None)
        else:
            errors.append(FieldError(name, problem, value))
    if sum(len(name) + len(value) + 2 for name, value in texts.items()) - 1 > MAX_PROBLEM:
        raise _too_long(f"The problem in this link has more than {MAX_PROBLEM:,} characters")
    wire, wrong = _to_wire(texts)
    errors += wrong
    if errors:
        raise _refusal(errors, other)
    return ParsedLink(wire, others, unknown)


def _parameters(raw: bytes) -> Iterator[tuple[str, str, str]]:
    """Name, value and what is wrong with them ("" if nothing), for each `name=value`."""
    for piece in raw.split(b"&"):
        if piece:
            name, _, value = piece.partition(b"=")
            name_text, name_wrong = _decoded(name)
            value_text, value_wrong = _decoded(value)
            yield name_text, value_text, name_wrong or value_wrong


def _decoded(raw: bytes) -> tuple[str, str]:
    if _BAD_PERCENT.search(raw):
        return raw.decode("ascii", "replace"), "has a % that is not followed by two hex digits"
    plain = unquote_to_bytes(raw.replace(b"+", b" ")) if b"%" in raw or b"+" in raw else raw
    try:
        return plain.decode("utf-8"), ""
    except UnicodeDecodeError:
        return raw.decode("ascii", "replace"), "is not UTF-8"


def _is_problem(name: str) -> bool:
    return name in READERS or _THETA.fullmatch(name) is not None


def _resembles_ours(name: str) -> bool:
    """Whether someone who wrote it is likely to have meant a parameter of the problem."""
    return bool(get_close_matches(name[:40], (*READERS, "theta1"), n=1, cutoff=0.8))


def _to_wire(texts: Mapping[str, str]) -> tuple[dict[str, object], list[FieldError]]:
    wire: dict[str, object] = {}
    errors: list[FieldError] = []
    matrices: dict[int, list[Row]] = {}
    for name, text in texts.items():
        theta = _THETA.fullmatch(name)
        if theta:
            matrices[int(theta[1])] = matrix(name, text, errors, null=True)
        else:
            wire[name] = READERS[name](name, text, errors)
    if matrices:
        wire["theta"] = _all_matrices(matrices, wire.get("layers"), errors)
    return wire, errors


def _all_matrices(
    matrices: Mapping[int, list[Row]], layers: object, errors: list[FieldError]
) -> list[list[Row] | None]:
    """theta1 ... in their places, None where one is not given (the schema draws it)."""
    count = max(matrices)
    if isinstance(layers, list) and len(layers) >= 2:
        count = len(layers) - 1
        spelt = "-".join(map(str, layers[:12])) + ("-…" if len(layers) > 12 else "")
        there = "theta1 only" if count == 1 else f"theta1 to theta{count}"
        errors += [
            FieldError(f"theta{number}", f"does not exist: layers {spelt} have {there}")
            for number in sorted(matrices)
            if number > count
        ]
    return [matrices.get(number) for number in range(1, count + 1)]


def _refusal(errors: Sequence[FieldError], other: frozenset[str]) -> ProblemError:
    if len(errors) <= MAX_ERRORS:  # looking for likenesses takes time: not for a flood
        errors = [_with_hint(error, other) for error in errors]
    first = errors[0]
    joint = " " if first.message.startswith(("is ", "has ", "does ")) else ", "
    return ProblemError(422, f"{first.field[:80]}{joint}{first.message}.", errors)


def _with_hint(error: FieldError, other: frozenset[str]) -> FieldError:
    if error.message != _UNKNOWN:
        return error
    near = get_close_matches(error.field[:40], sorted({*READERS, "theta1", *other}), n=1)
    return replace(error, message=f"{_UNKNOWN} (did you mean {near[0]}?)") if near else error


def _too_long(what: str) -> ProblemError:
    return ProblemError(414, f"{what}; {ALTERNATIVE}.")
