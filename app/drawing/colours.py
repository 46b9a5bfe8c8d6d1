"""The light colours of static/css/tokens.css, and tints between them.

Hue means sign and nothing else: blue positive, orange negative. A picture on somebody else's page
cannot know that page's theme, so it is always light.
"""

from functools import cache
from typing import Final

SURFACE: Final = "#ffffff"
LINE: Final = "#e3e0d9"
CTRL: Final = "#85827a"
INK: Final = "#1b1f24"
INK2: Final = "#474c54"
INK3: Final = "#666b73"
ZERO: Final = "#bdb9b0"
SIGNS: Final = {"pos": "#1a66ad", "neg": "#a94b0b", "zero": CTRL}
SOFT: Final = {"pos": "#d5e7f8", "neg": "#fce2cb", "zero": SURFACE}

REFERENCE: Final = {"z": 1.5, "a": 1.5, "d": 0.6, "s": 0.8, "y": 1.5}
"""Where a tint is full, by part."""
CELL_MIX = 88
"""Cells without text may take nearly all of the strong colour."""


def sign(v: float) -> str:
    """ "pos", "neg" or "zero"."""
    return "pos" if v > 0 else "neg" if v < 0 else "zero"


def tint(part: str, value: float | None, *, strong: bool = False) -> str:
    """The colour of a part of a unit: its sign by hue, its size by share."""
    if value is None:
        return SURFACE
    share = min(1.0, abs(value) / REFERENCE[part]) ** 0.5
    colour = (SIGNS if strong else SOFT)[sign(value)]
    percent = int(share * (CELL_MIX if strong else 100) + 0.5)
    return SURFACE if value == 0 else mixed(colour, percent)


@cache
def mixed(colour: str, percent: int) -> str:
    """So much of a colour, the rest white: CSS's ``color-mix(in oklab, …)``."""
    one, other = _oklab(colour), _oklab(SURFACE)
    share = percent / 100
    return _hex([a * share + b * (1 - share) for a, b in zip(one, other, strict=True)])


# The matrices are those of CSS Color 4, section 9: oklab by Björn Ottosson.
def _oklab(colour: str) -> list[float]:
    r, g, b = (_linear(int(colour[k : k + 2], 16) / 255) for k in (1, 3, 5))
    cones = [
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    ]
    l, m, s = cones
    return [
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]


def _hex(lab: list[float]) -> str:
    lightness, a, b = lab
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )
    return "#" + "".join(f"{int(_gamma(c) * 255 + 0.5):02x}" for c in channels)


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)


def _gamma(c: float) -> float:
    c = min(1.0, max(0.0, c))
    return 12.92 * c if c <= 0.0031308 else float(1.055 * c ** (1 / 2.4) - 0.055)
