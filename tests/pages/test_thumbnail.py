"""``GET /thumbnail.svg``: a picture that is whole in itself and can do nothing.

After a change of the drawing, look at the new picture and then renew the snapshot:

    python -m tests.pages.test_thumbnail
"""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import httpx
import pytest

from app import answers, presets
from app.drawing.picture import picture
from app.pages.thumbnail import SIZE
from app.walkthrough.numerals import seen, value, weight

SNAPSHOT = Path(__file__).parent / "snapshots" / "lecture.svg"
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "title", "desc", "g", "rect", "circle", "path", "line", "text", "tspan"}
NETS = [
    "",
    "layers=2-3-3&activations=tanh-softmax&seed=4&x=.5_-1&y=0_1_0",
    "layers=4-5-3-2&seed=4&x=.5_-1_.25_123.5&y=0_1",
    "layers=10-12-12-10&seed=3&x=1_1_1_1_1_1_1_1_1_1&y=0_0_0_1_0_0_0_0_0_0",
    "layers=2-4-4-4-4-1&seed=2&x=.5_1&y=1&rule=intuition",
    "layers=2-2-1&activations=relu-linear&loss=squared_error&theta1=0_0_0__1_0_2&x=.5_1&y=-3",
    "layers=1-1&theta1=0_0&x=1&y=1&rule=y_minus_a",
    "layers=2-2-2-2-2-2-2-2-2-2-2-2&x=.5_1&y=1_0",
]
HOSTILE = [
    "</title></svg><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><g onload=alert(1)>",
    "]]><!-- &amp; &lt;b&gt;",
]


def drawn(client: httpx.Client, query: str) -> ElementTree.Element:
    answer = client.get(f"/thumbnail.svg?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    return ElementTree.fromstring(answer.content)


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("query", NETS)
def test_it_is_xml_of_a_few_harmless_elements(client: httpx.Client, query: str) -> None:
    root = drawn(client, query)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    for each in root.iter():
        assert each.tag.removeprefix(SVG) in DRAWN
        for name, text in each.attrib.items():
            assert not re.match(r"on|style|class|.*href", name)
            assert "url(" not in text
            assert not re.search(r"nan|inf", text)


@pytest.mark.parametrize("query", NETS)
def test_it_has_a_name_and_a_description(client: httpx.Client, query: str) -> None:
    root = drawn(client, query)
    assert root.get("role") == "img"
    assert [each.tag.removeprefix(SVG) for each in root][:2] == ["title", "desc"]
    said = root.findtext(f"{SVG}desc") or ""
    trace = client.get(f"/api/v1/trace?{query}").json() if query else None
    if trace:
        assert f"cost {seen(value(trace['cost']))}." in said
        assert ("not those of the gradient" in said) == (not trace["is_gradient"])


def test_every_number_of_the_lecture_s_network_stands_in_it(client: httpx.Client) -> None:
    trace = answers.trace_answer(presets.preset("lecture")["problem"])
    found = words(drawn(client, ""))
    for name in ("z", "a", "weighted_delta", "delta"):
        for v in [v for layer in trace[name] if layer for v in layer]:
            assert seen(value(v)) in found
    for v in [v for matrix in trace["problem"]["theta"] for row in matrix for v in row]:
        assert seen(weight(v)) in found


def test_small_units_have_two_numbers_each(client: httpx.Client) -> None:
    trace = client.get(f"/api/v1/trace?{NETS[2]}").json()
    found = words(drawn(client, NETS[2]))
    for layer in (1, 2, 3):
        for name in ("a", "delta"):
            assert {seen(value(v)) for v in trace[name][layer]} <= set(found)


@pytest.mark.parametrize("query", NETS[:4])
def test_every_unit_and_weight_is_drawn(client: httpx.Client, query: str) -> None:
    problem: dict[str, Any] = (
        client.get(f"/api/v1/trace?{query}").json()["problem"]
        if query
        else presets.preset("lecture")["problem"]
    )
    root = drawn(client, query)
    sizes = problem["layers"]
    weights = sum((s + 1) * t for s, t in pairwise(sizes))
    edges = [g for g in root.iter(f"{SVG}g") if g.get("stroke-opacity")]
    assert sum(1 for _ in edges[0].iter(f"{SVG}line")) == weights
    quarters = [p for p in root.iter(f"{SVG}path") if "A" in (p.get("d") or "")]
    assert len(quarters) == 4 * sum(sizes[1:])


def test_a_zero_weight_is_dashed_and_a_sign_is_a_colour(client: httpx.Client) -> None:
    root = drawn(client, "layers=3-1&theta1=.5_1_-1_0&x=1_1_1&y=1")
    by_colour: dict[str, list[str | None]] = {}
    for g in root.iter(f"{SVG}g"):
        if g.get("stroke"):
            dashes = [line.get("stroke-dasharray") for line in g.iter(f"{SVG}line")]
            by_colour.setdefault(str(g.get("stroke")), []).extend(dashes)
    assert by_colour["#85827a"] == ["4 4"]
    assert by_colour["#a94b0b"] == [None]
    assert len(by_colour["#1a66ad"]) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_text(client: httpx.Client, text: str) -> None:
    calm, root = drawn(client, "title=calm"), drawn(client, f"title={quote(text)}")
    assert [each.tag for each in root.iter()] == [each.tag for each in calm.iter()]
    assert [sorted(e.attrib) for e in root.iter()] == [sorted(e.attrib) for e in calm.iter()]
    assert root.findtext(f"{SVG}title") == text
    assert text in words(root)


def test_a_title_cannot_turn_or_break_the_line(client: httpx.Client) -> None:
    text = "one\n\u202etwo\u2066\u2028th\x00ree\x1b\ufeff \u200f\t!"
    root = drawn(client, f"title={quote(text)}")
    told = root.findtext(f"{SVG}title") or ""
    assert re.sub(r"\s", "", told) == "onetwothree!"
    assert not re.search("[\x00-\x1f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", told)


def test_a_long_title_is_cut_to_its_room(client: httpx.Client) -> None:
    root = drawn(client, f"title={'W' * 120}")
    assert root.findtext(f"{SVG}title") == "W" * 120
    assert re.fullmatch("W{60,110}…", words(root)[0])


def test_without_a_title_it_says_what_it_shows(client: httpx.Client) -> None:
    assert words(drawn(client, ""))[0] == presets.preset("lecture")["title"]
    assert words(drawn(client, NETS[1]))[0] == "Backpropagation through a 2-3-3 network"


def test_caches_keep_it_and_it_may_do_nothing(client: httpx.Client) -> None:
    answer = client.get(f"/thumbnail.svg?{NETS[1]}")
    kept = answer.headers["cache-control"]
    assert kept == "public, max-age=86400, stale-while-revalidate=604800"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    tag = answer.headers["etag"]
    again = client.get(f"/thumbnail.svg?{NETS[1]}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == kept
    head = client.head(f"/thumbnail.svg?{NETS[1]}")
    assert (head.status_code, head.content) == (200, b"")
    other = client.get("/thumbnail.svg", headers={"If-None-Match": tag})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("query", "status"), [("layers=no", 422), ("layers=2-1&x=1_2", 422), ("x=" + "1_" * 9000, 414)]
)
@pytest.mark.parametrize("accept", ["*/*", "text/html,image/svg+xml"])
def test_a_bad_problem_is_told_as_the_api_tells_it(
    client: httpx.Client, query: str, status: int, accept: str
) -> None:
    answer = client.get(f"/thumbnail.svg?{query}", headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "max-age" not in answer.headers.get("cache-control", "")
    assert answer.json()["detail"] == client.get(f"/api/v1/trace?{query}").json()["detail"]


def test_what_others_append_to_a_link_does_no_harm(client: httpx.Client) -> None:
    plain = client.get("/thumbnail.svg").content
    assert client.get("/thumbnail.svg?utm_source=mail&play=perhaps").content == plain


def snapshot() -> str:
    trace = answers.trace_answer(presets.preset("lecture")["problem"])
    return picture(trace, *SIZE, presets.preset("lecture")["title"]) + "\n"


def test_the_lecture_s_network_looks_as_it_was_reviewed() -> None:
    assert SNAPSHOT.read_text(encoding="utf-8") == snapshot()


if __name__ == "__main__":
    SNAPSHOT.write_text(snapshot(), encoding="utf-8")
