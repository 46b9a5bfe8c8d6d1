"""Finding a browser: what is on the machine, what may be installed, or one sentence."""

import os
from pathlib import Path

import pytest

from tools import browser


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    """A program of that name which does little."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


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


def test_root_installs_debian_s_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    log = tmp_path / "log"
    chromium = tmp_path / "bin" / "chromium"
    program(
        tmp_path / "bin",
        "apt-get",
        f'echo "$@" >> {log}; case "$*" in *install*) '
        f"printf '#!/bin/sh\\n' > {chromium}; chmod +x {chromium};; esac",
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    found = browser.find_or_install({"PATH": str(tmp_path / "bin")})
    assert found == str(chromium)
    assert [line.split()[-1] for line in log.read_text().splitlines()] == ["update", "chromium"]


@pytest.mark.parametrize(("answer", "allowed"), [("exit 0", True), ("exit 1", False)])
def test_sudo_is_used_only_where_it_asks_for_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, allowed: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    apt = program(tmp_path, "apt-get")
    sudo = program(tmp_path, "sudo", answer)
    found = browser.installer({"PATH": str(tmp_path)})
    assert found == ([str(sudo), "-n", str(apt)] if allowed else None)


def test_an_installation_that_brings_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(tmp_path, "apt-get", "exit 100")
    with pytest.raises(browser.BrowserMissingError, match=r"^No Chromium was found"):
        browser.find_or_install({"PATH": str(tmp_path)})
