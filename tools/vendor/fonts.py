"""Subsets of the two fonts, as woff2, small enough to be sent with every page.

Inter is cut to Latin-1 and the signs below, at one optical size and the weights in use, and once
more to what the program itself writes, for the lesson in one file; STIX Two
Math keeps its MATH table, from which browsers take where indices and accents go.
"""

from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

from tools import node

INTER = "inter-ui/variable/InterVariable.woff2"
STIX = "@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2"

ASCII = "".join(map(chr, range(0x20, 0x7F)))
LATIN_1 = "".join(map(chr, range(0xA0, 0x100)))
GREEK = "ΘΔΣΛΦδελσθτφηαβγρμπωχ"
SIGNS = "−×·÷±≈≠≤≥√∂∑∞→←↔↑↓↦…′″–—‘’“”•"
INTER_TEXT = ASCII + LATIN_1 + GREEK + SIGNS + "✓✗▲▼◀▶⌘⏎\u2009\u202f"

# Chromium draws a letter of its own in an <mi> as the letter of the mathematical alphabet.
ITALIC = [c for c in range(0x1D434, 0x1D468) if c != 0x1D455]  # ℎ is at U+210E
ITALIC_GREEK = range(0x1D6E2, 0x1D71C)
FILE_TEXT = ASCII + "ΘΣδ∂−×·±≈≠→←↔…′–’✓✗"
MATHS_TEXT = ASCII + GREEK + SIGNS + "ℎ⊙∘∈ℝ" + "".join(map(chr, [*ITALIC, *ITALIC_GREEK]))

# tnum: all digits are as wide, so that numbers do not move as they change.
INTER_FEATURES = ["kern", "tnum", "mark", "mkmk", "ccmp", "locl"]
# ssty: the letters drawn for indices.
MATHS_FEATURES = ["kern", "ssty", "ccmp", "mark"]


def write(folder: Path) -> None:
    """Write fonts/ below a folder."""
    target = folder / "fonts"
    target.mkdir()
    inter = node.packages() / INTER
    _inter(inter, INTER_TEXT, INTER_FEATURES, target / "inter.woff2")
    _inter(inter, FILE_TEXT, ["tnum"], target / "inter-file.woff2")
    _stix(node.packages() / STIX, target / "stix-two-math.woff2")


def _inter(source: Path, text: str, features: list[str], target: Path) -> None:
    font = _subset(source, text, features)
    _save(instantiateVariableFont(font, {"opsz": 14, "wght": (400, 700)}), target)


def _stix(source: Path, target: Path) -> None:
    _save(_subset(source, MATHS_TEXT, MATHS_FEATURES), target)


def _subset(source: Path, text: Iterable[str], features: list[str]) -> TTFont:
    options = Options(
        layout_features=features,
        hinting=False,
        drop_tables=["DSIG", "meta"],
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],  # names, and the licence, which has to stay
    )
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, text))
    subsetter.subset(font)
    return font


def _save(font: TTFont, target: Path) -> None:
    font.flavor = "woff2"
    font.save(target)
