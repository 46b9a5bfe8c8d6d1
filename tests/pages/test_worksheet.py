"""``GET /print``: every number of the answer stands on the worksheet, and nothing runs there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from app import presets
from tests.pages.test_page import LECTURE

MINUS = "\N{MINUS SIGN}"
NETS = [
    LECTURE,
    LECTURE + "&rule=intuition",
    "layers=2-3-3&activations=tanh-softmax&seed=4&x=.5_-1&y=0_1_0",
    "layers=2-3-2-1&activations=relu-leaky_relu-linear&loss=squared_error&seed=2&x=.5_1&y=2",
    "layers=1-1&theta1=-1e-7_123456.789&x=-1e-9&y=1",
    "layers=10-12-12-10&seed=3&x=1_1_1_1_1_1_1_1_1_1&y=0_0_0_1_0_0_0_0_0_0",
]


class Sheet(HTMLParser):
    """The worksheet's tables as rows of cells, its lists, and its tags: a reader of its own."""

    VOID = frozenset({"meta", "link", "br"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in self.VOID:
            self.found.append((tag, dict(attrs), ""))
        else:
            self.open.append((tag, dict(attrs), []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        opened, attributes, text = self.open.pop()
        assert opened == tag
        self.found.append((tag, attributes, "".join(text)))
        if tag in {"td", "th"}:
            self.tables[-1][-1].append("".join(text))

    def handle_data(self, data: str) -> None:
        for _, _, text in self.open:
            text.append(data)

    def texts(self, tag: str, class_: str | None = None) -> list[str]:
        return [t for name, a, t in self.found if name == tag and a.get("class") == class_]


def sheet(client: httpx.Client, query: str) -> Sheet:
    answer = client.get(f"/print?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Sheet(answer.text)


def number(text: str) -> float | None:
    if text == "–":
        return None
    assert "-" not in text, "the true minus sign"
    assert len(re.sub(r"e.*|\D", "", text).lstrip("0")) <= 6
    return float(text.replace(MINUS, "-"))


def near(shown: float | None, real: float | None) -> bool:
    if shown is None or real is None:
        return shown is real
    return abs(shown - real) <= 0.5000001e-5 * abs(real)  # half a unit of the sixth digit or less


@pytest.mark.parametrize("query", NETS)
def test_every_quantity_of_every_unit_is_there(client: httpx.Client, query: str) -> None:
    trace = client.get(f"/api/v1/trace?{query}").json()
    heading, *rows = sheet(client, query).tables[0]
    error = "≈ δ" if trace["problem"]["rule"] == "intuition" else "δ"
    assert heading == ["Layer", "Unit", "z", "a", "g′(z)", "ΣΘδ", error]
    assert len(rows) == sum(trace["problem"]["layers"])
    for layer, unit, *cells in rows:
        for name, cell in zip(("z", "a", "slope", "weighted_delta", "delta"), cells, strict=True):
            values = trace[name][int(layer) - 1]
            assert near(number(cell), values and values[int(unit) - 1]), (layer, unit, name)


@pytest.mark.parametrize("query", NETS)
def test_every_weight_and_its_gradient_are_there(client: httpx.Client, query: str) -> None:
    trace = client.get(f"/api/v1/trace?{query}").json()
    tables = sheet(client, query).tables[1:]
    assert len(tables) == len(trace["gradient"])
    both = zip(tables, trace["problem"]["theta"], trace["gradient"], strict=True)
    for (_, *rows), theta, gradient in both:
        assert len(rows) == len(theta) * len(theta[0])
        for i, j, weight, slope in rows:
            assert (j == "0 (bias)") == j.startswith("0")
            at = int(i) - 1, int(j.removesuffix(" (bias)"))
            assert near(number(weight), theta[at[0]][at[1]])
            assert near(number(slope), gradient[at[0]][at[1]])


@pytest.mark.parametrize("query", NETS)
def test_the_problem_and_its_cost_are_there(client: httpx.Client, query: str) -> None:
    trace = client.get(f"/api/v1/trace?{query}").json()
    page, problem = sheet(client, query), trace["problem"]

    def one(name: str) -> str:
        (text,) = page.texts("dd", name)
        return text

    def several(name: str) -> Iterator[float | None]:
        return map(number, one(name).split(", "))

    assert near(number(one("cost")), trace["cost"])
    for name, values in (("x", problem["x"]), ("y", problem["y"]), ("output", trace["output"])):
        assert all(near(a, b) for a, b in zip(several(name), values, strict=True))
    names = {"cross_entropy": "cross-entropy", "squared_error": "squared error"}
    assert one("loss") == names[problem["loss"]]
    assert one("rule") == problem["rule"]
    assert one("layers") == "-".join(map(str, problem["layers"]))
    names = {"relu": "ReLU", "leaky_relu": "leaky ReLU"}
    assert one("activations").split(", ") == [names.get(g, g) for g in problem["activations"]]
    assert page.texts("p", "query") == [f"http://127.0.0.1:8000/?{trace['query']}"]
    lines = page.texts("li")
    for line, step in zip(lines, trace["steps"], strict=True):
        assert line.startswith(f"{step['heading']} {step['caption']}")
        assert line.replace(MINUS, "-").replace("Jᵀ", "J^T").endswith(step["numbers"])


def test_a_step_is_a_line_of_words_and_one_of_numbers(client: httpx.Client) -> None:
    by_unit = sheet(client, LECTURE).texts("span", "numbers")
    assert by_unit[1] == "z1(2) = (0.10)(1) + (0.80)(0.500) + (−0.60)(1.000) = −0.100"
    assert by_unit[19] == "ΣΘδ2(2) = (−0.90)(−0.227) + (1.10)(0.185) = 0.407"
    assert by_unit[20] == "δ2(2) = (0.407)(0.192) = 0.078"
    assert by_unit[11] == "a = 0.420, y = 1, cost = 0.867"
    assert by_unit[21] == "∂cost/∂Θ11(3), largest, biases aside: (−0.580)(0.574) = −0.333"
    loose = sheet(client, f"{LECTURE}&rule=intuition").texts("span", "numbers")
    assert loose[20] == "δ2(2) ≈ 1.665"
    wide = sheet(client, NETS[-1])
    trace = client.get(f"/api/v1/trace?{NETS[-1]}").json()
    for layer, text in enumerate(reversed(wide.texts("span", "numbers")[-3:]), 1):
        rows = trace["gradient"][layer - 1]
        found = re.match(r"∂cost/∂Θ(\d)(\d)\(|∂cost/∂Θ(\d+),(\d+)\(", text)
        assert found, text
        i, j = (int(part) for part in found.groups() if part)
        assert j > 0
        assert abs(rows[i - 1][j]) == max(abs(v) for row in rows for v in row[1:])
    by_layer = sheet(client, f"{LECTURE}&granularity=layer").texts("span", "numbers")
    assert by_layer[1].startswith("z = (−0.100, ")
    assert by_layer[2].startswith("a(2) = g(")


def test_numbers_that_are_no_gradients_are_not_called_so(client: httpx.Client) -> None:
    assert sheet(client, LECTURE).texts("p", "warning") == []
    page = sheet(client, LECTURE + "&rule=intuition")
    (warning,) = page.texts("p", "warning")
    assert "rule intuition" in warning
    assert "are not the gradients" in warning
    assert all(table[0][3] == "∂cost/∂Θ by the rule" for table in page.tables[1:])
    # A linear network's slopes are 1: the rule leaves out nothing there.
    linear = "layers=1-1-1&activations=linear&loss=squared_error&x=1&y=1&rule=intuition"
    (warning,) = sheet(client, linear).texts("p", "warning")
    assert "are not" not in warning


def test_it_says_how_numbers_are_written(client: httpx.Client) -> None:
    assert "at most 6 significant digits" in " ".join(sheet(client, "").texts("p", "hint"))


@pytest.mark.parametrize("query", ["", *NETS[:3]])
def test_nothing_runs_and_nothing_is_styled_inline(client: httpx.Client, query: str) -> None:
    page = sheet(client, query)
    tags = [tag for tag, _, _ in page.found]
    assert tags.count("svg") == 1
    assert not {"script", "style", "foreignObject", "iframe", "form", "img", "a"} & set(tags)
    for _, attributes, _ in page.found:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_its_sheet_lies_on_this_server_and_asks_for_nothing(client: httpx.Client) -> None:
    links = [a["href"] or "" for tag, a, _ in sheet(client, "").found if tag == "link"]
    assert len(links) == 2
    for address in links:
        assert address.startswith("./static/")
        assert client.get("/" + address.removeprefix("./")).status_code == 200
    css = client.get("/" + links[1].removeprefix("./")).text
    assert "url(" not in css
    assert "@import" not in css
    assert "size: A4" in css


def test_its_headers_are_those_of_the_page(client: httpx.Client) -> None:
    page, paper = client.get("/"), client.get("/print")
    for name in ("content-security-policy", "cache-control", "referrer-policy", "vary"):
        assert paper.headers[name] == page.headers[name]
    assert "frame-ancestors 'none'" in paper.headers["content-security-policy"]
    again = client.get("/print", headers={"If-None-Match": paper.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "text",
    [
        "</script><img onerror=alert(1)>",
        "</title><script>alert(1)</script>",
        "\"'><svg onload=alert(1)>",
        "{{ 7 * 7 }}",
    ],
)
def test_a_hostile_title_is_text(client: httpx.Client, text: str) -> None:
    calm, page = sheet(client, "title=calm"), sheet(client, f"title={quote(text)}")
    assert [(t, sorted(a)) for t, a, _ in page.found] == [(t, sorted(a)) for t, a, _ in calm.found]
    assert page.texts("bdi") == [text]
    assert page.texts("title")[0] == text


def test_a_title_cannot_turn_or_break_the_line(client: httpx.Client) -> None:
    page = sheet(client, f"title={quote('a' + chr(0x202E) + 'b' + chr(10) + chr(0x2067) + 'c')}")
    for text in page.texts("bdi") + page.texts("title")[:1]:
        assert re.sub(" ", "", text) == "abc"


def test_without_a_title_it_has_the_preset_s_or_says_what_it_is(client: httpx.Client) -> None:
    assert sheet(client, "").texts("bdi") == [presets.preset("lecture")["title"]]
    assert sheet(client, NETS[2]).texts("bdi") == ["Backpropagation with every number"]


BAD: list[tuple[str, int, Any]] = [
    ("layers=no", 422, "layers"),
    ("layers=2-1&x=1_2", 422, "y is required"),
    ("x=" + "1_" * 9000, 414, "characters"),
]


@pytest.mark.parametrize(("query", "status", "names"), BAD)
def test_a_bad_problem_is_told_in_words_with_its_status(
    client: httpx.Client, query: str, status: int, names: str
) -> None:
    answer = client.get(f"/print?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Sheet(answer.text)
    (told,) = page.texts("main", "problem")
    assert names in told
    assert client.get(f"/api/v1/trace?{query}").json()["detail"] in told
