"""The title line: text of a stranger, as one line that keeps to itself and to its room."""

import re
from unicodedata import category, east_asian_width

_JOINERS = "\u200c\u200d"
"""Invisible, but words of some scripts and many pictures need them."""


def one_line(text: str) -> str:
    """Without line breaks, control characters and what would turn the direction of other text."""
    plain = "".join(
        " " if category(c) in {"Cc", "Zl", "Zp", "Cs", "Cn"} else c
        for c in text
        if c in _JOINERS or category(c) != "Cf"
    )
    return re.sub(r"\s+", " ", plain).strip()


def fitting(text: str, width: float, size: float) -> str:
    """As much of a line as so many pixels hold at this size; "…" where it was cut."""
    left, kept = width / size, ""
    for place, c in enumerate(text):
        left -= 1.05 if east_asian_width(c) in "WF" or ord(c) > 0x1F000 else 0.6
        if left < 0:
            return kept[: max(0, place - 1)].rstrip() + "…"
        kept += c
    return text
