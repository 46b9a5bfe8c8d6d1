"""All of static/vendor/."""

from pathlib import Path

from tools.node import ROOT
from tools.vendor import d3, fonts, licences, swagger

FOLDER = ROOT / "static" / "vendor"


def write(folder: Path) -> None:
    """Write every vendored file below an empty folder."""
    for part in (d3, fonts, swagger, licences):
        part.write(folder)
