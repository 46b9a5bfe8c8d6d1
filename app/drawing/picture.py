"""One trace as one SVG picture, complete in itself: no script, no style, nothing from elsewhere."""

from typing import Any

from app.drawing import around, colours
from app.drawing.colours import INK, INK3, SURFACE
from app.drawing.edges import edges, labels
from app.drawing.layout import Layout, layout_of
from app.drawing.svg import FONT, Svg, element, group, line, text
from app.drawing.titles import fitting
from app.drawing.units import units
from app.one_line import one_line
from app.walkthrough import numerals

TITLE_ROOM = 48
"""Pixels above the network for the title line."""
SIDE_ROOM = 24
"""Pixels left of it, for the names of the inputs: a picture's rim is not the page's."""
TITLE_SIZE, MARGIN = 20, 28
LEGEND_ROOM = 128


def picture(trace: dict[str, Any], width: int, height: int, title: str = "") -> str:
    """An SVG of a trace as the API answers it. ``title`` may be any text of anybody."""
    layers = trace["problem"]["layers"]
    heading = one_line(title) or f"Backpropagation through a {_shape(layers)} network"
    layout = layout_of(layers, width - SIDE_ROOM, height - TITLE_ROOM)
    return element(
        "svg",
        element("title", heading),
        element("desc", described(trace)),
        element("rect", width=width, height=height, fill=SURFACE),
        _title_line(trace, heading, width),
        group(
            *_network(trace, layout, SIDE_ROOM), transform=f"translate({SIDE_ROOM} {TITLE_ROOM})"
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        font_family=FONT,
        text_anchor="middle",
    )


def bare(trace: dict[str, Any], width: int, height: int) -> Svg:
    """The network alone, as the page draws it on a stage of this size, for one who names it."""
    layout = layout_of(trace["problem"]["layers"], width, height)
    return element(
        "svg",
        *_network(trace, layout),
        viewBox=f"0 0 {width} {height}",
        font_family=FONT,
        text_anchor="middle",
        aria_hidden="true",
    )


def _network(trace: dict[str, Any], layout: Layout, beside: float = 0) -> list[Svg]:
    return [
        around.headings(trace, layout),
        edges(trace, layout),
        labels(trace, layout),
        units(trace, layout, beside),
        around.target(trace, layout),
        _legend(layout),
    ]


def described(trace: dict[str, Any]) -> str:
    """The picture in words, for who does not see it."""
    problem = trace["problem"]
    names = [around.NAMES.get(name, name) for name in problem["activations"]]
    activations = names[0] if len(set(names)) == 1 else ", ".join(names)
    output, target = (
        ", ".join(numerals.seen(form(v)) for v in values)
        for form, values in (
            (numerals.value, trace["output"]), (numerals.plain, problem["y"]),
        )
    )  # fmt: skip
    said = (
        f"A network with {_shape(problem['layers'])} units and {activations}. Lines are weights: "
        "blue positive, orange negative, thicker where larger, dashed where zero. "
        f"Output {output}, target {target}, cost {numerals.seen(numerals.value(trace['cost']))}."
    )
    if trace["is_gradient"]:
        return said
    return f"{said} The errors follow the rule {problem['rule']} and are not those of the gradient."


def _shape(layers: list[int]) -> str:
    return "-".join(map(str, layers))


def _title_line(trace: dict[str, Any], heading: str, width: int) -> Svg:
    note = "" if trace["is_gradient"] else f"rule {trace['problem']['rule']}, not the gradient"
    room = width - 2 * MARGIN - 7 * len(note)
    return group(
        text(MARGIN, 31, fitting(heading, room, TITLE_SIZE), TITLE_SIZE, INK, 600, "start"),
        text(width - MARGIN, 30, note, 13, INK3, anchor="end") if note else Svg(""),
        line(0, TITLE_ROOM - 0.5, width, TITLE_ROOM - 0.5, stroke=colours.LINE),
    )


def _legend(layout: Layout) -> Svg:
    if layout.frame.narrow or layout.frame.low:
        return Svg("")
    return around.legend(layout.width - LEGEND_ROOM, layout.height - 48)
