"""The laws of static/js/: models have no DOM, views draw and do not ask, two entries join them."""

import re
from pathlib import Path

import pytest

from tests.laws.sources import JS, STATIC, code, javascript, js_imports, name

MODEL, VIEW = JS / "model", JS / "view"
LONGEST = 300
"""Lines of a file; no file needs more."""

KEEPERS = {"store", "api", "asker", "player", "actions", "history"}
"""Models that hold or fetch state; a view is given its state and knows none of them."""

DOM = re.compile(
    r"\b(?:document|window|globalThis|navigator|localStorage|sessionStorage|location|HTML\w*Element"
    r"|SVG\w*Element|addEventListener|querySelector\w*|requestAnimationFrame|getComputedStyle"
    r"|matchMedia|ResizeObserver|MutationObserver)\b(?!\s*:)"
)
ASKS = re.compile(r"\b(?:fetch|XMLHttpRequest|EventSource|WebSocket|sendBeacon|importScripts)\b")
UNSAFE = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|createContextualFragment)\b"
    r"|document\.write|\.html\(|\beval\(|new Function\b|setAttribute\(\s*[\"'](?:style|on\w+)[\"']"
    r"|\.attr\(\s*[\"'](?:style|on\w+)[\"']|javascript:"
)


def script(path: Path) -> str:
    return code(path.read_text(encoding="utf-8"))


def targets(path: Path) -> list[Path]:
    """The files that a module imports."""
    return [(path.parent / each).resolve() for each in js_imports(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", javascript(), ids=name)
def test_every_import_names_a_file_of_ours_by_a_relative_path(path: Path) -> None:
    for written, target in zip(
        js_imports(path.read_text(encoding="utf-8")), targets(path), strict=True
    ):
        assert written.startswith(("./", "../"))
        assert target.is_file()
        assert target.is_relative_to(STATIC)


@pytest.mark.parametrize("path", javascript(MODEL), ids=name)
def test_the_model_imports_the_model_alone(path: Path) -> None:
    assert all(target.is_relative_to(MODEL) for target in targets(path))


@pytest.mark.parametrize("path", javascript(MODEL), ids=name)
def test_the_model_has_no_dom(path: Path) -> None:
    assert DOM.findall(script(path)) == []


@pytest.mark.parametrize("path", javascript(VIEW), ids=name)
def test_a_view_asks_the_server_nothing(path: Path) -> None:
    assert ASKS.findall(script(path)) == []


def test_the_server_is_asked_in_one_place() -> None:
    askers = {name(path) for path in javascript() if ASKS.search(script(path))}
    assert askers <= {"static/js/model/api.js", "static/js/main.js"}


@pytest.mark.parametrize("path", javascript(VIEW), ids=name)
def test_a_view_imports_no_other_view(path: Path) -> None:
    """Its own parts (view/graph.js: view/graph/*), the parts of all, pure models and D3 only."""
    place = path.relative_to(VIEW)
    own = VIEW / (place.parts[0] if len(place.parts) > 1 else path.stem)
    for target in targets(path):
        if target.is_relative_to(MODEL):
            assert target.stem not in KEEPERS
        elif target.is_relative_to(VIEW):
            assert target.is_relative_to(own) or target.is_relative_to(VIEW / "parts")
        else:
            assert target == STATIC / "vendor" / "d3.js"


def test_the_lesson_and_the_page_alone_join_models_that_hold_state_with_views() -> None:
    entries = {JS / "lesson.js", JS / "main.js"}
    for path in javascript():
        known = targets(path)
        keepers = [t for t in known if t.is_relative_to(MODEL) and t.stem in KEEPERS]
        views = [t for t in known if t.parent == VIEW]
        assert not (keepers and views) or path in entries
        assert not views or path in entries
    # What later.js loads when it is asked for is named by the server, and imports no keeper.
    loaded_later = {VIEW / "help.js", VIEW / "share.js"}
    here = {t for entry in entries for t in targets(entry) if t.parent == VIEW}
    assert here == set(VIEW.glob("*.js")) - loaded_later


def test_every_module_is_used() -> None:
    used = {target for path in javascript() for target in targets(path)}
    roots = {
        JS / "main.js",
        JS / "docs.js",
        JS / "offline.js",
        JS / "embed.js",
        JS / "element.js",
        JS / "frame.js",
        VIEW / "help.js",
        VIEW / "share.js",
        *(JS / "types").glob("*.js"),
        JS / "theme-first.js",
    }
    assert [name(path) for path in javascript() if path not in used | roots] == []


@pytest.mark.parametrize("path", javascript(), ids=name)
def test_no_script_makes_markup_styles_or_code_of_a_text(path: Path) -> None:
    assert UNSAFE.findall(script(path)) == []


@pytest.mark.parametrize("path", javascript(), ids=name)
def test_no_script_writes_or_reads_the_grammar_of_links(path: Path) -> None:
    """The server alone does (API.md); the page takes ``query`` from an answer."""
    found = re.findall(r"\btheta\d?=|\blayers=|\bURLSearchParams\b|\bencodeURI\w*", script(path))
    assert found == []


@pytest.mark.parametrize("path", javascript(), ids=name)
def test_every_module_says_what_it_is_and_is_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(("//", "/*"))
    assert len(text.splitlines()) <= LONGEST


SAMPLE = """// import { a } from "./comment.js";
import { b } from "./b.js"; // and this: import x from "./no.js"
import * as c
  from "../c.js";
import "./d.js";
export { e } from "./e.js";
/* import "./f.js"; */
const later = () => import("./g.js");
const words = "text from nowhere";
"""


def test_this_reader_sees_every_import_and_no_comment() -> None:
    assert sorted(js_imports(SAMPLE)) == ["../c.js", "./b.js", "./d.js", "./e.js", "./g.js"]


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (DOM, "document.title", "const documented = 1"),
        (DOM, "window.innerWidth", "windowOf(step)"),
        (ASKS, "await fetch(url)", "const fetched = 1"),
        (UNSAFE, "node.innerHTML = text", "node.textContent = text"),
        (UNSAFE, 'select(x).attr("style", s)', 'select(x).attr("class", s)'),
        (UNSAFE, 'n.setAttribute("onclick", s)', 'n.setAttribute("aria-label", s)'),
    ],
)
def test_each_pattern_can_say_no(pattern: re.Pattern[str], bad: str, good: str) -> None:
    assert pattern.search(bad)
    assert not pattern.search(good)
