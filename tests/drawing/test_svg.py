"""Text in a picture stays text, and a title keeps to its line."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.assets import STATIC
from app.drawing import colours
from app.drawing.colours import mixed, tint
from app.drawing.svg import element, group, place
from app.drawing.titles import fitting
from app.one_line import one_line


@given(st.text(), st.text())
def test_any_text_is_xml_with_no_element_of_its_own(content: str, attribute: str) -> None:
    written = element("text", content, font_family=attribute)
    root = ElementTree.fromstring(written.encode())
    assert (root.tag, len(root), list(root.attrib)) == ("text", 0, ["font-family"])
    if content.isprintable():
        assert (root.text or "") == content


def test_finished_markup_is_not_escaped_twice() -> None:
    assert element("g", element("text", "a<b")) == "<g><text>a&lt;b</text></g>"
    assert group(element("rect", x=1.0)) == '<g>\n<rect x="1"/>\n</g>'
    assert element("rect", x=None, stroke_width=1.25) == '<rect stroke-width="1.25"/>'


@pytest.mark.parametrize(
    ("v", "text"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (12.345678, "12.35"), (100, "100")]
)
def test_a_coordinate_has_at_most_two_decimals(v: float, text: str) -> None:
    assert place(v) == text


@given(st.text())
def test_a_title_is_one_line_without_anything_unseen(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert not set(line) & set("\n\r\t\x00\x1b\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067")
    assert one_line(line) == line


def test_what_turns_the_direction_of_text_is_taken_out() -> None:
    turning = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    assert one_line("a" + "b".join(turning) + "c") == "a" + "b" * (len(turning) - 1) + "c"
    assert one_line(" a\n\r\x00b\u2028c\x85") == "a b c"


def test_words_of_other_scripts_stay_as_they_are() -> None:
    for text in ("שלום", "می‌خواهم", "誤差逆伝播法", "Θ and δ", "👩‍🏫"):
        assert one_line(text) == text


def test_a_line_is_cut_where_its_room_ends() -> None:
    assert fitting("short", 1000, 20) == "short"
    cut = fitting("a" * 200, 600, 20)
    assert cut.endswith("…")
    assert 40 <= len(cut) <= 51
    assert len(fitting("誤" * 200, 600, 20)) <= 30


def test_a_tint_is_white_at_zero_and_the_sign_s_colour_when_full() -> None:
    assert tint("d", 0.0) == tint("d", None) == "#ffffff"
    assert tint("d", 0.6) == tint("d", 7) == "#d5e7f8"
    assert tint("z", -1.5) == "#fce2cb"
    assert tint("s", 0.2) not in {"#ffffff", "#d5e7f8"}


@pytest.mark.parametrize(
    ("colour", "percent", "there"),
    [
        ("#1a66ad", 20, "#d2e0f0"), ("#1a66ad", 50, "#90b2d8"), ("#1a66ad", 88, "#3b78b8"),
        ("#a94b0b", 20, "#f0dbd0"), ("#a94b0b", 50, "#d8a58c"), ("#a94b0b", 88, "#b56134"),
        ("#d5e7f8", 50, "#eaf3fc"), ("#fce2cb", 50, "#fef1e5"), ("#1a66ad", 0, "#ffffff"),
    ],
)  # fmt: skip
def test_colours_are_mixed_as_a_browser_mixes_them(colour: str, percent: int, there: str) -> None:
    """``there`` was read from Chromium, for ``color-mix(in oklab, …, #fff)``."""
    assert mixed(colour, percent) == there


def test_the_colours_are_those_of_the_tokens() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8").partition("@media")[0]
    known = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", tokens))
    for name in ("surface", "line", "ctrl", "ink", "ink2", "ink3", "zero"):
        assert getattr(colours, name.upper()) == known[name]
    for sign in ("pos", "neg"):
        assert colours.SIGNS[sign] == known[sign]
        assert colours.SOFT[sign] == known[f"{sign}S"]
