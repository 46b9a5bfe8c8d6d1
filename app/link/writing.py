"""A wire object to its canonical query string."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.link.limits import ALTERNATIVE, MAX_PROBLEM
from app.link.shortest import shortest, shortest_of_all
from app.link.values import NAME


def write(problem: Mapping[str, object]) -> tuple[str | None, str | None]:
    """The canonical query string of a valid wire problem, or None and the reason why not.

    One problem has one query string: fixed order, defaults of seed, lambda and rule left out,
    every number in the shortest form that reads back to the same float64.
    """
    if 2 * _count(problem) <= MAX_PROBLEM:
        query = "&".join(f"{name}={value}" for name, value in _written(problem))
        if len(query) <= MAX_PROBLEM:
            return query, None
    return None, _TOO_LONG


_TOO_LONG = (
    f"As a link this problem would have more than {MAX_PROBLEM:,} characters, "
    f"the most that a link may have, so {ALTERNATIVE}."
)


def _count(problem: Mapping[str, object]) -> int:
    """How many numbers the matrices hold; each takes two characters or more, so that a link
    which is certain to be too long need not be written to know it."""
    matrices = [matrix for matrix in _list(problem.get("theta") or []) if matrix is not None]
    matrices += [problem[name] for name in ("X", "Y") if problem.get(name) is not None]
    return sum([sum(map(len, map(_list, _list(matrix)))) for matrix in matrices])


def _written(problem: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The parameters in canonical order."""
    yield "layers", "-".join(map(str, _list(problem["layers"])))
    yield "activations", _written_names(problem.get("activations", "sigmoid"))
    yield "loss", _checked_name(problem.get("loss", "cross_entropy"))
    matrices = {
        f"theta{number}": matrix
        for number, matrix in enumerate(_list(problem.get("theta") or []), 1)
        if matrix is not None
    }
    matrices |= {name: [problem[name]] for name in ("x", "y") if problem.get(name) is not None}
    matrices |= {name: problem[name] for name in ("X", "Y") if problem.get(name) is not None}
    written = shortest_of_all([*matrices.values()]) or map(_written_matrix, matrices.values())
    yield from zip(matrices, written, strict=True)
    if "lambda" in problem and (strength := _written_number(problem["lambda"])) != "0":
        yield "lambda", strength
    if problem.get("seed"):
        yield "seed", str(problem["seed"])
    if problem.get("rule", "exact") != "exact":
        yield "rule", _checked_name(problem["rule"])


def _written_names(activations: object) -> str:
    names = [activations] if isinstance(activations, str) else _list(activations)
    if names.count(names[0]) == len(names):
        names = names[:1]
    return "-".join(map(_checked_name, names))


def _checked_name(name: object) -> str:
    if isinstance(name, str) and NAME.fullmatch(name):
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
