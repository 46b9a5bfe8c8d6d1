"""Who may import whom in app/: docs/architecture.md, "Data flows one way", as a table."""

import ast
import sys
from pathlib import Path

import pytest

from tests.laws.sources import APP, imports, name, packages, python, room, rooms, texts, tree

MAY: dict[str, tuple[set[str], set[str]]] = {
    # room: (rooms of app/, packages beside the standard library)
    "__init__": (set(), set()),
    "engine": (set(), {"numpy"}),
    "walkthrough": ({"engine"}, set()),
    "listings": ({"engine"}, {"numpy"}),
    "drawing": ({"one_line", "walkthrough"}, set()),
    "presets": (set(), set()),
    "limits": (set(), set()),
    "settings": (set(), set()),
    "assets": (set(), set()),
    "strict_json": (set(), set()),
    "one_line": (set(), set()),
    "kept": (set(), set()),
    "json_bytes": (set(), {"pydantic_core"}),
    "link": ({"json_bytes", "problem_details"}, set()),
    "problem_details": ({"json_bytes", "one_line"}, {"starlette", "fastapi"}),
    "http": ({"limits", "problem_details", "strict_json"}, {"starlette"}),
    "schemas": (
        {"engine", "limits", "link", "problem_details", "walkthrough"},
        {"numpy", "pydantic", "pydantic_core"},
    ),
    "planned": ({"json_bytes", "link", "walkthrough"}, set()),
    "answers": (
        {"engine", "json_bytes", "kept", "limits", "listings", "planned", "presets", "schemas",
         "walkthrough"},
        set(),
    ),
    "file_answers": (
        {"answers", "engine", "json_bytes", "listings", "schemas", "walkthrough"}, set(),
    ),
    "api": (
        {"answers", "http", "json_bytes", "kept", "limits", "link", "listings", "presets",
         "problem_details", "schemas",
         "walkthrough"},
        {"starlette", "pydantic"},
    ),
    "pages": (
        {"answers", "api", "assets", "drawing", "file_answers", "http", "json_bytes", "kept",
         "limits", "link", "one_line", "presets", "problem_details", "schemas", "settings",
         "walkthrough"},
        {"starlette", "jinja2", "markupsafe"},
    ),
    "main": (
        {"api", "http", "json_bytes", "pages", "problem_details", "settings"},
        {"starlette", "fastapi"},
    ),
    "server": ({"http", "problem_details", "settings"}, {"httptools", "starlette", "uvicorn"}),
    "__main__": ({"assets", "main", "pages", "server", "settings"}, {"starlette"}),
}  # fmt: skip


def of_room(*wanted: str) -> list[Path]:
    return [path for path in python() if room(path) in wanted]


@pytest.mark.parametrize("path", python(), ids=name)
def test_a_file_imports_what_its_room_may(path: Path) -> None:
    assert room(path) in MAY, "a new room needs its line in this table and in the architecture"
    own, foreign = MAY[room(path)]
    found = imports(tree(path))
    assert rooms(found) <= own | {room(path)}
    assert packages(found) <= foreign | set(sys.stdlib_module_names)


def test_the_table_has_no_line_for_a_room_that_is_gone() -> None:
    assert {room(path) for path in python()} == set(MAY)


def test_only_main_knows_every_kind_of_room_and_only_the_command_line_knows_main() -> None:
    importers = {room(path) for path in python() if "main" in rooms(imports(tree(path)))}
    assert importers == {"__main__"}
    of_api = {
        each for path in of_room("pages") for each in imports(tree(path)) if "app.api" in each
    }
    assert of_api == {"app.api.PREFIX"}, "a page asks for answers, and knows where the API lies"


IO = {
    "asyncio", "http", "io", "json", "logging", "os", "pathlib", "pickle", "socket", "subprocess",
    "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip


@pytest.mark.parametrize("path", of_room("engine", "walkthrough"), ids=name)
def test_the_engine_and_the_walkthrough_read_and_write_nothing(path: Path) -> None:
    module = tree(path)
    assert not packages(imports(module)) & IO
    called = {
        node.func.id
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "eval", "exec", "__import__"}


@pytest.mark.parametrize("path", of_room("engine"), ids=name)
def test_the_engine_has_no_words_for_people(path: Path) -> None:
    assert [text for text in texts(tree(path)) if " " in text] == []


@pytest.mark.parametrize("path", of_room("engine"), ids=name)
def test_the_engine_takes_chance_from_a_seed_alone(path: Path) -> None:
    """The same problem, the same answer: links, caches and tests rest on it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) != ("np", "random")
            assert node.value.id != "random" or node.attr == "Random"


@pytest.mark.parametrize("path", of_room("walkthrough"), ids=name)
def test_the_walkthrough_computes_nothing(path: Path) -> None:
    """Its laws of arithmetic live in the engine, sums term by term among them."""
    names = imports(tree(path))
    assert "numpy" not in packages(names)
    assert "math" not in packages(names)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div | ast.Pow):
            assert path.name in {"numerals.py", "many_numerals.py"}, "numerals round, no more"


def test_every_handler_of_the_api_is_async() -> None:
    """Sync handlers share 40 threads and were slower (DESIGN, things found out)."""
    for path in of_room("api"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                arguments = [a.arg for a in node.args.args]
                assert arguments != ["request"], f"{name(path)}: {node.name} is not async"


def test_presets_are_data() -> None:
    assert [path.name for path in (APP / "presets").glob("*.py")] == ["__init__.py"]
    assert len(list((APP / "presets").glob("*.json"))) == 5


def test_this_reader_of_imports_sees_them_all() -> None:
    module = ast.parse(
        "import json\nfrom app import link, __version__\nfrom app.engine.passes import cost\n"
        "import app.main\ndef f():\n    import fastapi.routing\n    from numpy.typing import X\n"
    )
    found = imports(module)
    assert rooms(found) == {"link", "engine", "main"}
    assert packages(found) == {"json", "fastapi", "numpy"}


def test_this_reader_of_texts_skips_docstrings_and_refusals_only() -> None:
    module = ast.parse(
        '"""A docstring."""\nA = "some words"\n"""And its own."""\n'
        'def f() -> None:\n    """One more."""\n    raise ValueError("a refusal here")\n'
        '    return f"words of {A}"\n'
    )
    assert sorted(texts(module)) == ["some words", "words of "]
