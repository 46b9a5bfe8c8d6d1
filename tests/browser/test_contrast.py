"""Colours: the contrast of every pair the design allows, from tokens.css and as it is drawn."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.screen import Screen

CSS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
TEXT, SHAPE = 4.5, 3.0

PAIRS = [
    ("ink", "surface posS negS mark", TEXT),
    ("ink2", "surface surface2 mark", TEXT),
    ("ink3", "surface surface2 bg", TEXT),
    ("pos", "surface posS mark", TEXT),
    ("neg", "surface negS mark", TEXT),
    ("good", "surface surface2", TEXT),
    ("bad", "surface surface2", TEXT),
    ("surface", "ink", TEXT),  # the label of the play button
    ("ctrl", "surface surface2", SHAPE),
    ("markL", "surface mark", SHAPE),
    ("focus", "surface surface2 bg mark", SHAPE),
]

Colour = tuple[float, float, float]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def themes() -> dict[str, dict[str, str]]:
    """The hexadecimal tokens of each block of tokens.css."""
    css = re.sub(r"/\*.*?\*/", "", CSS.read_text(encoding="utf-8"), flags=re.S)
    blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    named = {selector.strip(): tokens(body) for selector, body in blocks}
    return {
        "light": named[":root"],
        "dark": named['[data-theme="dark"]'],
        "preferred dark": named[':root:not([data-theme="light"])'],
    }


def rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs() -> Iterator[tuple[str, str, str, float]]:
    for theme in themes():
        for front, backs, least in PAIRS:
            for back in backs.split():
                yield theme, front, back, least


@pytest.mark.parametrize(("theme", "front", "back", "least"), list(pairs()))
def test_a_pair_of_tokens_can_be_told_apart(
    theme: str, front: str, back: str, least: float
) -> None:
    colours = themes()[theme]
    assert contrast(rgb(colours[front]), rgb(colours[back])) >= least


def test_the_figures_of_the_design_come_out() -> None:
    light, dark = themes()["light"], themes()["dark"]
    figures = [(light, "ink", "surface", 16.56), (dark, "ink3", "mark", 3.50)]
    for colours, front, back, figure in figures:
        found = contrast(rgb(colours[front]), rgb(colours[back]))
        assert found == pytest.approx(figure, abs=0.75), (front, back)
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


def test_the_dark_theme_is_the_same_whether_chosen_or_preferred() -> None:
    assert themes()["dark"] == themes()["preferred dark"]


# ---- as it is drawn --------------------------------------------------------------------

DRAWN = r"""() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const context = canvas.getContext("2d", {willReadFrequently: true});
    const bytes = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const opacity = (e) => {
        let share = 1;
        for (let one = e; one && one.id !== "graph"; one = one.parentElement) {
            share *= Number(getComputedStyle(one).opacity);
        }
        return share;
    };
    const shapes = [...document.querySelectorAll("#graph :is(path, rect, circle)")];
    const within = (shape, x, y) => {
        const style = getComputedStyle(shape);
        if (style.fill === "none" || style.display === "none") return false;
        const matrix = shape.getScreenCTM();
        if (!matrix) return false;
        return shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()));
    };
    const surface = bytes(getComputedStyle(document.getElementById("stage")).backgroundColor);
    const before = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
    const found = [];
    for (const run of document.querySelectorAll("#graph text")) {
        if (!run.textContent.trim() || opacity(run) < 1) continue;
        const box = run.getBoundingClientRect();
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        if (shapes.some((s) => !before(s, run) && within(s, x, y) && opacity(s) > 0.5)) continue;
        let back = surface;
        for (const shape of shapes) {
            if (!before(shape, run) || !within(shape, x, y)) continue;
            const own = bytes(getComputedStyle(shape).fill);
            const share = own[3] / 255 * opacity(shape);
            back = back.map((c, k) => c + (own[k] - c) * share);
        }
        for (const part of run.children.length ? run.children : [run]) {
            const fill = bytes(getComputedStyle(part).fill);
            const where = run.parentElement.getAttribute("class");
            found.push({text: part.textContent, where, fill, back});
        }
    }
    return found;
}"""


NETWORKS = [
    "/",
    "/?layers=2-2-2-1&seed=4&x=.5_1&y=1&rule=intuition",
    "/?layers=3-4-4-2&seed=2&x=1_-1_.5&y=1_0",
    "/?layers=2-3-3&activations=relu-softmax&seed=3&x=1_-1&y=1_0_0",
]


LOOKS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("path", NETWORKS)
def test_text_in_the_graph_can_be_read_on_what_lies_behind_it(
    open_page: Any, client: httpx.Client, look: dict[str, Any], path: str
) -> None:
    page: Page = open_page(**look)
    screen = Screen(page, client).open(path)
    last = int(screen["steps"])
    seen = 0
    for step, tau in [(1, 1), (5, 1), (13, 1), (18, 0.5), (20, 0.66), (21, 0.6), (last, 1)]:
        screen.seek(min(step, last), tau)
        page.wait_for_timeout(200)  # highlights fade
        for one in page.evaluate(DRAWN):
            fill, back = ([c / 255 for c in one[key][:3]] for key in ("fill", "back"))
            found = contrast((fill[0], fill[1], fill[2]), (back[0], back[1], back[2]))
            assert found >= TEXT, (step, tau, one, round(found, 2))
            seen += 1
    assert seen > 300
