"""How Python is written here: docstrings, sizes, one place that rounds, no path of a machine."""

import ast
import re
from pathlib import Path

import pytest

from tests.laws.sources import APP, ROOT, name, python, tree

ALL = [
    path
    for folder in ("app", "bench", "tests", "tools")
    for path in python(ROOT / folder)
    if "node_modules" not in path.parts
]
LONGEST = 300
"""DESIGN: about 30 to 200 lines. What is half as long again is no longer "about"."""

ROUNDS = {
    "app/walkthrough/numerals.py": "the one place where a number is made to be read",
    "app/drawing/svg.py": "a coordinate: no number that anybody reads",
    "app/engine/network.py": "the contract: initial weights have two decimals",
    "app/schemas/resolving.py": "a refusal says what a target adds up to",
}


@pytest.mark.parametrize("path", ALL, ids=name)
def test_every_module_says_what_it_is(path: Path) -> None:
    text = ast.get_docstring(tree(path))
    assert text
    assert "." in text or ":" in text, "in a sentence"


def public(module: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    found = []
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += [n for n in node.body if isinstance(n, ast.FunctionDef)]
    return [node for node in found if not node.name.startswith("_")]


@pytest.mark.parametrize("path", python(APP / "engine") + python(APP / "walkthrough"), ids=name)
def test_every_public_function_of_the_story_says_what_it_does(path: Path) -> None:
    bare = [node.name for node in public(tree(path)) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("path", python(), ids=name)
def test_files_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def roundings(module: ast.Module) -> list[int]:
    """Lines that round or format a number."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = "".join(
                part.value
                for part in ast.walk(node.format_spec)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            if re.search(r"\.|[eEfFgG%n]$", spec):
                found.append(node.lineno)
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in {"round", "format"}:
                found.append(node.lineno)
            if isinstance(called, ast.Attribute) and called.attr in {"round", "around"}:
                found.append(node.lineno)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            left = node.left
            if isinstance(left, ast.Constant) and isinstance(left.value, str):
                found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", python(), ids=name)
def test_a_number_is_rounded_in_one_place(path: Path) -> None:
    if name(path) in ROUNDS:
        assert roundings(tree(path)), "an exception that is none any more"
    else:
        assert roundings(tree(path)) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ('f"{x:.3f}"', [1]),
        ('f"{x:.{n}f}"', [1]),
        ('f"{x:6g}"', [1]),
        ('f"{x:04x} {x} {x!r} {x:>8}"', []),
        ('"%.2f" % x', [1]),
        ("round(x, 2)", [1]),
        ("x.round(3)", [1]),
        ('format(x, ".2f")', [1]),
        ('"{it}".format(it=x)', []),
        ("5 % x", []),
    ],
)
def test_this_reader_sees_every_way_to_round(source: str, lines: list[int]) -> None:
    assert roundings(ast.parse(source)) == lines


TEXT = {".py", ".js", ".css", ".html", ".md", ".json", ".toml", ".sh", ".svg", ".yml", ".yaml", ""}
MACHINE = re.compile(r"/(?:work|home/\w+|Users/\w+|root|mnt|workspace)/|[A-Z]:\\\\?Users")


def shipped() -> list[Path]:
    folders = ("app", "static", "templates", "tests", "tools", "docs", "bench", "requirements")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    found += ROOT.glob("*")
    return sorted(
        path
        for path in found
        if path.is_file()
        and path.suffix in TEXT
        and not {"node_modules", "vendor", "__pycache__"} & set(path.parts)
        and path.name not in {".coverage", ".git"}  # a worktree's .git is a file
    )


@pytest.mark.parametrize("path", shipped(), ids=name)
def test_no_file_knows_a_path_of_the_machine_that_it_was_written_on(path: Path) -> None:
    assert MACHINE.findall(path.read_text(encoding="utf-8")) == []


def test_such_a_path_would_be_found() -> None:
    # Put together here, so that this file passes its own test.
    for folder in ("work", "home/ann", "Users/ann", "root", "mnt", "workspace"):
        assert MACHINE.search(f"open('/{folder}/x')")
    assert MACHINE.search("C:" + "\\Users\\ann")
    for text in ("the framework/engine", "a homely house", "/static/x", "network/x"):
        assert not MACHINE.search(text)


def modules_of(room: str) -> list[Path]:
    return [path for path in python(APP / room) if path.name != "__init__.py"]


@pytest.mark.parametrize("path", modules_of("engine"), ids=name)
def test_every_module_of_the_engine_that_computes_has_a_test_file_of_its_own(path: Path) -> None:
    if path.stem in {"arrays", "problem"}:
        assert not any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree(path)))
        return
    tests = ROOT / "tests" / "engine"
    assert list(tests.glob(f"test_{path.stem}*.py"))
