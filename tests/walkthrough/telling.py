"""Walks for the tests: of a sample of the engine's tests, under any rule, by unit or by layer."""

import re
from decimal import Decimal
from typing import Any

from app.engine.arrays import Vector
from app.engine.problem import Problem
from app.engine.rules import RULES
from app.engine.solution import Solution, solve
from app.walkthrough.step import Granularity, Step
from app.walkthrough.steps import walk
from tests.engine.networks import LECTURE, Sample

ROUNDING_EDGES = [
    0.0, -0.0, 5e-324, -5e-324, 1e6, -1e6, 0.00099499, 0.000995, -0.000995, 0.00995, -0.00994999,
]  # fmt: skip
"""Where a number begins to be written in another way."""

GRANULARITIES: tuple[Granularity, ...] = ("unit", "layer")


def solved(sample: Sample, rule: str = "exact") -> Solution:
    """The sample as a problem, solved."""
    return solve(Problem(sample.network, 0, RULES[rule], sample.x, sample.y))


def told(
    sample: Sample = LECTURE, rule: str = "exact", granularity: Granularity = "unit"
) -> list[Step]:
    """The steps."""
    return walk(solved(sample, rule), granularity)


def step(steps: list[Step], kind: str, layer: int, unit: int | None = None) -> Step:
    """The one step of a kind at a place."""
    (found,) = [s for s in steps if (s["kind"], s["layer"], s["unit"]) == (kind, layer, unit)]
    return found


def of(values: Vector | None) -> list[float]:
    """A layer's vector as a list."""
    assert values is not None
    found: list[float] = values.tolist()
    return found


def shows(text: str, true: float) -> bool:
    """Whether ``text`` ("-0.227", "1.8e-4") is ``true`` rounded at the last digit it shows."""
    mantissa, _, exponent = text.partition("e")
    places = len(mantissa.partition(".")[2])
    unit = Decimal(1).scaleb(int(exponent or 0) - places)
    shown = Decimal(mantissa).scaleb(int(exponent or 0))
    if shown == 0:
        return true == 0 and not text.startswith("-")
    return abs(shown - Decimal(true)) <= unit * Decimal("0.500001")


_INDEX = re.compile(r"\b(?:Layer|layer|unit|Unit|Theta|x) \d+")
_SPOKEN = re.compile(r"(minus )?(\d+(?:\.\d+)?)(?: times 10 to the (minus )?(\d+))?(?!\w)")


def spoken_numbers(narration: str) -> list[str]:
    """The numbers of a narration in digits, in order, without those that say which unit it is."""
    found = []
    for sign, digits, minus, power in _SPOKEN.findall(_INDEX.sub("", narration)):
        exponent = f"e{'-' if minus else ''}{power}" if power else ""
        found.append(f"{'-' if sign else ''}{digits}{exponent}")
    return found


def agree(shown: list[str], true: list[float]) -> bool:
    """Whether the numbers shown are the true ones, one by one, in order."""
    return len(shown) == len(true) and all(
        shows(text, value) for text, value in zip(shown, true, strict=True)
    )


def flat(values: Any) -> list[float]:
    """A value of any shape as one list."""
    if not isinstance(values, list):
        return [values]
    return [number for entry in values for number in flat(entry)]
