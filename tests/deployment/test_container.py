"""The image's recipe: what it rests on is there, and what must not get in stays out.

`make container` builds it and runs it; that needs root, podman and minutes.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = [
    re.sub(r"\\\n\s*", "", step)
    for step in re.findall(r"^[A-Z]+ (?:.*\\\n)*.*$", DOCKERFILE, re.MULTILINE)
]
BUILT, SHIPPED = (
    STEPS[slice(*ends)]
    for found in [[number for number, step in enumerate(STEPS) if step.startswith("FROM ")]]
    for ends in [(found[0], found[1]), (found[1], None)]
)


def argument(steps: list[str], name: str) -> str:
    """What follows an instruction that stands there once."""
    (found,) = [step.partition(" ")[2] for step in steps if step.startswith(name + " ")]
    return found


def test_packages_are_the_lock_s_and_nothing_else() -> None:
    (install,) = [step for step in BUILT if "pip " in step]
    for option in ("--require-hashes", "--no-deps", "--only-binary :all:", "--no-cache-dir"):
        assert option in install
    assert "-r /tmp/run.lock" in install


def test_the_shipped_stage_runs_nothing_and_copies_only_what_was_built() -> None:
    assert not [step for step in SHIPPED if step.startswith("RUN ")]
    assert argument(SHIPPED, "COPY") == "--from=built /opt /opt"


def test_it_runs_as_a_number_that_is_not_root_s() -> None:
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", argument(SHIPPED, "USER"))


def test_its_command_is_the_process_that_gets_the_signal() -> None:
    assert json.loads(argument(SHIPPED, "CMD")) == ["python", "-m", "app"]


def test_its_health_check_tells_a_program_that_answers_from_none() -> None:
    options, _, command = argument(SHIPPED, "HEALTHCHECK").partition(" CMD ")
    assert "--timeout" in options
    program, *rest = json.loads(command)
    assert program == "python"
    serve = [sys.executable, "-m", "app", "--port", "0"]
    with subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = re.search(r":(\d+) ", process.stdout.readline())
        assert port
        check = [sys.executable, *rest]
        environment = {**os.environ, "PORT": port[1]}
        assert subprocess.run(check, env=environment, check=False).returncode == 0
        process.kill()
        process.wait()
        gone = subprocess.run(check, env=environment, capture_output=True, check=False)
        assert gone.returncode != 0


def test_its_python_is_one_that_the_package_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest = re.fullmatch(r">=3\.(\d+)", project["requires-python"])
    base = re.search(r"python:3\.(\d+)-slim", STEPS[0])
    assert oldest
    assert base
    assert int(base[1]) >= int(oldest[1])


def test_only_what_is_copied_gets_into_the_build() -> None:
    everything, *lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert everything == "*"
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    assert let_in == {step.split()[1] for step in BUILT if step.startswith("COPY ")}


def test_the_script_that_builds_it_is_shell() -> None:
    subprocess.run(["sh", "-n", str(ROOT / "tools" / "container.sh")], check=True)
