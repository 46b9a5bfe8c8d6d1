"""Links among the pages lead somewhere, and nothing in them belongs to one machine."""

import ipaddress
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.docs.pages import ROOT, anchors, links, pages, text_of

IDS = [path.relative_to(ROOT).as_posix() for path in pages()]
URL = re.compile(r"https?://[^\s)>\"'`\]]+")
FOLDERS = re.compile(r"(?<![\w.:/~-])/(?:home|Users|work|tmp|opt|root|var|mnt|srv|usr|etc)/[\w.-]+")
REGISTRIES = {"pypi.org", "registry.npmjs.org", "hub.docker.com"}
REGISTRY = re.compile(r"registry|pypi|artifact|nexus|mirror|proxy|npm")
OPTIONS = re.compile(r"--(?:extra-)?index-url|--registry|--default-index|--proxy|PIP_INDEX_URL")


@pytest.mark.parametrize("path", pages(), ids=IDS)
def test_every_link_to_a_file_leads_to_one_and_to_a_heading_in_it(path: Path) -> None:
    for target in links(text_of(path)):
        if urlsplit(target).scheme:
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.is_relative_to(ROOT), target
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(text_of(there)), target


@pytest.mark.parametrize("path", pages(), ids=IDS)
def test_no_path_or_host_is_that_of_one_machine(path: Path) -> None:
    text = text_of(path)
    assert FOLDERS.findall(text) == []
    assert OPTIONS.findall(text) == []
    for url in URL.findall(text):
        host = urlsplit(url).hostname or ""
        assert host in {"127.0.0.1", "localhost"} or is_public(host), url


def is_public(host: str) -> bool:
    """Whether a name is one that everybody can look up, and no registry but the usual ones."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        usual = host in REGISTRIES or not REGISTRY.search(host)
        return usual and "." in host and not host.endswith((".local", ".internal", ".lan"))
    return False


def linked_from(path: Path) -> set[Path]:
    """The files that a page leads to."""
    targets = [target for target in links(text_of(path)) if not urlsplit(target).scheme]
    return {(path.parent / target.partition("#")[0]).resolve() for target in targets}


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, fresh = set[Path](), {ROOT / "README.md"}
    while fresh:
        reached |= fresh
        found = set[Path]().union(*(linked_from(path) for path in fresh if path.suffix == ".md"))
        fresh = found - reached
    assert set(pages()) <= reached
    deployed = [path for path in (ROOT / "docs" / "deployment").iterdir() if path.is_file()]
    assert set(deployed) <= reached


def test_a_page_that_is_named_in_code_is_there() -> None:
    named = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in sources()
        for name in re.findall(r"\bdocs/[\w./-]+\.(?:md|conf|yaml)\b", path.read_text("utf-8"))
    }
    assert len(named) > 10
    assert [pair for pair in named if not (ROOT / pair[1]).exists()] == []


def sources() -> list[Path]:
    """Whatever is written by hand beside the pages."""
    folders = ["app", "bench", "tools", "tests", "templates", "static/js", "static/css", "docs"]
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    suffixes = {".py", ".sh", ".js", ".css", ".html", ".conf", ".yaml", ".toml", ".in", ".lua"}
    of_ours = [path for path in found if "node_modules" not in path.parts]
    plain = [ROOT / name for name in ("Makefile", "Dockerfile", "pyproject.toml")]
    return plain + [path for path in of_ours if path.suffix in suffixes]


def test_what_is_said_to_hold_something_is_a_test() -> None:
    tests = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    tests |= {path.name for path in (ROOT / "tests").rglob("*.test.js")}
    said = {
        name
        for path in pages()
        for name in re.findall(r"`(test_\w+|[\w-]+\.test\.js)`", text_of(path))
    }
    assert len(said) > 10
    assert said <= tests


def test_private_hosts_and_foreign_registries_are_found() -> None:
    assert is_public("keepachangelog.com")
    assert is_public("pypi.org")
    for host in ("registry.example.org", "pypi.example.org", "10.0.0.1", "buildbox", "a.internal"):
        assert not is_public(host)
    assert FOLDERS.search(f"see /{'home'}/someone/project")
    assert not FOLDERS.search("https://example.org/home/page and docs/usr/x")
