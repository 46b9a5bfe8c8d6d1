"""What a listing printed, as numbers by name, and what the engine says they should be."""

import math
import re

import numpy as np

from app.engine.solution import Solution

_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?|inf|nan)", re.IGNORECASE)


def printed(text: str) -> dict[str, list[float]]:
    """Lines such as ``z2 = [1.0, 2.0]`` or ``z2 = 1 2``; a matrix is flat, by rows."""
    found: dict[str, list[float]] = {}
    for line in text.splitlines():
        name, sign, rest = line.partition(" =")
        if sign:
            found[name] = [float(number) for number in _NUMBER.findall(rest)]
    return found


def expected(solution: Solution) -> dict[str, list[float]]:
    """The engine's own z, a, cost, δ and gradients under the names of a listing."""
    named: dict[str, list[float]] = {"cost": [solution.cost]}
    for letter, vectors in (
        ("z", solution.passed.z),
        ("a", [None, *solution.passed.a[1:]]),
        ("d", solution.back.delta),
    ):
        for layer, vector in enumerate(vectors, 1):
            if vector is not None:
                named[f"{letter}{layer}"] = [float(value) for value in vector]
    for number, matrix in enumerate(solution.back.gradient, 1):
        named[f"D{number}"] = [float(value) for value in np.ravel(matrix)]
    return named


def differences(found: dict[str, list[float]], wanted: dict[str, list[float]]) -> list[str]:
    """Each name whose numbers are not the same to eleven digits."""
    wrong = list(wanted.keys() ^ found.keys())
    for name in wanted.keys() & found.keys():
        one, other = found[name], wanted[name]
        size = max([abs(value) for value in other], default=0.0)
        close = len(one) == len(other) and all(
            math.isclose(a, b, rel_tol=1e-11, abs_tol=1e-13 * size)
            for a, b in zip(one, other, strict=True)
        )
        if not close:
            wrong.append(f"{name}: {one} and {other}")
    return sorted(wrong)
