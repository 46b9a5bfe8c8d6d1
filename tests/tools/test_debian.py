"""Installing Debian's packages: as root, by a sudo that asks nothing, or not at all."""

import os
from pathlib import Path

import pytest

from tests.tools.programs import program
from tools import debian


@pytest.mark.parametrize(("answer", "allowed"), [("exit 0", True), ("exit 1", False)])
def test_sudo_is_used_only_where_it_asks_for_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, allowed: bool
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    apt = program(tmp_path, "apt-get")
    sudo = program(tmp_path, "sudo", answer)
    found = debian.installer({"PATH": str(tmp_path)})
    assert found == ([str(sudo), "-n", str(apt)] if allowed else None)


def test_without_an_installer_nothing_is_tried(tmp_path: Path) -> None:
    assert not debian.install("nginx-light", "a test", {"PATH": str(tmp_path)})
