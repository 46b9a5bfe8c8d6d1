"""An answer as a page shows it, held against the real one.

The one rule, for JSON, headers and printed text alike: what is shown is there, and "…" stands for
whatever was left out. In an object it stands for further members, in a list for any number of
items, as a value for any value, in a text for any characters, and after a number's digits for
further digits. A number without it may differ by one part in 10^12, because the last digit of
e^x is not the same on every machine.
"""

import json
import math
import re
from typing import Any

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*…|…|[\[\]{}:,]|[^\s"\[\]{}:,…]+|\s+')
_ANY, _GAP, _DIGITS = "\0any", "\0gap", "\0digits"


class _Number(float):
    """A number of an answer that remembers how it was written."""

    written: str

    def __new__(cls, text: str) -> "_Number":
        number = super().__new__(cls, text)
        number.written = text
        return number


def answer(text: str) -> Any:
    """The JSON of a real answer."""
    return json.loads(text, parse_float=_Number)


def shown(text: str) -> Any:
    """JSON with "…" in it. Raises ValueError where it is not."""
    pieces: list[str] = []
    stack: list[str] = []
    last = ""
    for token in _TOKEN.findall(text):
        piece = token
        if token in "[{":
            stack.append(token)
        elif token in "]}":
            stack.pop()
        elif token == "…":
            if last == ":" or not stack:
                piece = json.dumps(_ANY)
            else:
                piece = json.dumps(_GAP) + (": 0" if stack[-1] == "{" else "")
        elif token.endswith("…"):
            piece = json.dumps(_DIGITS + token[:-1])
        pieces.append(piece)
        last = token if token.strip() else last
    return json.loads("".join(pieces))


def difference(wanted: Any, real: Any, place: str = "") -> str | None:
    """Where and how ``real`` is not what ``wanted`` (of ``shown``) says; None where it is."""
    if wanted == _ANY:
        return None
    if isinstance(wanted, str) and wanted.startswith(_DIGITS):
        digits = wanted.removeprefix(_DIGITS)
        told = real.written if isinstance(real, _Number) else repr(real)
        return None if told.startswith(digits) else f"{place}: {told} is not {digits}…"
    if isinstance(wanted, dict) and isinstance(real, dict):
        return _object(wanted, real, place)
    if isinstance(wanted, list) and isinstance(real, list):
        return _list(wanted, real, place)
    if isinstance(wanted, str) and isinstance(real, str):
        return None if same_text(wanted, real) else f"{place}: {real!r} is not {wanted!r}"
    if _is_number(wanted) and _is_number(real):
        same = math.isclose(wanted, real, rel_tol=1e-12, abs_tol=0.0)
    else:
        same = type(wanted) is type(real) and wanted == real
    return None if same else f"{place}: {real!r} is not {wanted!r}"


def same_text(wanted: str, real: str) -> bool:
    """Whether ``real`` reads as ``wanted``, "…" standing for any characters."""
    pattern = ".*".join(map(re.escape, wanted.split("…")))
    return re.fullmatch(pattern, real, re.DOTALL) is not None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _object(wanted: dict[str, Any], real: dict[str, Any], place: str) -> str | None:
    names = wanted.keys() - {_GAP}
    if missing := names - real.keys():
        return f"{place}: there is no {', '.join(sorted(missing))}"
    if _GAP not in wanted and (more := real.keys() - names):
        return f"{place}: there is {', '.join(sorted(more))} as well"
    for name in names:
        if found := difference(wanted[name], real[name], f"{place}.{name}"):
            return found
    return None


def _list(wanted: list[Any], real: list[Any], place: str) -> str | None:
    gaps = [at for at, item in enumerate(wanted) if item == _GAP]
    if len(gaps) > 1:
        return f"{place}: a list may leave out one stretch of items"
    if len(wanted) - len(gaps) > len(real) or (not gaps and len(wanted) != len(real)):
        return f"{place}: has {len(real)} items"
    head, tail = (wanted[: gaps[0]], wanted[gaps[0] + 1 :]) if gaps else (wanted, [])
    skipped = len(real) - len(tail)
    pairs = [*enumerate(head), *enumerate(tail, skipped)]
    for at, item in pairs:
        if found := difference(item, real[at], f"{place}[{at}]"):
            return found
    return None
