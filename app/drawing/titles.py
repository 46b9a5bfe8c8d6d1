"""The title line: as much of it as there is room for."""

from unicodedata import east_asian_width


def fitting(text: str, width: float, size: float) -> str:
    """As much of a line as so many pixels hold at this size; "…" where it was cut."""
    left, kept = width / size, ""
    for place, c in enumerate(text):
        left -= 1.05 if east_asian_width(c) in "WF" or ord(c) > 0x1F000 else 0.6
        if left < 0:
            return kept[: max(0, place - 1)].rstrip() + "…"
        kept += c
    return text
