"""Folders of committed files that a program makes: make them anew, or say which are stale."""

import filecmp
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.node import ROOT

Write = Callable[[Path], None]


def remake(folder: Path, write: Write) -> None:
    """Replace a folder by what ``write`` puts into an empty one."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / folder.name
        made.mkdir()
        write(made)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)


def stale(folder: Path, write: Write) -> list[str]:
    """The files that are missing, are too many or differ from what ``write`` makes; sorted."""
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch)
        write(made)
        paths = _files(made) | _files(folder)
        return [
            (folder / path).relative_to(ROOT).as_posix()
            for path in sorted(paths)
            if not _same(made / path, folder / path)
        ]


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def _same(a: Path, b: Path) -> bool:
    return a.is_file() and b.is_file() and filecmp.cmp(a, b, shallow=False)
