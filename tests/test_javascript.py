"""The page's scripts: their own tests in tests/js/, their types, and the bundles made of them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.check_javascript import stale_files, type_errors
from tools.node import ROOT, TOOLS, node

FILES = sorted((ROOT / "tests" / "js").glob("*.test.js"))

Running = dict[str, "subprocess.Popen[str]"]


def start(path: Path) -> "subprocess.Popen[str]":
    # The file by name: what a folder means to `node --test` differs between its versions.
    return subprocess.Popen(
        [node(), "--test", "--test-reporter=tap", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def counts(tap: str) -> dict[str, int]:
    """The figures at the end of TAP: "# tests 12", "# fail 0" …"""
    return {name: int(figure) for name, figure in re.findall(r"^# (\w+) (\d+)$", tap, re.M)}


@pytest.fixture(scope="module")
def running() -> Iterator[Running]:
    """One Node.js per file, all at once."""
    started = {path.name: start(path) for path in FILES}
    yield started
    for process in started.values():
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_the_tests_of_a_file_pass_and_there_are_some(running: Running, name: str) -> None:
    tap, _ = running[name].communicate(timeout=120)
    assert running[name].returncode == 0, tap
    found = counts(tap)
    assert found["tests"] >= 1
    assert found["pass"] == found["tests"]
    assert [found[each] for each in ("fail", "cancelled", "skipped", "todo")] == [0, 0, 0, 0]
    # A file without a single test counts as one that passes, under its own name.
    named = re.findall(r"^\s*ok \d+ - (.+)$", tap, re.M)
    assert any(not title.endswith(".test.js") for title in named)


def test_there_are_such_files_and_no_test_lies_elsewhere() -> None:
    assert len(FILES) >= 5
    everywhere = set((ROOT / "tests").rglob("*.test.js")) | set(
        (ROOT / "static").rglob("*.test.js")
    )
    assert everywhere == set(FILES)


@pytest.mark.parametrize(
    "text",
    [
        'import { test } from "node:test";\ntest("no", () => { throw new Error("no"); });\n',
        'import { test } from "node:test";\nimport "./nowhere.js";\ntest("yes", () => {});\n',
    ],
)
def test_a_test_that_fails_is_noticed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.test.mjs"
    path.write_text(text, encoding="utf-8")
    process = start(path)
    tap, _ = process.communicate(timeout=120)
    assert process.returncode != 0
    assert counts(tap)["fail"] == 1


INSTALLED = TOOLS / "node_modules" / ".installed-lock.json"
with_packages = pytest.mark.skipif(
    not INSTALLED.is_file(), reason="the packages of tools/ are not installed; 'make check' does it"
)


@with_packages
def test_the_types_in_comments_hold() -> None:
    assert type_errors() == ""


@with_packages
def test_committed_bundles_are_what_their_sources_make() -> None:
    assert stale_files() == []
