"""Every version stands in one place; where people read it again, it is the same."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import __version__
from tests.docs.pages import ROOT, page, pages, section, text_of
from tools.esbuild import TARGET

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OLDEST = PROJECT["project"]["requires-python"].removeprefix(">=")
AGAIN = {"app/__init__.py", "docs/api.md", "docs/deployment/kubernetes.yaml"}
"""Where the program's version stands, and what repeats it: each has a test of its own."""


def written_by_hand() -> list[Path]:
    """The files of the project that could name a version, without locks and what is generated."""
    folders = ("app", "bench", "docs", "templates", "tools", "requirements")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    left_out = {"node_modules", "__pycache__", "vendor", "presets"}
    suffixes = {".py", ".md", ".html", ".sh", ".yaml", ".conf", ".in"}
    plain = [path for path in found if path.suffix in suffixes and not left_out & {*path.parts}]
    return [*plain, *(ROOT / name for name in ("README.md", "Dockerfile", "pyproject.toml"))]


def test_the_program_s_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "app/__init__.py"
    number = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.]*\d)")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in written_by_hand()
        if number.search(path.read_text(encoding="utf-8"))
    }
    assert found == AGAIN


def test_the_example_of_v_is_the_version_that_answers() -> None:
    (row,) = re.findall(
        r"^\| `v` \|.*$", section(page("docs/api.md"), "A problem as a link").text, re.M
    )
    assert f"`{__version__}`" in row


@pytest.mark.parametrize("path", pages(), ids=[path.name for path in pages()])
def test_the_oldest_python_is_the_same_wherever_it_is_named(path: Path) -> None:
    for version in re.findall(r"Python (3\.\d+)\s+or\s+(?:newer|later)", text_of(path)):
        assert version == OLDEST


def test_checks_are_made_for_the_oldest_python() -> None:
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{OLDEST.replace('.', '')}"
    assert PROJECT["tool"]["mypy"]["python_version"] == OLDEST


def test_the_browsers_are_those_that_the_scripts_are_built_for() -> None:
    told = section(page("docs/running.md"), "Browsers").text
    built = dict(re.findall(r"(chrome|firefox|safari)(\d+)", TARGET))
    named = re.search(r"Chromiums from (\d+), Firefox from (\d+), Safari from (\d+)", told)
    assert named
    assert list(named.groups()) == [built["chrome"], built["firefox"], built["safari"]]


def test_the_changes_have_the_version_or_are_not_released() -> None:
    first = re.findall(r"^## (.+)$", page("CHANGELOG.md"), re.M)[0]
    assert first == "Unreleased" or first.startswith(f"[{__version__}]")


def test_the_command_says_its_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["backprop-visualizer", __version__]
