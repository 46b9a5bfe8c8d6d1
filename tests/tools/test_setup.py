"""Setting up: nothing to do is quick, and what is missing is one sentence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UTILITIES = ("sh", "dirname", "sed", "cmp", "cp")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of the script and the locks, and a PATH folder with nothing but utilities."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "bin").mkdir()
    for name in UTILITIES:
        found = shutil.which(name)
        assert found
        (tmp_path / "bin" / name).symlink_to(found)
    return tmp_path


def program(checkout: Path, name: str, script: str) -> None:
    path = checkout / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def set_up(checkout: Path, want: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(checkout / "bin" / "sh"), "tools/setup.sh", want],
        cwd=checkout,
        env={"PATH": str(checkout / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def ready(checkout: Path, *locks: str) -> None:
    """As if the locks had been installed."""
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(sys.executable)
    for lock in locks:
        source = checkout / "requirements" / f"{lock}.lock"
        shutil.copy(source, checkout / ".venv" / f"installed-{lock}.lock")


def test_a_machine_without_python_is_told_so(checkout: Path) -> None:
    done = set_up(checkout, "run")
    assert (done.returncode, done.stdout) == (2, "")
    expected = "Python 3.11 or later is missing: install it, or name one as PYTHON=…\n"
    assert done.stderr == expected


def test_an_older_python_is_not_taken(checkout: Path) -> None:
    program(checkout, "python3", "exit 1")
    assert "Python 3.11 or later is missing" in set_up(checkout, "run").stderr


def test_a_python_that_is_named_but_does_not_run_is_refused(checkout: Path) -> None:
    done = set_up(checkout, "run", PYTHON="/none/python")
    assert done.returncode == 2
    assert done.stderr == "PYTHON=/none/python is no Python 3.11 or later that runs.\n"


def test_a_python_without_venv_is_told_how_to_get_it(checkout: Path) -> None:
    program(checkout, "python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    done = set_up(checkout, "run")
    assert done.returncode == 2
    assert done.stderr == (
        "Python's venv is missing: install it "
        "(on Debian or Ubuntu: apt-get install python3-venv).\n"
    )


def test_nothing_is_done_where_all_is_there(checkout: Path) -> None:
    ready(checkout, "run")
    done = set_up(checkout, "run")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_the_tests_need_is_enough_to_run(checkout: Path) -> None:
    ready(checkout, "dev")
    done = set_up(checkout, "run")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_lock_that_changed_is_installed(checkout: Path) -> None:
    ready(checkout, "dev")
    program(checkout, "uv", f'echo "uv $@" >> {checkout}/log')
    program(checkout, "node", "echo v24.0.0")
    program(checkout, "npm", "exit 0")
    with (checkout / "requirements" / "dev.lock").open("a") as lock:
        lock.write("# changed\n")
    done = set_up(checkout, "dev")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Installing requirements/dev.lock into .venv\n"
    assert (checkout / "log").read_text().endswith("--require-hashes -r requirements/dev.lock\n")
    assert set_up(checkout, "dev").stdout == ""


def test_mutants_have_an_environment_of_their_own(checkout: Path) -> None:
    ready(checkout, "dev")
    (checkout / ".venv-mutants").mkdir()  # as uv leaves it, without its Python
    program(checkout, "uv", f'echo "uv $@" >> {checkout}/log')
    done = set_up(checkout, "mutants", PYTHON=sys.executable)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Installing requirements/mutants.lock into .venv-mutants\n"
    made, installed = (checkout / "log").read_text().splitlines()
    assert made.endswith(" .venv-mutants")
    assert "--python .venv-mutants/bin/python " in installed
    assert installed.endswith(" -r requirements/mutants.lock")


@pytest.mark.parametrize(
    ("version", "installed"), [("v18.19.0", True), ("v20.0.0", False), ("v24.1.0", False)]
)
def test_node_comes_from_pypi_where_the_machine_s_is_too_old(
    checkout: Path, version: str, installed: bool
) -> None:
    ready(checkout, "dev")
    program(checkout, "uv", "exit 0")
    program(checkout, "node", f"echo {version}")
    program(checkout, "npm", "exit 0")
    assert ("requirements/node.lock" in set_up(checkout, "dev").stdout) == installed


def test_no_lock_names_a_registry_and_every_package_has_a_hash() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "://" not in text
        packages = [line for line in text.splitlines() if "==" in line]
        assert packages
        assert text.count("--hash=sha256:") >= len(packages)
        assert all(line.endswith("\\") for line in packages)


def test_what_runs_and_what_tries_mutants_has_the_versions_that_the_tests_use() -> None:
    def packages(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.lock").read_text()
        return {line for line in text.splitlines() if "==" in line}

    assert packages("run") <= packages("dev")
    ours = {
        line for line in packages("mutants") if line.startswith(("hypothesis", "numpy", "pytest"))
    }
    assert len(ours) >= 3
    assert ours <= packages("dev")
