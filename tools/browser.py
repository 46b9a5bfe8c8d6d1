"""Find the Chromium that the browser tests drive; install Debian's where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

FLAGS = (
    "--no-sandbox",  # containers and CI run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What it is started with: no window, no user, no word to anybody."""

HOW = (
    "No Chromium was found for the browser tests: install one (on Debian or Ubuntu: "
    "apt-get install chromium), or name one as CHROMIUM=/path/to/it."
)


class BrowserMissingError(RuntimeError):
    """No browser; the message is one sentence that says how to get one."""


def find(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of a Chromium, or None. ``CHROMIUM`` names one and then nothing else will do.

    Raises BrowserMissingError where CHROMIUM names no program.
    """
    path = environment.get("PATH", "")
    if named := environment.get("CHROMIUM"):
        if found := shutil.which(named, path=path):
            return found
        raise BrowserMissingError(f"CHROMIUM={named} is no program that can be run.")
    return next((found for name in NAMES if (found := shutil.which(name, path=path))), None)


def installer(environment: Mapping[str, str] = os.environ) -> Sequence[str] | None:
    """The command that may install packages here without asking anybody, or None."""
    path = environment.get("PATH", "")
    apt = shutil.which("apt-get", path=path)
    if apt is None:
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return [apt]
    sudo = shutil.which("sudo", path=path)
    if sudo and _runs([sudo, "-n", "true"]):
        return [sudo, "-n", apt]
    return None


def find_or_install(environment: Mapping[str, str] = os.environ) -> str:
    """The path of a Chromium. Raises BrowserMissingError where there is none to be had."""
    if found := find(environment):
        return found
    if apt := installer(environment):
        print("Installing Debian's chromium for the browser tests", file=sys.stderr)
        quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
        _runs([*apt, *quiet, "update"])
        _runs([*apt, *quiet, "install", "--yes", "--no-install-recommends", "chromium"])
        if found := find(environment):
            return found
    raise BrowserMissingError(HOW)


def _runs(command: Sequence[str]) -> bool:
    """Whether a command succeeds; what it prints goes to standard error."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0


def main() -> int:
    """Print the path; 2 after one sentence where there is none."""
    try:
        print(find_or_install())
    except BrowserMissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
