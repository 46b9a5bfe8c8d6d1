"""Find the Chromium that the browser tests drive; install Debian's where that is allowed."""

import os
import shutil
import sys
from collections.abc import Mapping

from tools.debian import install

NAMES = (
    "chromium-headless-shell",  # the same engine without a window: tests take half the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's, the one to be preferred first; older releases have only the other."""

FLAGS = (
    "--no-sandbox",  # containers and CI run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--site-per-process",  # as a window has it: frames of other sites are other processes
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


def find_or_install(environment: Mapping[str, str] = os.environ) -> str:
    """The path of a Chromium. Raises BrowserMissingError where there is none to be had."""
    if found := find(environment):
        return found
    for package in PACKAGES:
        if not install(package, "the browser tests", environment):
            break
        if found := find(environment):
            return found
    raise BrowserMissingError(HOW)


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
