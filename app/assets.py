"""Where the page's files lie: beside ``app/`` in a checkout, inside it in an installed wheel."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class AssetError(RuntimeError):
    """The page's files are not where they should be; the message is one sentence."""


def _folder(name: str) -> Path:
    """The checkout's folder where there is one, otherwise the wheel's."""
    beside = _PACKAGE.parent / name
    inside = _PACKAGE / name
    return beside if beside.is_dir() and not inside.is_dir() else inside


STATIC = _folder("static")
"""Scripts, styles, fonts and vendored files."""

TEMPLATES = _folder("templates")
"""The pages' Jinja templates."""


NEEDED = (
    "icon.svg",
    *(f"bundle/{name}.js" for name in ("embed", "frame", "help", "main", "offline", "share")),
    *(f"bundle/{name}.css" for name in ("dialogs", "offline", "page")),
    *(f"css/{name}.css" for name in ("docs", "still", "worksheet")),
    *(f"js/{name}.js" for name in ("docs", "theme-first")),
    *(f"vendor/fonts/{name}.woff2" for name in ("inter", "inter-file", "stix-two-math")),
    *(f"vendor/swagger/swagger-ui{end}" for end in (".css", "-bundle.js")),
)
"""What pages load, below static/; a test reads the pages to see that it is all of it."""

PAGES = ("docs.html", "export.html", "page.html", "print.html", "problem.html")
"""The templates."""

_REMEDY = "install again with 'pip install .' from a complete checkout"


def check(static: Path | None = None, templates: Path | None = None) -> None:
    """Raise AssetError for the first folder or file that is missing or cannot be read."""
    for folder, files in ((static or STATIC, NEEDED), (templates or TEMPLATES, PAGES)):
        if not folder.is_dir():
            raise AssetError(
                f"The folder {folder.name}/ is missing (looked for at {folder} and beside "
                f"{_PACKAGE}): {_REMEDY}."
            )
        for name in files:
            path = folder / name
            if not path.is_file():
                raise AssetError(f"The file {path} is missing: {_REMEDY}.")
            if not os.access(path, os.R_OK):
                raise AssetError(f"The file {path} may not be read by this user: {_REMEDY}.")
