"""A wire object to its canonical query string."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from app.link.limits import ALTERNATIVE, MAX_PROBLEM
from app.link.shortest import shortest, shortest_of_all
from app.link.values import NAME


def write(problem: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The canonical query string of a valid wire problem, or None and the reason why not.

    One problem has one query string: fixed order, defaults of seed, lambda and rule left out,
    every number in the shortest form that reads back to the same float64.
    """
    if 2 * _count(problem) <= MAX_PROBLEM:
        query = write_with(problem, None)
        if len(query) <= MAX_PROBLEM:
            return query, None
    return None, _TOO_LONG


def write_with(problem: Mapping[str, Any], number: Callable[[Any], str] | None) -> str:
    """The same, however long, with another way to write the numbers of the matrices."""
    return "&".join(_parameters(problem, number))


def surely_fits(numbers: int) -> bool:
    """Whether a problem of so many numbers has a link, whichever they are."""
    return (_LONGEST + len("__")) * numbers + _BESIDE <= MAX_PROBLEM


_LONGEST = len("-2.2250738585072014e-308")
"""No float64 needs more characters."""
_BESIDE = 600
"""Names, sizes and the seed have fewer, with as many layers as there may be."""


_TOO_LONG = (
    f"As a link this problem would have more than {MAX_PROBLEM:,} characters, "
    f"the most that a link may have, so {ALTERNATIVE}."
)


def _count(problem: Mapping[str, Any]) -> int:
    """How many numbers the matrices hold; each takes two characters or more, so that a link
    which is certain to be too long need not be written to know it."""
    matrices = [*(problem.get("theta") or ()), problem.get("X"), problem.get("Y")]
    return sum([len(matrix) * len(matrix[0]) for matrix in matrices if matrix])


def _parameters(problem: Mapping[str, Any], number: Callable[[Any], str] | None) -> list[str]:
    """``name=value``, in canonical order."""
    given = problem.get
    activations = given("activations", "sigmoid")
    names = activations if isinstance(activations, str) else tuple(_list(activations))
    layers = tuple(_list(problem["layers"]))
    parameters = [_of_topology(layers, names, given("loss", "cross_entropy"))]
    matrices = {
        f"theta{number}": matrix
        for number, matrix in enumerate(given("theta") or (), 1)
        if matrix is not None
    }
    for name in ("x", "y", "X", "Y"):
        value = given(name)
        if value is not None:
            matrices[name] = value if name.isupper() else [value]
    all_of_them = [*matrices.values()]
    written = None if number else shortest_of_all(all_of_them)
    if written is None:
        each = number or _written_number
        written = [_written_matrix(matrix, each) for matrix in all_of_them]
    parameters += map("=".join, zip(matrices, written, strict=True))
    if "lambda" in problem and (strength := _written_number(problem["lambda"])) != "0":
        parameters.append(f"lambda={strength}")
    if given("seed"):
        parameters.append(f"seed={problem['seed']}")
    if given("rule", "exact") != "exact":
        parameters.append(f"rule={_checked_name(problem['rule'])}")
    return parameters


@lru_cache(maxsize=64)  # the same for all problems of one network, whatever their numbers
def _of_topology(layers: tuple[object, ...], activations: object, loss: object) -> str:
    """The first three parameters."""
    names = [activations] if isinstance(activations, str) else _list(activations)
    if names.count(names[0]) == len(names):
        names = names[:1]
    sizes, written = "-".join(map(str, layers)), "-".join(map(_checked_name, names))
    return f"layers={sizes}&activations={written}&loss={_checked_name(loss)}"


@lru_cache(maxsize=64)
def _checked_name(name: object) -> str:
    if isinstance(name, str) and NAME.fullmatch(name):
        return name
    raise ValueError(f"not a name that a link can hold: {name!r}")


def _written_matrix(matrix: object, number: Callable[[Any], str]) -> str:
    return "__".join(_written_row(row, number) for row in _list(matrix))


def _written_row(row: object, number: Callable[[Any], str]) -> str:
    return "_".join("null" if each is None else number(each) for each in _list(row))


def _written_number(value: object) -> str:
    if isinstance(value, int | float):
        return shortest(float(value))
    raise TypeError(f"not a number: {value!r}")


def _list(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    raise TypeError(f"not a list: {value!r}")
