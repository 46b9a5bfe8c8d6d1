"""The server's layout and the page's put everything at the same place."""

import json
import subprocess
from typing import Any

import pytest

from app.drawing.labels import labels_of
from app.drawing.layout import Layout, layout_of
from tools.node import ROOT, node

NETWORKS = [
    [2, 2, 2, 1], [1, 1], [2, 3, 3], [2, 3, 2, 1], [2, 4, 4, 4, 4, 1], [10, 12, 12, 10],
    [3, 1, 4, 2], [8, 8, 8, 8, 8, 8], [1, 100, 22], [2] * 12,
]  # fmt: skip
STAGES = [(1200, 570), (1044, 552), (928, 426), (760, 314), (480, 234), (320, 318), (700, 900)]
CASES = [(layers, *size) for layers in NETWORKS for size in STAGES]

SCRIPT = """
import { layoutOf } from "./static/js/model/layout.js";
const cases = JSON.parse(process.argv[1]);
console.log(JSON.stringify(cases.map((one) => layoutOf(...one))));
"""


@pytest.fixture(scope="module")
def page() -> list[dict[str, Any]]:
    """What the page's own script says."""
    command = [node(), "--input-type=module", "--eval", SCRIPT, "--", json.dumps(CASES)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def numbers(layout: Layout) -> dict[str, Any]:
    """The server's layout in the page's words."""
    frame = layout.frame
    plain = {name: getattr(frame, name) for name in ("narrow", "low", "lod")}
    edges = []
    for layer in range(1, len(layout.columns)):
        for edge, label in labels_of(layout, layer):
            ends = [edge.start.x, edge.start.y, edge.end.x, edge.end.y]
            edges.append([edge.layer, edge.i, edge.j, *ends, label.x, label.y])
    return plain | {
        "sizes": [frame.top, frame.bottom, frame.pitch, frame.cp, frame.r],
        "columns": layout.columns,
        "units": [[[u.x, u.y, u.hw, u.hh, u.corner] for u in units] for units in layout.units],
        "bias": [[u.x, u.y, u.hw, u.hh, u.corner] for u in layout.bias],
        "edges": edges,
    }


def words(layout: dict[str, Any]) -> dict[str, Any]:
    """The page's layout, as far as the server has one."""

    def outline(one: dict[str, float]) -> list[float]:
        return [one[name] for name in ("x", "y", "hw", "hh", "corner")]

    return {name: layout[name] for name in ("narrow", "low", "lod", "columns")} | {
        "sizes": [layout[name] for name in ("top", "bottom", "pitch", "cp", "r")],
        "units": [[outline(one) for one in units] for units in layout["units"]],
        "bias": [outline(one) for one in layout["bias"]],
        "edges": [
            [edge[name] for name in ("layer", "i", "j", "x1", "y1", "x2", "y2")]
            + [edge["label"]["x"], edge["label"]["y"]]
            for edge in layout["edges"]
        ],
    }


def apart(ours: Any, theirs: Any, place: str = "") -> list[str]:
    """Every place where two layouts differ by more than 1e-6."""
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys()
        return [each for key in ours for each in apart(ours[key], theirs[key], f"{place}.{key}")]
    if isinstance(ours, list):
        if len(ours) != len(theirs):
            return [f"{place}: {len(ours)} and {len(theirs)}"]
        pairs = zip(ours, theirs, strict=True)
        return [each for k, (a, b) in enumerate(pairs) for each in apart(a, b, f"{place}[{k}]")]
    same = ours == theirs if isinstance(ours, str | bool) else abs(ours - theirs) <= 1e-6
    return [] if same else [f"{place}: {ours} and {theirs}"]


@pytest.mark.parametrize("case", range(len(CASES)), ids=[str(case) for case in CASES])
def test_everything_stands_where_the_page_puts_it(page: list[dict[str, Any]], case: int) -> None:
    assert apart(numbers(layout_of(*CASES[case])), words(page[case])) == []


def test_the_cases_have_every_level_of_detail_on_every_kind_of_stage() -> None:
    frames = [layout_of(*case).frame for case in CASES]
    found = {(frame.lod, frame.narrow, frame.low) for frame in frames}
    assert {lod for lod, _, _ in found} == {"full", "mid", "cell"}
    assert {("mid", True, True), ("cell", True, True), ("mid", False, True)} <= found


def test_a_difference_would_be_found() -> None:
    assert apart({"x": [1.0, 2.0]}, {"x": [1.0, 2.00001]}) == [".x[1]: 2.0 and 2.00001"]
    assert apart([1], [1, 2]) == [": 1 and 2"]
