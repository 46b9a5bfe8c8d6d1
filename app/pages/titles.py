"""Text of a stranger, fit to stand among ours."""

import re

# Characters that turn the direction of what follows them, and those that nobody sees.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


def plain(text: str) -> str:
    """One line that cannot reorder what stands around it, or hide."""
    return " ".join(_UNSEEN.sub(" ", text).split())
