"""Finding a browser: what is on the machine, what may be installed, or one sentence."""

import os
from pathlib import Path

import pytest

from tests.tools.programs import apt_get, program
from tools import browser


@pytest.fixture(autouse=True)
def no_applications(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what lies in PATH counts, on a Mac too."""
    monkeypatch.setattr(browser, "NAMES", [name for name in browser.NAMES if "/" not in name])


def test_a_chromium_of_the_path_is_found(tmp_path: Path) -> None:
    chrome = program(tmp_path, "google-chrome")
    assert browser.find({"PATH": str(tmp_path)}) == str(chrome)
    chromium = program(tmp_path, "chromium")
    assert browser.find({"PATH": str(tmp_path)}) == str(chromium)


def test_the_one_that_chromium_names_is_taken(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    named = program(tmp_path, "another")
    assert browser.find({"PATH": str(tmp_path), "CHROMIUM": str(named)}) == str(named)


def test_nothing_else_is_taken_where_the_named_one_is_missing(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    with pytest.raises(browser.BrowserMissingError, match=r"^CHROMIUM=/none is no program .*\.$"):
        browser.find_or_install({"PATH": str(tmp_path), "CHROMIUM": "/none"})


def test_without_browser_and_installer_one_sentence_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert browser.main() == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == f"{browser.HOW}\n"


@pytest.mark.parametrize("has", ["chromium-headless-shell", "chromium"])
def test_root_installs_debian_s_chromium_without_a_window_if_it_has_one(
    has: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = tmp_path / "log"
    apt_get(tmp_path / "bin", has, log)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    found = browser.find_or_install({"PATH": str(tmp_path / "bin")})
    assert found == str(tmp_path / "bin" / has)
    asked = [line.split()[-1] for line in log.read_text().splitlines()]
    tried = ["chromium-headless-shell", "chromium"]
    tried = tried[: tried.index(has) + 1]
    assert asked == [word for package in tried for word in ("update", package)]


def test_an_installation_that_brings_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(tmp_path, "apt-get", "exit 100")
    with pytest.raises(browser.BrowserMissingError, match=r"^No Chromium was found"):
        browser.find_or_install({"PATH": str(tmp_path)})
