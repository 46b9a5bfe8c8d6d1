"""Where the page's files lie: beside ``app/`` in a checkout, inside it in an installed wheel."""

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


def check(*folders: Path) -> None:
    """Raise AssetError for the first folder that is missing (by default of ours)."""
    for folder in folders or (STATIC, TEMPLATES):
        if not folder.is_dir():
            raise AssetError(
                f"The folder {folder.name}/ is missing (looked for at {folder} and beside "
                f"{_PACKAGE}): install again with 'pip install .' from a complete checkout."
            )
