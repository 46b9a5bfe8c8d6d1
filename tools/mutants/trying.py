"""One mutant under the engine's tests, in a process that is forked for it.

A mutant is never written to disk: the child imports its text in place of the file. The parent has
imported NumPy and pytest but nothing of the program, so a child starts within a few milliseconds.
"""

import ast
import importlib.abc
import importlib.util
import os
import resource
import sys
from collections.abc import Iterable, Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import hypothesis.strategies
import numpy.random  # noqa: F401  a child finds it imported
import pytest

from tools.mutants.mutant import ENGINE, ROOT, TESTS, Mutant

SECONDS = 120
"""Of processor time, of which an unchanged engine takes about 15."""
BYTES = 4_000_000_000
"""Of memory: a mutant may ask for an array of any shape."""
ARGUMENTS = (
    "-x",
    "-q",
    "-pno:cacheprovider",
    f"--confcutdir={TESTS}",  # tests/conftest.py imports the whole program
    "-Wignore::pytest.PytestAssertRewriteWarning",  # Hypothesis was there before pytest started
)

SURVIVED, KILLED = 0, 1


class _QuickFirst:
    """Puts tests of one example before those of many."""

    @pytest.hookimpl
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: hasattr(getattr(item, "obj", None), "hypothesis"))


class _Mutated(SourceFileLoader):
    """Loads a module from a text in place of its file."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec")


class Finder(importlib.abc.MetaPathFinder):
    """Finds the mutant where its module is asked for, and nothing else."""

    def __init__(self, mutant: Mutant) -> None:
        package = "app.engine"
        self._name = package if mutant.module == "__init__" else f"{package}.{mutant.module}"
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        file = str(ENGINE / f"{self._mutant.module}.py")
        loader = _Mutated(fullname, file, self._mutant.source)
        return importlib.util.spec_from_file_location(fullname, file, loader=loader)


def prepare() -> None:
    """Once, before the first mutant: the same examples for all of them, and none made smaller."""
    generate_only = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, database=None, deadline=None, phases=generate_only
    )
    hypothesis.settings.load_profile("mutants")


def tried(mutants: Iterable[Mutant | None], jobs: int) -> Iterator[tuple[Mutant | None, int]]:
    """Each mutant with SURVIVED or KILLED as it is known; None is the engine unchanged."""
    running: dict[int, Mutant | None] = {}

    def one_done() -> tuple[Mutant | None, int]:
        pid, status = os.wait()
        # Out of time, or killed by a signal of any other kind, is killed.
        return running.pop(pid), SURVIVED if os.waitstatus_to_exitcode(status) == 0 else KILLED

    for mutant in mutants:
        if len(running) == jobs:
            yield one_done()
        pid = os.fork()
        if pid == 0:
            _child(mutant)
        running[pid] = mutant
    while running:
        yield one_done()


def _child(mutant: Mutant | None) -> None:
    """Never returns."""
    code = KILLED
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if sys.platform == "linux":  # elsewhere not every system knows it
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), 1)
            os.dup2(nothing.fileno(), 2)
        if mutant is not None:
            sys.meta_path.insert(0, Finder(mutant))
        code = _tests(None if mutant is None else mutant.module)
    finally:
        os._exit(code)


def _tests(module: str | None) -> int:
    own = [] if module is None else sorted(TESTS.glob(f"test_{module}*.py"))
    others = [path for path in sorted(TESTS.glob("test_*.py")) if path not in own]
    for files in (own, [path for path in others if module is None or module in reached(path)]):
        if files and pytest.main([*ARGUMENTS, *map(str, files)], [_QuickFirst()]):
            return KILLED
    return SURVIVED


def reached(path: Path) -> set[str]:
    """The engine's modules that a test file imports, itself or through other files."""
    found, waiting = {path}, [path]
    while waiting:
        new = _imported(waiting.pop()) - found
        found |= new
        waiting += new
    return {each.stem for each in found if each.parent == ENGINE} | {"__init__"}


def _imported(path: Path) -> set[Path]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    files = {ROOT / f"{name.replace('.', '/')}.py" for name in names}
    return {file for file in files if file.parent in (ENGINE, TESTS) and file.exists()}
