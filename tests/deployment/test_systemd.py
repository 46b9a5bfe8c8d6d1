"""The unit of systemd says of the program what is so, and systemd finds nothing wrong with it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.server import Limits
from app.server.listening import OTHER_FILES
from app.settings import SETTINGS

ROOT = Path(__file__).parents[2]
NAME = "backprop-visualizer@.service"
TEXT = (ROOT / "docs" / "deployment" / NAME).read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "deploying.md").read_text(encoding="utf-8")
RECIPE = (ROOT / "docs" / "deployment" / "nginx.conf").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if "=" in line and not line.startswith("#")]
ANALYZE = shutil.which("systemd-analyze")
EXPOSURE = 15
"""Tenths of what systemd calls exposure, of 100: it must have the network."""


def said(name: str) -> list[str]:
    return [line.partition("=")[2] for line in LINES if line.partition("=")[0] == name]


def one(name: str) -> str:
    (found,) = said(name)
    return found


def test_it_starts_the_program_with_settings_that_there_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert Path(one("ExecStart")).name in project["scripts"]
    given = dict(each.split("=", 1) for each in said("Environment"))
    assert given.pop("OPENBLAS_NUM_THREADS") == "1"
    assert given.keys() <= {setting.name for setting in SETTINGS}
    assert (given["HOST"], given["PORT"]) == ("127.0.0.1", "%i")


def test_its_instances_are_the_workers_of_the_recipe() -> None:
    for port in (8000, 8001):
        instance = NAME.replace("@.service", f"@{port}")
        assert instance in TEXT
        assert instance in PAGE
        assert f"server 127.0.0.1:{port};" in RECIPE


def test_it_lets_the_program_finish_and_have_its_files() -> None:
    limits = Limits()
    assert limits.grace_seconds < int(one("TimeoutStopSec"))
    assert limits.connections * 5 // 4 + OTHER_FILES <= int(one("LimitNOFILE"))
    assert int(one("LimitNOFILE")) >= 2000 * 5 // 4 + OTHER_FILES, "as many as the page advises"


def test_it_is_started_again_and_is_nobody_in_particular() -> None:
    assert one("Restart") == "on-failure"
    assert one("DynamicUser") == one("NoNewPrivileges") == "yes"
    assert one("CapabilityBoundingSet") == ""
    assert said("User") == []


@pytest.fixture
def unit(tmp_path: Path) -> str:
    """An instance of it, for a program that is on this machine."""
    if ANALYZE is None:
        pytest.skip("systemd-analyze is not on this machine")
    path = tmp_path / NAME.replace("@", "@8000")
    path.write_text(TEXT.replace(one("ExecStart"), sys.executable), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "command", [("verify",), ("security", "--offline=yes", f"--threshold={EXPOSURE}")]
)
def test_systemd_finds_nothing_wrong_and_little_exposed(
    unit: str, command: tuple[str, ...]
) -> None:
    assert ANALYZE
    found = subprocess.run([ANALYZE, *command, unit], capture_output=True, text=True, check=False)
    if "unrecognized option" in found.stderr:
        pytest.skip("systemd is older than 250")
    assert found.returncode == 0, found.stdout + found.stderr
    assert Path(unit).name not in found.stderr, found.stderr
