"""The network as the page shows it until its script draws it, and where no script comes."""

from typing import NamedTuple

from markupsafe import Markup

from app.drawing.picture import bare, described
from app.limits import MAX_WEIGHTS_STILL
from app.schemas.writing import Wire

WIDE, NARROW = (1044, 552), (390, 318)
"""The stage of a window of 1440 by 900, and of a phone. Others show one of them."""


class Still(NamedTuple):
    """Two drawings, of which the style sheet shows one, and what both show in words."""

    words: str
    wide: Markup
    narrow: Markup


def still_of(trace: Wire) -> Still | None:
    """The network with all its numbers; None where it is too large."""
    if sum(len(row) for theta in trace["problem"]["theta"] for row in theta) > MAX_WEIGHTS_STILL:
        return None
    # Made of escaped elements alone.
    wide, narrow = (Markup(bare(trace, *size)) for size in (WIDE, NARROW))
    return Still(described(trace), wide, narrow)
