"""Units: four numbers in a pebble, two in a circle, or four coloured sectors without text."""

from dataclasses import replace
from typing import Any

from app.drawing import colours
from app.drawing.colours import INK, INK2, LINE, SIGNS, SURFACE, tint
from app.drawing.curves import curve
from app.drawing.geometry import Outline
from app.drawing.layout import Layout
from app.drawing.svg import Svg, element, group, place, text
from app.drawing.symbols import symbol
from app.walkthrough import numerals

Parts = dict[str, float | None]
CORNERS = {"z": (-1, -1), "a": (1, -1), "d": (-1, 1), "s": (1, 1)}


ROOMY = 24
"""Half the width of a unit that has room for a number as it is written everywhere else."""

NAME_ROOM = 32
"""Pixels left of an input for its name."""


def units(trace: dict[str, Any], layout: Layout, beside: float = 0) -> Svg:
    """Every unit of every layer, bias units too; so many pixels are free beside the stage."""
    drawn = [_bias(at, layout) for at in layout.bias]
    for index, column in enumerate(layout.units):
        for j, at in enumerate(column):
            parts = parts_of(trace, index, j)
            if index == 0:
                drawn.append(_input(at, j + 1, parts["a"] or 0.0, layout, beside))
            else:
                # About a place of its own: what units have in common is then the same text, and
                # takes next to nothing once the picture is compressed.
                unit = _unit(trace, layout, replace(at, x=0.0, y=0.0), index + 1, j + 1, parts)
                here = f"translate({place(at.x)} {place(at.y)})"
                drawn.append(element("g", unit, transform=here))
    return group(*drawn)


def parts_of(trace: dict[str, Any], index: int, j: int) -> Parts:
    """What stands in the four parts of a unit.

    Where loss and activation cancel there is no ΣΘδ; a − y, which stands there, is δ itself.
    """
    found: Parts = {}
    for part, name in (("z", "z"), ("a", "a"), ("s", "weighted_delta"), ("d", "delta")):
        values = trace[name][index]
        found[part] = None if values is None else values[j]
    if found["s"] is None:
        found["s"] = found["d"]
    return found


def fitted(size: float, written: str) -> float:
    """A number of seven characters still has to fit where six do."""
    return size * 6.2 / len(written) if len(written) > 6 else size


def _written(value: float, at: Outline) -> str:
    return numerals.seen((numerals.value if at.hw >= ROOMY else numerals.short)(value))


def _shape(at: Outline, **attributes: str | float | None) -> Svg:
    if at.hw == at.corner == at.hh:
        return element("circle", cx=at.x, cy=at.y, r=at.hw, **attributes)
    return element(
        "rect", x=at.x - at.hw, y=at.y - at.hh, width=2 * at.hw, height=2 * at.hh,
        rx=at.corner, **attributes,
    )  # fmt: skip


def _quarter(at: Outline, part: str, fill: str) -> Svg:
    """A quarter of the outline, with its own rounded corner."""
    sx, sy = CORNERS[part]
    path = (
        f"M{place(at.x)},{place(at.y)}H{place(at.x + sx * at.hw)}"
        f"V{place(at.y + sy * (at.hh - at.corner))}"
        f"A{place(at.corner)},{place(at.corner)} 0 0 {int(sx * sy > 0)} "
        f"{place(at.x + sx * (at.hw - at.corner))},{place(at.y + sy * at.hh)}H{place(at.x)}Z"
    )
    return element("path", d=path, fill=fill)


def _bias(at: Outline, layout: Layout) -> Svg:
    size = 14 if layout.frame.lod == "full" else 11.5
    shape = _shape(
        at, fill="#faf9f6", stroke=colours.CTRL, stroke_width=1.4, stroke_dasharray="3 3"
    )
    if layout.frame.lod == "cell":
        return shape
    return Svg(shape + text(at.x, at.y + 0.36 * size, "+1", size, INK2, 500))


def _input(at: Outline, unit: int, value: float, layout: Layout, beside: float) -> Svg:
    lod = layout.frame.lod
    cell, full = lod == "cell", lod == "full"
    fill = tint("a", value, strong=cell)
    drawn: str = _shape(at, fill=fill, stroke=INK2, stroke_width=1.1 if cell else 1.5)
    if not cell:
        written = _written(value, at)
        size = fitted(14 if full else max(11.5, min(13, 0.37 * at.hw)), written)
        drawn += text(at.x, at.y + (15 if full else 4.5), written, size, INK, 650)
    if full:
        drawn += symbol(at.x, at.y - 7, "a", INK2, sup=1, sub=unit)
    if at.x - at.hw + beside >= NAME_ROOM and (not cell or layout.frame.pitch >= 18):
        size = 17 if not cell else 14
        drawn += symbol(at.x - at.hw - 13, at.y + 5, "x", INK, size, sub=unit, anchor="end")
    return Svg(drawn)


def _unit(
    trace: dict[str, Any], layout: Layout, at: Outline, layer: int, unit: int, parts: Parts
) -> Svg:
    lod = layout.frame.lod
    drawn = "".join(
        _quarter(at, part, tint(part, value, strong=lod == "cell")) for part, value in parts.items()
    )
    if lod == "full":
        drawn += element(
            "path", d=f"M{place(at.x - at.hw)},{place(at.y)}h{place(2 * at.hw)}"
            f"M{place(at.x)},{place(at.y - at.hh)}v{place(2 * at.hh)}",
            stroke=LINE, stroke_width=1.2,
        )  # fmt: skip
    width = 1.1 if lod == "cell" else 1.5
    drawn += _shape(at, fill="none", stroke=INK2, stroke_width=width)
    if lod == "full":
        drawn += _pebble(trace, layout, at, layer, unit, parts)
    if lod == "mid":
        drawn += _two(trace, at, layer, parts)
    return Svg(drawn)


def _pebble(
    trace: dict[str, Any], layout: Layout, at: Outline, layer: int, unit: int, parts: Parts
) -> str:
    k = layout.frame.r / 58
    last = layer == len(layout.columns)
    rule = trace["problem"]["rule"]
    drawn = ""
    for part, value in parts.items():
        sx, upper = CORNERS[part][0], CORNERS[part][1] < 0
        x, y = at.x + sx * 0.515 * at.hw, at.y + (-34 if upper else 44) * k
        size = max(11.5, 13 * k)
        if part == "s":
            gap = f"y {numerals.MINUS} a" if rule == "y_minus_a" else f"a {numerals.MINUS} y"
            drawn += symbol(x, y, gap if last else "Σ Θδ", INK2, size)
        else:
            base = {"d": "≈ δ" if rule == "intuition" and not last else "δ"}.get(part, part)
            drawn += symbol(x, y, base, INK2, size, sup=layer, sub=unit)
        if value is not None:
            written = numerals.seen(numerals.value(value))
            weight = 700 if part == "d" else 500
            size = fitted(max(12, 13.5 * k), written)
            drawn += text(x, at.y + (-14.5 if upper else 25) * k, written, size, INK, weight)
    r = 13 * k
    name = trace["problem"]["activations"][layer - 2]
    drawn += element("circle", cx=at.x, cy=at.y, r=r, fill=SURFACE, stroke=INK2, stroke_width=1.4)
    return drawn + element(
        "path", d=curve(name, at.x, at.y, r), fill="none", stroke=INK, stroke_width=1.5
    )


def _two(trace: dict[str, Any], at: Outline, layer: int, parts: Parts) -> str:
    """a above δ."""
    size = max(11.5, min(13, 0.37 * at.hw))
    loose = trace["problem"]["rule"] == "intuition" and layer < len(trace["a"])
    a, d = parts["a"] or 0.0, parts["d"] or 0.0
    upper = _written(a, at)
    lower = ("≈" if loose else "") + _written(d, at)
    fill = INK2 if d == 0 else SIGNS[colours.sign(d)]
    return text(at.x, at.y - 0.19 * at.hw, upper, fitted(size, upper), INK, 650) + text(
        at.x, at.y + 0.19 * at.hw + 0.72 * size, lower, fitted(size, lower), fill, 650
    )
