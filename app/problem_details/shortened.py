"""What an answer may repeat of its request: little, finite, and valid UTF-8."""

from __future__ import annotations

import math
from collections.abc import Mapping

from app.one_line import visible

_MAX_GOT = 80


def shortened(value: object) -> object:
    """`value` as an answer may repeat it: short, finite, and valid UTF-8."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        # A double keeps 15 digits for certain; a client's parser would change longer ones.
        return int(value) if abs(value) < 10**15 else _long_integer(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else _infinite(value)
    if isinstance(value, str):
        return cut(value, _MAX_GOT)
    if isinstance(value, Mapping):
        return _counted("an object", len(value))
    if isinstance(value, list | tuple):
        return _counted("a list", len(value))
    return f"a value of type {type(value).__name__}"


def cut(text: str, length: int) -> str:
    """`text` in at most `length` characters, all of them visible on one line.

    What UTF-8 cannot hold becomes a question mark.
    """
    if len(text) > length:
        text = text[: length - 1] + "…"
    return visible(text).encode("utf-8", "replace").decode("utf-8")


def _infinite(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _long_integer(value: int) -> str:
    if value.bit_length() > 1000:
        return "a very large integer"
    return cut(str(value), _MAX_GOT)


def _counted(what: str, size: int) -> str:
    return f"an empty {what.split()[-1]}" if size == 0 else f"{what} of {size}"
