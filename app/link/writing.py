"""A wire object to its canonical query string."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        query = "&".join(_parameters(problem))
        if len(query) <= MAX_PROBLEM:
            return query, None
    return None, _TOO_LONG


_TOO_LONG = (
    f"As a link this problem would have more than {MAX_PROBLEM:,} characters, "
    f"the most that a link may have, so {ALTERNATIVE}."
)


def _count(problem: Mapping[str, Any]) -> int:
    """How many numbers the matrices hold; each takes two characters or more, so that a link
    which is certain to be too long need not be written to know it."""
    matrices = [*(problem.get("theta") or ()), problem.get("X"), problem.get("Y")]
    return sum([len(matrix) * len(matrix[0]) for matrix in matrices if matrix])


def _parameters(problem: Mapping[str, Any]) -> list[str]:
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
    written = shortest_of_all([*matrices.values()]) or map(_written_matrix, matrices.values())
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
