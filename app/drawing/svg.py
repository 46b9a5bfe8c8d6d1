"""Elements of SVG as text. Whatever a value holds, it is escaped: no text becomes markup.

Colours and sizes stand in presentation attributes, so that no style and no script is needed.
"""

import re
from functools import cache

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
MATH = "'STIX Two Math', 'Cambria Math', 'Latin Modern Math', 'Times New Roman', serif"

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
    | {chr(code): " " for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}  # not allowed in XML
    | {chr(code): "\N{REPLACEMENT CHARACTER}" for code in range(0xD800, 0xE000)}
)

_PLAIN = re.compile(r"[-A-Za-z0-9 .,()#=+\u2212]*")
"""Nothing to escape, as nearly always: to see this takes a third of the time."""


class Svg(str):
    """Markup that is finished; a plain str is text still to be escaped."""

    __slots__ = ()


def escaped(value: str) -> Svg:
    """Text for an element or between double quotes."""
    return Svg(value if _PLAIN.fullmatch(value) else value.translate(_ESCAPES))


def place(v: float) -> str:
    """A coordinate or a size, to the hundredth of a pixel; "-0" is "0"."""
    if isinstance(v, int):
        return str(v)
    text = f"{v:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, *content: str, **attributes: str | float | None) -> Svg:
    """``<name …>content</name>``; attribute names with _ for -, those that are None left out."""
    written = "".join(
        [
            f'{_before(key)}{escaped(value) if isinstance(value, str) else place(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    inner = "".join([part if isinstance(part, Svg) else escaped(part) for part in content])
    return Svg(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def group(*content: Svg, **attributes: str | float | None) -> Svg:
    """A group, on lines of its own so that a picture can be read and compared."""
    return element("g", Svg("\n"), *(Svg(f"{part}\n") for part in content if part), **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: str | float | None) -> Svg:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def text(
    x: float, y: float, content: str, size: float = 12, fill: str | None = None,
    weight: int | None = None, anchor: str = "middle",
) -> Svg:  # fmt: skip
    """A line of text on its baseline."""
    return element(
        "text", content, x=x, y=y, font_size=size, fill=fill, font_weight=weight,
        text_anchor=None if anchor == "middle" else anchor,
    )  # fmt: skip


@cache  # there are some thirty
def _before(key: str) -> str:
    """What stands before the value of an attribute."""
    return f' {key.rstrip("_").replace("_", "-")}="'
