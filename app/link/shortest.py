"""The shortest decimal that reads back to the same float64, for links that stay short."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.json_bytes import json_bytes

_OF_NUMBERS = b"-+0123456789.,e[]"
"""What JSON of lists of numbers is made of."""


def shortest(value: float) -> str:
    """`value` in as few characters as the link's number grammar allows, the sign of zero kept.

    0.5 is ".5", 1e-07 "1e-7", 100000.0 "1e5". Of equally short forms the plain one wins, then
    the one with a point after the first digit; so one value has one form. Raises ValueError for
    NaN and infinities.
    """
    if not math.isfinite(value):
        raise ValueError("a link cannot hold NaN or an infinity")
    text = repr(value)
    if "e" not in text:  # most numbers: what is plain and short already is not taken apart
        if text.endswith(".0"):
            if not text.endswith("000.0"):
                return text[:-2]
        elif not text.startswith(("0.", "-0.")):
            return text
        elif not text.startswith(("0.000", "-0.000")):
            return text.replace("0.", ".", 1)
    return _shortened(value)


def shortest_of_all(matrices: list[object]) -> list[str] | None:
    """Each matrix with its float64s joined by ``_``, its rows by ``__``; None for a closer look.

    What ``shortest`` makes of each number, in a few calls for all of them: JSON has the fewest
    digits too, and most of its numbers lose at most the zero before their point or behind it.
    """
    text = json_bytes(matrices)
    if text.translate(None, _OF_NUMBERS) or not (text.startswith(b"[[[") and text[-3:] == b"]]]"):
        return None
    bare = text[3:-3].replace(b"]],[[", b"_&_").replace(b"],[", b"__").replace(b",", b"_")
    if b"[" in bare or b"]" in bare:
        return None
    found = _bare(bare).decode().split("_&_")
    return found if all(found) and len(found) == len(matrices) else None


def shortest_of_each(digits: Sequence[bytes]) -> list[bytes]:
    """What ``shortest`` makes of each finite number, given as JSON has it."""
    return _bare(b"_".join(digits)).split(b"_") if digits else []


def _bare(numbers: bytes) -> bytes:
    """The same of numbers that are joined by "_"."""
    if b"e" in numbers or b"000" in numbers:
        each = numbers.split(b"_")
        numbers = b"_".join([_unusual(n) if b"e" in n or b"000" in n else n for n in each])
    fenced = b"_%b_" % numbers
    return fenced.replace(b".0_", b"_").replace(b"_0.", b"_.").replace(b"_-0.", b"_-.")[1:-1]


def _unusual(number: bytes) -> bytes:
    return shortest(float(number)).encode()


def _shortened(value: float) -> str:
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    # repr gives the fewest digits that read back to the same float64 (David Gay's algorithm).
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    power = int(exponent or "0") - len(fraction)  # value = digits * 10**power
    trimmed = digits.rstrip("0")
    power += len(digits) - len(trimmed)
    return sign + min(_forms(trimmed, power), key=len)


def _forms(digits: str, power: int) -> list[str]:
    """The ways to write digits * 10**power (an integer, or less than 1), most readable first."""
    forms = []
    point = len(digits) + power  # where the decimal point stands among the digits
    if -25 < point < 25:
        if power >= 0:
            forms.append(digits + "0" * power)
        else:
            forms.append("." + "0" * -point + digits)
    if len(digits) > 1:
        forms.append(f"{digits[0]}.{digits[1:]}e{point - 1}")
    forms.append(f"{digits}e{power}")
    return forms
