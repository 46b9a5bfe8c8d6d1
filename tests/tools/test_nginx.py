"""Finding nginx: what is on the machine, what may be installed, or one sentence and no error."""

import os
from pathlib import Path

import pytest

from tests.tools.programs import apt_get, program
from tools import nginx


def test_where_it_cannot_be_had_one_sentence_says_what_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nginx, "find", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert nginx.main() == 0
    assert capsys.readouterr().err == f"{nginx.WITHOUT}\n"


def test_root_installs_debian_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, folder = tmp_path / "log", tmp_path / "bin"
    apt_get(folder, "nginx", log)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setattr(nginx, "ELSEWHERE", str(tmp_path / "none"))
    monkeypatch.setattr(nginx, "find", lambda: str(folder) if log.exists() else None)
    assert nginx.main() == 0
    asked = [line.split()[-1] for line in log.read_text().splitlines()]
    assert asked == ["update", "nginx-light"]


def test_it_is_found_where_only_root_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = program(tmp_path / "sbin", "nginx")
    monkeypatch.setattr(nginx, "ELSEWHERE", str(tmp_path / "sbin"))
    assert nginx.find({"PATH": ""}) == str(there)
