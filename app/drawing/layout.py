"""Where everything stands: the twin of static/js/model/layout.js, with the same formulas.

A test holds the two to the same coordinates. What only moving things need (chips, the middle of
a gap) is the page's alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.drawing.geometry import Outline, Point, circle, leaving

Lod = Literal["full", "mid", "cell"]
"""Level of detail: four numbers in a unit, two, or none."""

BIAS_ROW = 0.62
"""The bias takes this much of a row, above all units as in the lecture."""
GAUGE_ROOM = 138
"""Room right of the outputs for the gap gauge, or the column of targets."""
EDGE_GAP = 2
"""Air between an outline and the end of an edge."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From unit j (0: the bias) of layer l to unit i of layer l + 1, outline to outline."""

    layer: int
    i: int
    j: int
    start: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at 0 (the left end) to 1 (the right end)."""
        return Point(
            self.start.x + (self.end.x - self.start.x) * t,
            self.start.y + (self.end.y - self.start.y) * t,
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """Margins, pitches and the level of detail, found from the pixels there are."""

    narrow: bool
    low: bool
    most: int
    top: float
    bottom: float
    pitch: float
    lod: Lod
    r: float
    left: float
    cp: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of columns, units (by layer), bias units (all layers but the last) and edges."""

    width: float
    height: float
    frame: Frame
    columns: list[float]
    units: list[list[Outline]]
    bias: list[Outline]
    edges: list[Edge]


def layout_of(layers: Sequence[int], width: float, height: float) -> Layout:
    """The layout of a network with s_1 … s_L units on a stage of this size."""
    frame = _frame(layers, width, height)
    columns = [frame.left + index * frame.cp for index in range(len(layers))]
    units = [
        _column(frame, x, size, index == 0)
        for index, (x, size) in enumerate(zip(columns, layers, strict=True))
    ]
    radius = {"full": 18, "mid": 12, "cell": max(0.72 * frame.r, 2)}[frame.lod]
    row = frame.top + BIAS_ROW * frame.pitch * 0.42
    bias = [circle(x, row, radius) for x in columns[:-1]]
    return Layout(width, height, frame, columns, units, bias, _edges(units, bias))


def _column(frame: Frame, x: float, size: int, inputs: bool) -> list[Outline]:
    first = frame.top + BIAS_ROW * frame.pitch
    ys = [first + frame.pitch * ((frame.most - size) / 2 + j + 0.5) for j in range(size)]
    if inputs:
        r = 0.64 * frame.r if frame.lod == "full" else frame.r
        return [circle(x, y, r) for y in ys]
    hw, hh, corner = _shape(frame)
    return [Outline(x, y, hw, hh, corner) for y in ys]


def _frame(layers: Sequence[int], width: float, height: float) -> Frame:
    narrow, low = width < 560, height < 470
    most, gaps = max(layers), max(1, len(layers) - 1)
    top = 34 if narrow else 56 if low else 62
    bottom = height - (14 if narrow else 46 if low else 58)
    pitch = max(1, (bottom - top) / (most + BIAS_ROW))
    r = min(60, 0.385 * pitch)
    left = cp = 0.0
    # Margins depend on the radius and the radius on the margins: three rounds settle it.
    for _ in range(3):
        left = 36 if narrow else max(0.66 * r, 20) + 34
        right = 36 if narrow else r + GAUGE_ROOM + 24
        cp = max(1, (width - left - right) / gaps)
        r = min(r, 0.225 * cp)
    lod: Lod = "full"
    # A phone's margins are too small for pebbles, however few units there are.
    if narrow or r < 40 or pitch < 100:
        lod = "mid" if r >= 17 and pitch >= 52 else "cell"
        if lod == "mid":
            r = min(26 if narrow else 36, 0.36 * pitch, 0.25 * cp)
        else:
            # Units of a network too large to edit may be smaller than 7, but never overlap.
            r = max(min(7, 0.46 * pitch), min(0.4 * pitch, 14))
            left = 24 if narrow else 74
            cp = max(1, (width - left - (24 if narrow else 200)) / gaps)
            r = min(r, 0.4 * cp)
    return Frame(narrow, low, most, top, bottom, pitch, lod, r, left, cp)


def _shape(frame: Frame) -> tuple[float, float, float]:
    """Half sizes and corner of a unit: a pebble where four numbers must fit, else a circle."""
    r = frame.r
    if frame.lod != "full":
        return r, r, r
    hh = 0.95 * r
    wide = 1.16 * r + max(0, (56 - r) * 0.7)
    return max(54, min(wide, (frame.cp - 112) / 2)), hh, 0.86 * hh


def _edges(units: list[list[Outline]], bias: list[Outline]) -> list[Edge]:
    return [
        Edge(layer, i, j, leaving(left, right, EDGE_GAP), leaving(right, left, EDGE_GAP))
        for layer, bias_unit in enumerate(bias, 1)
        for i, right in enumerate(units[layer], 1)
        for j, left in enumerate([bias_unit, *units[layer - 1]])
    ]
