"""Outlines and straight lines between them: the twin of static/js/model/geometry.js."""

from dataclasses import dataclass, replace
from math import hypot


@dataclass(frozen=True, slots=True)
class Point:
    """A place, in pixels from the upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A circle (hw = hh = corner) or a rounded rectangle, by its centre and half sizes."""

    x: float
    y: float
    hw: float
    hh: float
    corner: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre and its size."""

    x: float
    y: float
    width: float
    height: float


def circle(x: float, y: float, r: float) -> Outline:
    """The outline of a circle."""
    return Outline(x, y, r, r, r)


def grown(outline: Outline, by: float) -> Outline:
    """The outline so many pixels further out."""
    return replace(outline, hw=outline.hw + by, hh=outline.hh + by, corner=outline.corner + by)


def contains(outline: Outline, dx: float, dy: float) -> bool:
    """Whether the point (dx, dy), seen from the outline's centre, lies inside."""
    over_x = abs(dx) - (outline.hw - outline.corner)
    over_y = abs(dy) - (outline.hh - outline.corner)
    if over_x <= 0:
        return abs(dy) <= outline.hh
    if over_y <= 0:
        return abs(dx) <= outline.hw
    return hypot(over_x, over_y) <= outline.corner


def leaving(start: Outline, target: Outline, gap: float) -> Point:
    """Where the line to the target's centre leaves the outline, and ``gap`` pixels further on.

    Found by bisection, so that it holds for any outline that ``contains`` knows; after 32 rounds a
    last digit that rounds otherwise than in the page moves no point by a millionth of a pixel.
    """
    length = hypot(target.x - start.x, target.y - start.y) or 1
    ux, uy = (target.x - start.x) / length, (target.y - start.y) / length
    inside, outside = 0.0, start.hw + start.hh
    if start.hw == start.hh == start.corner:  # a circle, as all units of a large network are
        inside = outside = start.corner
    for _ in range(32 if inside < outside else 0):
        middle = (inside + outside) / 2
        if contains(start, ux * middle, uy * middle):
            inside = middle
        else:
            outside = middle
    at = inside + gap
    return Point(start.x + ux * at, start.y + uy * at)


def overlap(a: Box, b: Box) -> float:
    """Pixels by which two boxes overlap; 0 where they do not."""
    x = (a.width + b.width) / 2 - abs(a.x - b.x)
    y = (a.height + b.height) / 2 - abs(a.y - b.y)
    return min(x, y) if x > 0 and y > 0 else 0


def touches(box: Box, outline: Outline) -> bool:
    """Whether a box, no larger than a unit, reaches into an outline: asked at nine points."""
    x, y = abs(box.x - outline.x), abs(box.y - outline.y)
    if x > outline.hw + box.width / 2 or y > outline.hh + box.height / 2:
        return False  # as most are, far from each other
    return any(
        contains(
            outline,
            box.x + sx * box.width / 2 - outline.x,
            box.y + sy * box.height / 2 - outline.y,
        )
        for sx in (-1, 0, 1)
        for sy in (-1, 0, 1)
    )
