"""``/embed``: the page in a course page's frame."""

import asyncio

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.pages.reading import read
from tests.pages.test_page import LECTURE


def test_only_the_embed_may_be_framed(client: httpx.Client) -> None:
    framed = client.get("/embed").headers
    # By all: no list of sources has a page without an origin.
    assert "frame-ancestors" not in framed["Content-Security-Policy"]
    assert "default-src 'none'" in framed["Content-Security-Policy"]
    assert framed["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert framed["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "X-Frame-Options" not in framed
    for path in ("/", "/docs"):
        answer = client.get(path, headers={"Accept": "text/html"})
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path


def test_who_may_frame_it_is_a_setting() -> None:
    app = create_app(Settings(frame_ancestors="'self'"))

    async def ask() -> str:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as direct:
            policy: str = (await direct.get("/embed")).headers["Content-Security-Policy"]
            return policy

    assert asyncio.run(ask()).endswith("frame-ancestors 'self'")


def test_the_embed_has_the_same_trace_and_the_way_to_the_whole_page(client: httpx.Client) -> None:
    page = read(client.get(f"/embed?{LECTURE}"))
    trace = client.get(f"/api/v1/trace?{LECTURE}").json()
    assert page.json("first-trace") == trace
    attributes, text = page.one("a", class_="full-tool")
    assert text == "Open full tool"
    assert attributes["href"] == f"./?{trace['query']}"
    assert attributes["rel"] == "noopener"


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ("", ["matrix", "code", "values", "check", "editor"]),
        ("show=matrix-check", ["code", "values", "editor"]),
        (
            "show=code&hide=code-controls",
            ["matrix", "code", "values", "check", "controls", "editor"],
        ),
        ("show=editor&lock=1", ["matrix", "code", "values", "check", "editor"]),
    ],
)
def test_an_embed_has_few_parts_unless_it_asks_for_more(
    client: httpx.Client, query: str, hidden: list[str]
) -> None:
    assert read(client.get(f"/embed?{query}")).json("first-view")["hidden"] == hidden


def test_a_link_begins_where_it_says(client: httpx.Client) -> None:
    view = read(client.get("/embed?step=delta3.2&granularity=unit")).json("first-view")
    trace = client.get(f"/api/v1/trace?{LECTURE}").json()
    step = trace["steps"][view["step"] - 1]
    assert (step["kind"], step["layer"], step["unit"]) == ("delta", 3, 2)


@pytest.mark.parametrize("query", ["step=25", "step=delta9.1", "step=99999"])
def test_a_step_that_is_not_there_is_told_of(client: httpx.Client, query: str) -> None:
    page = read(client.get(f"/?{query}"))
    view = page.json("first-view")
    assert view["step"] is None
    assert view["warnings"] == [
        f"step {query.removeprefix('step=')} is not here: there are 24 steps."
    ]
    assert view["warnings"][0] in page.one("p", id="warnings")[1]


def test_layers_make_the_steps_where_the_link_says_so(client: httpx.Client) -> None:
    assert read(client.get("/?granularity=layer")).json("first-trace")["granularity"] == "layer"


def test_a_hostile_title_is_text(client: httpx.Client) -> None:
    title = "%3C%2Ftitle%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE%22'"
    for path in ("/", "/embed"):
        answer = client.get(f"{path}?title={title}")
        assert "<script>alert" not in answer.text
        assert "\u202e" not in answer.text
        assert "</title><script>alert(1)</script>\"' · Backprop" in read(answer).one("title")[1]


def test_a_bad_problem_in_an_embed_is_said_in_words(client: httpx.Client) -> None:
    answer = client.get("/embed?layers=2-1&x=1_2")
    assert answer.status_code == 422
    assert "y is required" in read(answer).one("div", id="trouble")[1]
    assert "frame-ancestors" not in answer.headers["Content-Security-Policy"]
