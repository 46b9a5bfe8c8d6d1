"""No text, wherever it comes from, becomes markup: neither in HTML nor in a script of data."""

import json
from urllib.parse import quote

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from app.assets import TEMPLATES
from app.pages.rendering import environment, render, script_json, shown, up_to_root
from tests.pages.reading import read

HOSTILE = [
    "</script><!--",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "&lt;script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028alert(1)\u2029",
    "\\u003c/script>",
    "\x00\x1b",
    "\N{RIGHT-TO-LEFT OVERRIDE}abc",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_in_a_script_ends_no_element_and_reads_back_the_same(text: str) -> None:
    for value in (text, [text], {text: [text, {"a": text}]}):
        written = str(script_json(value))
        assert not set(written) & set("<>&\u2028\u2029")
        assert json.loads(written) == value


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_so_it_is_for_any_value(value: object) -> None:
    written = str(script_json(value))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [1.0, float("-inf")]])
def test_a_number_that_is_none_never_leaves(value: object) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        script_json(value)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["layers", "x", "theta1", "activations", "rule", "loss"])
def test_a_hostile_link_is_shown_as_text(client: httpx.Client, name: str, text: str) -> None:
    problem = {"layers": "2-1", "x": "1_2", "y": "1"} | {name: quote(text)}
    answer = client.get("/?" + "&".join(f"{key}={value}" for key, value in problem.items()))
    assert answer.status_code == 422
    calm, page = read(client.get("/?layers=no&x=1&y=1")), read(answer)
    assert page.comments == calm.comments == []
    tags = [tag for tag, _, _ in page.elements if tag != "li"]
    assert tags == [tag for tag, _, _ in calm.elements if tag != "li"]
    # … and it did arrive: the page tells what it got.
    got = [error.get("got") for error in page.json("first-view")["trouble"]["errors"]]
    assert any(got)


@pytest.mark.parametrize("text", HOSTILE[:6])
def test_a_hostile_name_of_a_parameter_is_no_markup(client: httpx.Client, text: str) -> None:
    page = client.get(f"/?layers=2-1&{quote(text)}=1&theta{quote(text)}=1")
    assert text.encode() not in page.content
    read(page)


@pytest.mark.parametrize("text", HOSTILE[:7])
def test_a_hostile_path_is_shown_as_text(client: httpx.Client, text: str) -> None:
    answer = client.get("/" + quote(text.replace("/", "|")), headers={"Accept": "text/html"})
    assert answer.status_code == 404
    page = read(answer)
    assert text.replace("/", "|") in page.one("main")[1]
    assert not [tag for tag, _, _ in page.elements if tag in ("script", "img", "svg")]


def test_a_template_escapes_what_it_is_not_told_to_trust() -> None:
    env = environment(TEMPLATES)
    assert env.from_string("{{ x }}").render(x="<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"
    assert isinstance(script_json({}), Markup)


def test_a_template_without_its_value_fails_instead_of_leaving_a_hole() -> None:
    with pytest.raises(UndefinedError, match="'x' is undefined"):
        environment(TEMPLATES).from_string("{{ x }}").render()
    with pytest.raises(UndefinedError):
        render(TEMPLATES, "problem.html")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.40748, "0.407"), (-0.2269, "\N{MINUS SIGN}0.227"), (0.00018, "1.8e\N{MINUS SIGN}4")],
)
def test_a_number_is_shown_as_on_the_screen(value: float, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("path", "root"), [("/", "./"), ("/docs", "./"), ("/a/b", "../"), ("/a/b/c", "../../")]
)
def test_the_way_to_the_root_is_relative(path: str, root: str) -> None:
    assert up_to_root(path) == root
