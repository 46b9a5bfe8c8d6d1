"""Debian's packages, where they may be installed without asking anybody."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence


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


def install(package: str, why: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Install a package, where that is allowed; whether it was tried."""
    apt = installer(environment)
    if apt is None:
        return False
    print(f"Installing Debian's {package} for {why}", file=sys.stderr)
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    _runs([*apt, *quiet, "update"])
    _runs([*apt, *quiet, "install", "--yes", "--no-install-recommends", package])
    return True


def _runs(command: Sequence[str]) -> bool:
    """Whether a command succeeds; what it prints goes to standard error."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0
