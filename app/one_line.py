"""Text of a stranger, as one line that keeps to itself."""

import re
from unicodedata import category

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


def visible(text: str) -> str:
    """The same for what must not be lost: each such character becomes U+FFFD, the rest stays."""
    return "".join("\ufffd" if _does_something(c) else c for c in text)


def _does_something(c: str) -> bool:
    kind = category(c)
    return kind in {"Cc", "Zl", "Zp"} or (kind == "Cf" and c not in _JOINERS)
