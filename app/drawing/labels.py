"""Where the Θ labels stand: the twin of static/js/model/layout-labels.js.

At t = 0.30 from the left unit crossing edges do not share a point; where more edges meet, or a
unit is near, a label moves along its edge.
"""

from collections.abc import Sequence
from math import hypot, inf

from app.drawing.geometry import Box, Outline, Point, grown, overlap, touches
from app.drawing.layout import Edge, Layout

PREFERRED = 0.3
PLACES = (
    PREFERRED, 0.26, 0.34, 0.22, 0.38, 0.18, 0.42, 0.46, 0.5, 0.14, 0.54, 0.58, 0.62, 0.66, 0.7,
)  # fmt: skip
"""Where a label may stand, the preferred place first."""

SIZES = {"full": (46, 20), "mid": (44, 16)}
""" "−0.90" on its plate, with air."""
BARE = (35, 14)
"""On a narrow stage labels have no plates."""
LETTERS, AIR = 5, 4
"""Half the height of a label's letters, and the air between them and the line below."""
RING = 5
"""A ring around an active unit reaches so far on the page; small graphs have no air to lose."""
ON_UNIT = 8
"""A label on a unit is as bad as one hidden by so many pixels of another."""


def labels_of(layout: Layout, layer: int) -> list[tuple[Edge, Point]]:
    """The edges from this layer to the next with the places of their labels, in their order."""
    edges = [edge for edge in layout.edges if edge.layer == layer]
    if layout.frame.lod == "cell":
        ats = [PREFERRED] * len(edges)
    else:
        ats = _spread(layout, edges, _around(layout, layer))
    return [(edge, _point(layout, edge, at)) for edge, at in zip(edges, ats, strict=True)]


def _places(layout: Layout, edge: Edge) -> Sequence[float]:
    """Where small units leave little of a level edge, its label takes the middle of the rest."""
    dx, dy = edge.end.x - edge.start.x, edge.end.y - edge.start.y
    short = dx < 2 * BARE[0] and abs(dy) < BARE[1]
    return (0.6, 0.5, *PLACES) if layout.frame.narrow and short else PLACES


def _around(layout: Layout, layer: int) -> list[Outline]:
    ring = RING if layout.frame.lod == "mid" else 0
    found: list[Outline] = []
    for each in (layer, layer + 1):
        found += [grown(unit, ring) for unit in layout.units[each - 1]]
        found += layout.bias[each - 1 : each]
    return found


def _spread(layout: Layout, edges: list[Edge], outlines: list[Outline]) -> list[float]:
    """One after the other takes the first place that is free, or the one that covers least."""
    size = BARE if layout.frame.narrow else SIZES[layout.frame.lod]
    taken: list[Box] = []
    ats = []
    for edge in edges:
        best, least, kept = PREFERRED, inf, Box(0, 0, *size)
        for at in _places(layout, edge):
            point = _point(layout, edge, at)
            box = Box(point.x, point.y, *size)
            covered = float(ON_UNIT * sum(touches(box, outline) for outline in outlines))
            for other in taken:
                covered += overlap(box, other)
            if covered < least - 0.01:
                best, least, kept = at, covered, box
            if covered == 0:
                break
        taken.append(kept)
        ats.append(best)
    return ats


def _point(layout: Layout, edge: Edge, at: float) -> Point:
    """On a narrow stage a label stands above its line, far enough not to touch a steep one."""
    point = edge.at(at)
    if not layout.frame.narrow:
        return point
    dx, dy = edge.end.x - edge.start.x, edge.end.y - edge.start.y
    length = hypot(dx, dy) or 1
    nx, ny = dy / length, -dx / length
    away = abs(nx) * BARE[0] / 2 + abs(ny) * LETTERS + AIR
    return Point(point.x + nx * away, point.y + ny * away)
