"""Edges, by sign and size of their weights, and the Θ labels on them."""

from typing import Any

from app.drawing import colours
from app.drawing.geometry import Box, Point, overlap
from app.drawing.labels import labels_of
from app.drawing.layout import Edge, Layout
from app.drawing.svg import Svg, element, group, line
from app.walkthrough import numerals

MID_LABELS, NARROW_LABELS, MID_LABEL_ROOM = 9, 6, 150
"""In small graphs only gaps with at most so many edges, and at least so wide, have labels."""
OPACITY = {"full": 0.8, "mid": 0.8, "cell": 0.28}


def edges(trace: dict[str, Any], layout: Layout) -> Svg:
    """All edges, those of one sign together: what they share is said once."""
    theta, lod = trace["problem"]["theta"], layout.frame.lod
    by_sign: dict[tuple[str, bool], list[Svg]] = {}
    for edge in layout.edges:
        weight = theta[edge.layer - 1][edge.i - 1][edge.j]
        key = (colours.sign(weight), edge.j == 0)
        by_sign.setdefault(key, []).append(_line(edge, _width(weight, lod), key))
    return group(
        *(
            group(
                *lines,
                stroke=colours.SIGNS[sign],
                stroke_linecap="round" if bias and sign != "zero" else None,
            )
            for (sign, bias), lines in by_sign.items()
        ),
        fill="none",
        stroke_opacity=OPACITY[lod],
    )


def labels(trace: dict[str, Any], layout: Layout) -> Svg:
    """The weights on their plates, where the level of detail has room for them."""
    theta = trace["problem"]["theta"]
    found: list[tuple[Point, float]] = []
    for layer in range(1, len(layout.columns)):
        if _has_labels(layout, layer):
            placed = [
                (place, theta[edge.layer - 1][edge.i - 1][edge.j])
                for edge, place in labels_of(layout, layer)
            ]
            found += placed if layout.frame.lod == "full" else _without_overlap(placed)
    size = 11.5 if layout.frame.narrow else 13
    return group(
        *(_label(place, weight, size, layout.frame.narrow) for place, weight in found),
        font_size=size,
        font_weight="550",
    )


def _width(weight: float, lod: str) -> float:
    size = min(1.0, abs(weight) / 2)
    if weight == 0:
        return 1.2
    return float(0.4 + 2.2 * size**0.8 if lod == "cell" else 1.2 + 4.3 * size**0.75)


def _line(edge: Edge, width: float, key: tuple[str, bool]) -> Svg:
    sign, bias = key
    dashes = "4 4" if sign == "zero" else f"1 {max(5, int(2 * width) + 1)}" if bias else None
    ends = (edge.start.x, edge.start.y, edge.end.x, edge.end.y)
    return line(*ends, stroke_width=width, stroke_dasharray=dashes)


def _has_labels(layout: Layout, layer: int) -> bool:
    frame = layout.frame
    if frame.lod != "mid":
        return frame.lod == "full"
    edges = (len(layout.units[layer - 1]) + 1) * len(layout.units[layer])
    most = NARROW_LABELS if frame.narrow else MID_LABELS
    return frame.cp > MID_LABEL_ROOM and edges <= most


def _without_overlap(placed: list[tuple[Point, float]]) -> list[tuple[Point, float]]:
    """Where plates would cover one another the first stays; the rest stands in tables."""
    kept: list[tuple[Box, Point, float]] = []
    for place, weight in placed:
        width = max(7.4 * len(numerals.weight(weight)) + 4, 34)
        box = Box(place.x, place.y, width, 16)
        if all(overlap(box, other) < 2 for other, _, _ in kept):
            kept.append((box, place, weight))
    return [(place, weight) for _, place, weight in kept]


def _label(place: Point, weight: float, size: float, bare: bool) -> Svg:
    written = numerals.seen(numerals.weight(weight))
    sign = colours.sign(weight)
    fill = colours.INK2 if sign == "zero" else colours.SIGNS[sign]
    words = element("text", written, x=place.x, y=place.y + 0.36 * size, fill=fill)
    if bare:
        return words
    width = 7.4 * len(written) + 4
    return Svg(
        element(
            "rect", x=place.x - width / 2, y=place.y - 8, width=width, height=16, rx=4,
            fill=colours.SURFACE,
        )
        + words
    )  # fmt: skip
