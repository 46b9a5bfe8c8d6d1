"""A problem as a query string, and back: the only place that reads or writes this grammar.

    layers=2-2-2-1&activations=sigmoid&loss=cross_entropy&theta1=.1_.8_-.6__-.4_.5_1.2&x=.5_1&y=1

Numbers are joined by `_`, rows by `__`, names and layer sizes by `-`. Only A-Z a-z 0-9 . _ & = -
occur, so whatever re-encodes a link on its way (a chat, a learning platform, a form) leaves it
as it is. Reading yields the same object as a JSON body, for the same schema to validate;
what the schema then finds is put into the link's own terms by `in_link_terms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_to_bytes

from app.problem_details import FieldError, ProblemError
from app.shortest import shortest

MAX_PROBLEM = 8_000
"""Characters of the problem parameters. Servers, proxies and mail programs cut longer links."""

MAX_QUERY = 16_000
"""Characters of the whole query string, as it was sent."""

_ALTERNATIVE = "send the problem as JSON instead (POST, or the page's own editor)"
_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]-?[0-9]+)?")
_INTEGER = re.compile(r"-?[0-9]{1,300}")
_THETA = re.compile(r"theta([1-9][0-9]{0,2})")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_BAD_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_PATH = re.compile(r"\b(?:layers|activations|theta|x|y|X|Y)(?:\[[0-9]+\])+")

Row = list[float | None]


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
    an unknown, repeated or unreadable parameter outside the problem is set aside in `unknown`;
    without it, it is an error like any other. Raises ProblemError 414 for a link that is too
    long, 422 with all that is wrong in it.
    """
    raw = query.encode("utf-8", "surrogateescape") if isinstance(query, str) else query
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
        if not ours and name not in other:
            problem = problem or "is not a parameter here"
        elif not value and not (lenient and not ours):
            problem = problem or "is empty"
        if not problem:
            (texts if ours else others)[name] = value
        elif lenient and not ours:
            unknown[name] = value
            others.pop(name, None)
        else:
            errors.append(FieldError(name, problem, value))
    if sum(len(name) + len(value) + 2 for name, value in texts.items()) - 1 > MAX_PROBLEM:
        raise _too_long(f"The problem in this link has more than {MAX_PROBLEM:,} characters")
    wire, wrong = _to_wire(texts)
    errors += wrong
    if errors:
        raise ProblemError(422, "The link does not describe a problem.", errors)
    return ParsedLink(wire, others, unknown)


def write(problem: Mapping[str, object]) -> tuple[str | None, str | None]:
    """The canonical query string of a valid wire problem, or None and the reason why not.

    One problem has one query string: fixed order, defaults of seed, lambda and rule left out,
    every number in the shortest form that reads back to the same float64.
    """
    query = "&".join(f"{name}={value}" for name, value in _written(problem))
    if len(query) > MAX_PROBLEM:
        reason = (
            f"As a link this problem would have {len(query):,} characters; "
            f"links may have {MAX_PROBLEM:,}, so {_ALTERNATIVE}."
        )
        return None, reason
    return query, None


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


def _in_link_terms(error: FieldError) -> FieldError:
    name, place = locate(error.field)
    message = _PATH.sub(lambda match: _spoken(match[0]), error.message)
    if place and not message.startswith(name):
        message = f"{place} {message}"
    return replace(error, field=name, message=message)


def _spoken(path: str) -> str:
    name, place = locate(path)
    return f"{name}, {place}," if place else name


# Reading


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
    plain = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        return plain.decode("utf-8"), ""
    except UnicodeDecodeError:
        return raw.decode("ascii", "replace"), "is not UTF-8"


def _is_problem(name: str) -> bool:
    return name in _READERS or _THETA.fullmatch(name) is not None


def _to_wire(texts: Mapping[str, str]) -> tuple[dict[str, object], list[FieldError]]:
    wire: dict[str, object] = {}
    errors: list[FieldError] = []
    matrices: dict[int, list[Row]] = {}
    for name, text in texts.items():
        theta = _THETA.fullmatch(name)
        if theta:
            matrices[int(theta[1])] = _matrix(name, text, errors, null=True)
        else:
            wire[name] = _READERS[name](name, text, errors)
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


def _sizes(name: str, text: str, errors: list[FieldError]) -> list[int]:
    sizes: list[int] = []
    for at, piece in enumerate(text.split("-"), 1):
        if _INTEGER.fullmatch(piece):
            sizes.append(int(piece))
        else:
            errors.append(
                FieldError(name, f"number {at} is not a whole number (as in 2-2-1)", piece)
            )
    return sizes


def _names(name: str, text: str, errors: list[FieldError]) -> str | list[str]:
    names = text.split("-")
    for at, piece in enumerate(names, 1):
        if not _NAME.fullmatch(piece):
            errors.append(FieldError(name, f"name {at} is not a name", piece))
    return names[0] if len(names) == 1 else names


def _text(name: str, text: str, errors: list[FieldError]) -> str:
    return text


def _integer(name: str, text: str, errors: list[FieldError]) -> int:
    if _INTEGER.fullmatch(text):
        return int(text)
    errors.append(FieldError(name, "is not a whole number", text))
    return 0


def _number(name: str, text: str, errors: list[FieldError]) -> float:
    if _NUMBER.fullmatch(text):
        return float(text)
    errors.append(FieldError(name, "is not a number", text))
    return 0.0


def _matrix(name: str, text: str, errors: list[FieldError], null: bool = False) -> list[Row]:
    return [
        _row(name, row, errors, f"row {at}, ", null) for at, row in enumerate(text.split("__"), 1)
    ]


def _row(
    name: str, text: str, errors: list[FieldError], where: str = "", null: bool = False
) -> Row:
    row: Row = []
    for at, piece in enumerate(text.split("_"), 1):
        if _NUMBER.fullmatch(piece):
            row.append(float(piece))
        elif null and piece == "null":
            row.append(None)
        elif piece:
            errors.append(FieldError(name, f"{where}number {at} is not a number", piece))
        else:
            errors.append(FieldError(name, f"{where}number {at} is missing"))
    return row


_READERS: dict[str, Callable[[str, str, list[FieldError]], object]] = {
    "layers": _sizes,
    "activations": _names,
    "loss": _text,
    "x": _row,
    "y": _row,
    "X": _matrix,
    "Y": _matrix,
    "lambda": _number,
    "seed": _integer,
    "rule": _text,
}


def _too_long(what: str) -> ProblemError:
    return ProblemError(414, f"{what}; {_ALTERNATIVE}.")


# Writing


def _written(problem: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The parameters in canonical order."""
    yield "layers", "-".join(str(size) for size in _list(problem["layers"]))
    yield "activations", _written_names(problem.get("activations", "sigmoid"))
    yield "loss", _checked_name(problem.get("loss", "cross_entropy"))
    for number, matrix in enumerate(_list(problem.get("theta") or []), 1):
        if matrix is not None:
            yield f"theta{number}", _written_matrix(matrix)
    for name in ("x", "y"):
        if problem.get(name) is not None:
            yield name, _written_row(problem[name])
    for name in ("X", "Y"):
        if problem.get(name) is not None:
            yield name, _written_matrix(problem[name])
    if problem.get("lambda"):
        yield "lambda", _written_number(problem["lambda"])
    if problem.get("seed"):
        yield "seed", str(problem["seed"])
    if problem.get("rule", "exact") != "exact":
        yield "rule", _checked_name(problem["rule"])


def _written_names(activations: object) -> str:
    names = [activations] if isinstance(activations, str) else _list(activations)
    if all(name == names[0] for name in names):
        names = names[:1]
    return "-".join(_checked_name(name) for name in names)


def _checked_name(name: object) -> str:
    if isinstance(name, str) and _NAME.fullmatch(name):
        return name
    raise ValueError(f"not a name that a link can hold: {name!r}")


def _written_matrix(matrix: object) -> str:
    return "__".join(_written_row(row) for row in _list(matrix))


def _written_row(row: object) -> str:
    return "_".join("null" if each is None else _written_number(each) for each in _list(row))


def _written_number(value: object) -> str:
    if isinstance(value, int | float):
        return shortest(float(value))
    raise TypeError(f"not a number: {value!r}")


def _list(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    raise TypeError(f"not a list: {value!r}")
