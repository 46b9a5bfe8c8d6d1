"""What stands around the network: a heading per layer, Θ between them, the target and the cost."""

from typing import Any

from app.drawing import colours
from app.drawing.colours import INK, INK2, INK3, SURFACE, ZERO, tint
from app.drawing.layout import Layout
from app.drawing.svg import Svg, element, group, line, text
from app.drawing.symbols import symbol, variable
from app.walkthrough import numerals

NAMES = {"relu": "ReLU", "leaky_relu": "leaky ReLU"}
GAUGE_AWAY, CELLS_AWAY = 50, 62
LABEL_PITCH = 18
"""Two labels of the gauge need this much between their baselines."""
LEGEND_PITCH = 15
HEADERS_END = 50
"""The second line of the headings ends here."""


def headings(trace: dict[str, Any], layout: Layout) -> Svg:
    """ "Layer 2" and "2 hidden · sigmoid", as far as columns are wide enough for them."""
    cp, drawn = layout.frame.cp, []
    for layer, x in enumerate(layout.columns, 1):
        name = f"Layer {layer}" if cp >= 64 else str(layer)
        drawn.append(text(x, 21, name, 13.5, INK, 600))
        if cp >= 84 and not layout.frame.narrow:
            drawn.append(text(x, 43.5, _second(trace, layer, cp), 12, INK3))
    if not layout.frame.narrow and cp >= 84:
        drawn += [
            symbol(x + cp / 2, 24, "Θ", INK3, 15, sup=layer)
            for layer, x in enumerate(layout.columns[:-1], 1)
        ]
    return group(*drawn)


def target(trace: dict[str, Any], layout: Layout) -> Svg:
    """Beside one output a gauge that shows its gap to y; beside several a column of y."""
    if layout.frame.narrow:
        return Svg("")
    return _gauge(trace, layout) if len(trace["output"]) == 1 else _column(trace, layout)


def legend(x: float, y: float) -> Svg:
    """What colour and width of an edge mean."""
    rows = []
    for row, (sign, word) in enumerate((("pos", "positive"), ("neg", "negative"))):
        at, colour = y + LEGEND_PITCH * row, colours.SIGNS[sign]
        rows.append(line(x, at, x + 22, at, stroke=colour, stroke_width=4, stroke_linecap="round"))
        rows.append(text(x + 32, at + 4, word, 12, INK2, anchor="start"))
    at = y + 2 * LEGEND_PITCH
    wedge = f"M{x},{at}L{x + 22},{at - 3.5}V{at + 3.5}Z"
    rows.append(element("path", d=wedge, fill=INK3))
    rows.append(text(x + 32, at + 4, "thicker, larger", 12, INK2, anchor="start"))
    return group(*rows)


def _second(trace: dict[str, Any], layer: int, cp: float) -> str:
    layers, activations = trace["problem"]["layers"], trace["problem"]["activations"]
    size = layers[layer - 1]
    plural = "" if size == 1 else "s"
    if layer == 1:
        return f"{size} input{plural}"
    kind = f"{size} hidden" if layer < len(layers) else f"{size} output{plural}"
    name = activations[layer - 2]
    return f"{kind if cp >= 150 else size} · {NAMES.get(name, name)}"


def _cost(trace: dict[str, Any], x: float, y: float, anchor: str | None = None) -> Svg:
    bold = element(
        "tspan", numerals.seen(numerals.value(trace["cost"])), font_weight="650", fill=INK
    )
    return element("text", "cost ", bold, x=x, y=y, font_size=13, fill=INK2, text_anchor=anchor)


def _gauge(trace: dict[str, Any], layout: Layout) -> Svg:
    (output,) = layout.units[-1]
    a, y = trace["output"][0], trace["problem"]["y"][0]
    half = min(150, 1.05 * layout.frame.pitch) / 2
    x = output.x + output.hw + GAUGE_AWAY
    top, bottom = output.y - half, output.y + half
    # A linear or tanh output may leave 0 … 1; the track then stretches to hold it.
    low, high = min(0, a, y), max(1, a, y)

    def place(v: float) -> float:
        return float(bottom - (v - low) / (high - low) * (bottom - top))

    at_y, at_a = place(y), place(a)
    apart = max(LABEL_PITCH, abs(at_a - at_y))
    below = at_a > at_y or (at_a == at_y and y > 0.5)
    label_a = at_y + (apart if below else -apart)
    gap = {"x": x - 5, "y": min(at_y, at_a), "width": 10, "height": abs(at_a - at_y)}
    return group(
        _bar(x - 2.5, top, 5, bottom - top, ZERO),
        element("rect", **gap, fill=colours.SIGNS[colours.sign(a - y)]),
        _lead(output.x + output.hw + 2, output.y, x - 9, at_a),
        _bar(x - 9, at_y - 1.5, 18, 3, INK),
        element("circle", cx=x, cy=at_a, r=7, fill=SURFACE, stroke=INK, stroke_width=2),
        _equals(x + 20, at_y + 4.5, "y", numerals.plain(y)),
        _equals(x + 20, label_a + 4.5, "a", numerals.value(a)),
        _cost(trace, x, bottom + 34),
    )


def _bar(x: float, y: float, width: float, height: float, fill: str) -> Svg:
    return element("rect", x=x, y=y, width=width, height=height, rx=1.5, fill=fill)


def _lead(x1: float, y1: float, x2: float, y2: float) -> Svg:
    """From an output to where its target stands."""
    dotted = "2 4"
    return line(x1, y1, x2, y2, stroke=colours.CTRL, stroke_width=1.2, stroke_dasharray=dotted)


def _equals(x: float, y: float, name: str, value: str) -> Svg:
    return element(
        "text", variable(name), f" = {numerals.seen(value)}", x=x, y=y, font_size=13, fill=INK,
        font_weight="550", text_anchor="start",
    )  # fmt: skip


def _column(trace: dict[str, Any], layout: Layout) -> Svg:
    outputs, cell = layout.units[-1], layout.frame.lod == "cell"
    r = layout.frame.r if cell else min(22, 0.3 * layout.frame.pitch)
    x = outputs[0].x + outputs[0].hw + CELLS_AWAY
    top = outputs[0].y - r
    name = max(top - 14, min(HEADERS_END + 9, top - 5))
    # Where the headings are near, the cost is not above the name of the targets but beside it.
    near = name - 33 < HEADERS_END
    cost = _cost(trace, x + 12, name, "start") if near else _cost(trace, x, name - 22)
    drawn = [symbol(x, name, "y", INK, 15), cost]
    for output, value in zip(outputs, trace["problem"]["y"], strict=True):
        drawn.append(_lead(output.x + output.hw + 2, output.y, x - r - 2, output.y))
        fill = tint("y", value, strong=cell)
        drawn.append(
            element("circle", cx=x, cy=output.y, r=r, fill=fill, stroke=INK2, stroke_width=1.4)
        )
        if not cell:
            written = numerals.seen(numerals.plain(value))
            size = 11.5 if len(written) > 4 else 13
            drawn.append(text(x, output.y + 4.5, written, size, INK, 560))
    return group(*drawn)
