"""Programs that do little, for tests of what looks for them."""

from pathlib import Path


def program(folder: Path, name: str, script: str = "exit 0") -> Path:
    """A program of that name."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def apt_get(folder: Path, brings: str, log: Path) -> Path:
    """An apt-get that notes what it is asked, and brings a program."""
    brought = folder / brings
    return program(
        folder,
        "apt-get",
        f'echo "$@" >> {log}; case "$*" in *install*" {brings}") '
        f"printf '#!/bin/sh\\n' > {brought}; chmod +x {brought};; esac",
    )
