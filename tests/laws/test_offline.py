"""What is shipped needs no other host, fits the content security policy and stays small."""

import re
from pathlib import Path

import pytest

from tests.laws.sources import APP, STATIC, TEMPLATES, name

SHIPPED = sorted(
    path
    for folder in (APP, STATIC, TEMPLATES)
    for path in folder.rglob("*")
    if path.suffix in {".py", ".js", ".css", ".html", ".svg", ".json"}
    and not path.is_relative_to(STATIC / "vendor" / "swagger")
)
HTML = sorted(TEMPLATES.rglob("*.html"))
CSS = sorted(STATIC.rglob("*.css"))
FOREIGN = re.compile(r"\b(?:https?|wss?|ftp):(?://|\\/\\/)[^\s\"'`<>)]*|[\"'(]//[\w-]+\.[\w.-]+")
NAMES = re.compile(
    r"http://www\.w3\.org/(?:2000/svg|1998/Math/MathML|1999/xhtml|1999/xlink|2000/xmlns/"
    r"|XML/1998/namespace)"
)
"""Names of XML vocabularies: nothing is ever asked for there."""

OWN = re.compile(r"http://(?:\[?\{host\}\]?|127\.0\.0\.1|localhost)")


def foreign(text: str) -> list[str]:
    return [
        found
        for found in FOREIGN.findall(text)
        if not NAMES.fullmatch(found) and not OWN.match(found)
    ]


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_no_file_names_a_foreign_host(path: Path) -> None:
    assert foreign(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CSS, ids=name)
def test_a_style_loads_from_its_own_folder_or_from_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "@import" not in text
    for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
        if not url.startswith(("data:", "#")):
            assert not re.match(r"[a-z]+:|/", url)
            assert (path.parent / url.split("#")[0]).is_file(), url


@pytest.mark.parametrize("path", HTML, ids=name)
def test_a_template_has_no_style_handler_or_script_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:", text)
    for attributes, content in re.findall(r"<script\b([^>]*)>(.*?)</script>", text, re.DOTALL):
        if content.strip():
            assert 'type="application/json"' in attributes
            assert "script_json" in content
        else:
            assert "src=" in attributes


@pytest.mark.parametrize("path", HTML, ids=name)
def test_a_template_escapes_everything_and_links_relatively(path: Path) -> None:
    """A path prefix in front of the program must do no harm (``up_to_root``)."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup", text)
    assert not re.search(r"(?:href|src|action)=[\"']/", text)


def test_all_fonts_together_stay_under_75_kb() -> None:
    fonts = list(STATIC.rglob("*.woff2"))
    assert fonts
    assert sum(path.stat().st_size for path in fonts) <= 75_000
    others = {".woff", ".ttf", ".otf", ".eot"}
    assert not [path for path in STATIC.rglob("*") if path.suffix in others]


def test_nothing_below_static_breaks_the_wheel() -> None:
    """DESIGN, things found out: no Python there, and nothing named dist, build or lib."""
    for path in STATIC.rglob("*"):
        assert path.suffix != ".py"
        assert path.name not in {"dist", "build", "lib"}


def test_no_tex_parser_and_no_framework_is_shipped() -> None:
    names = " ".join(path.name.lower() for path in STATIC.rglob("*"))
    assert not re.search(r"katex|mathjax|jquery|react(?!ion)|vue", names)


@pytest.mark.parametrize(
    "bad",
    [
        '<script src="https://cdn.example.org/d3.js">',
        "@import url(//fonts.example.com/css)",
        'fetch("//api.example.com/x")',
        "import d3 from 'http://esm.sh/d3'",
        r'{"url": "https:\/\/example.org"}',
        "new WebSocket('wss://example.org')",
        "http://www.w3.org/2000/svg/evil",
    ],
)
def test_a_foreign_host_would_be_found(bad: str) -> None:
    assert foreign(bad)


@pytest.mark.parametrize(
    "good",
    [
        'const SVG = "http://www.w3.org/2000/svg";',
        "// a comment, and a//b",
        'f"http://{host}:{port}"',
        "a = b  // c.d",
    ],
)
def test_what_is_none_is_left_alone(good: str) -> None:
    assert foreign(good) == []
