"""One small change to a file of app/engine, and what it is known by."""

import ast
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "app" / "engine"
TESTS = ROOT / "tests" / "engine"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a mutant is known by. Line numbers are left out: they change with every edit."""

    file: str
    function: str
    """The innermost function or class after those around it, or "" at the top of the file."""
    line: str
    becomes: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.function}" if self.function else self.file
        return f"{place}:\n    - {self.line}\n    + {self.becomes}"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file's text with one change in it."""

    key: Key
    module: str
    source: str


def around(tree: ast.AST, line: int) -> str:
    """The functions and classes around a line, joined by dots."""
    names = []
    for node in ast.walk(tree):  # from the outside to the inside
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            if first <= line <= (node.end_lineno or first):
                names.append(node.name)
    return ".".join(names)
