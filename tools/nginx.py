"""Find the nginx that the deployment recipe is tested with; install Debian's where allowed."""

import os
import shutil
import sys
from collections.abc import Mapping

from tools.debian import install

ELSEWHERE = "/usr/sbin"
"""Where Debian has it, which only root's PATH names."""
WITHOUT = (
    "No nginx was found: the tests of the deployment recipe are skipped (on Debian or Ubuntu: "
    "apt-get install nginx-light)."
)


def find(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of nginx, or None."""
    path = os.pathsep.join((environment.get("PATH", ""), ELSEWHERE))
    return shutil.which("nginx", path=path)


def main() -> int:
    """Install it where it is missing; one sentence where it cannot be had. Never an error."""
    if find() is None and not (install("nginx-light", "the deployment recipe") and find()):
        print(WITHOUT, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
