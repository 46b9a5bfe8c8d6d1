"""Symbols with indices, z₁⁽²⁾: as static/js/view/graph/text.js sets them."""

from app.drawing.svg import MATH, Svg, element

_SIZE, _UP, _DOWN = 0.68, 0.4, 0.24
"""Indices, as shares of the size of the base."""


def symbol(
    x: float, y: float, base: str, fill: str, size: float = 13, sup: int | None = None,
    sub: int | None = None, anchor: str | None = None,
) -> Svg:  # fmt: skip
    """A symbol; the subscript stands under the superscript, pulled back by its width."""
    small, up, pulled = _SIZE * size, 0.0, 0.0
    spans = [Svg(variable(base))]
    if sup is not None:
        up = _UP * size
        pulled = -(0.66 + 0.5 * len(str(sup))) * small
        spans.append(element("tspan", f"({sup})", font_size=small, dy=-up))
    if sub is not None:
        dx = pulled or None
        spans.append(element("tspan", str(sub), font_size=small, dx=dx, dy=up + _DOWN * size))
    return element(
        "text", *spans, x=x, y=y, font_size=size, font_family=MATH, fill=fill, text_anchor=anchor
    )


def variable(text: str) -> Svg:
    """Variables are italic, capitals such as Θ and Σ upright."""
    pieces = []
    for letter in text:
        italic = letter in "axyzδ"
        pieces.append(element("tspan", letter, font_style="italic") if italic else letter)
    return Svg("".join(pieces))
