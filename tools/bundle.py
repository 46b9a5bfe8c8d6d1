"""``python -m tools.bundle``: make static/bundle/ anew, one script and one sheet for the page."""

import sys
from pathlib import Path

from app.pages.page import STYLES
from tools.esbuild import esbuild
from tools.generated import remake
from tools.node import ROOT, NodeMissingError

FOLDER = ROOT / "static" / "bundle"
SCRIPT, SHEET = "main.js", "page.css"


def write(folder: Path) -> None:
    """Write the page's script and its sheets, in the page's order, into an empty folder.

    Raises RuntimeError with what esbuild says where a source has a mistake.
    """
    esbuild("--legal-comments=none", f"--outfile={folder / SCRIPT}", "static/js/main.js")
    # Addresses in the sheets stay as they are: they hold from static/bundle/ as from static/css/.
    sheets = "".join(f'@import "./static/{sheet}";\n' for sheet in STYLES)
    esbuild("--loader=css", "--external:*.woff2", f"--outfile={folder / SHEET}", text=sheets)


if __name__ == "__main__":
    try:
        remake(FOLDER, write)
    except (NodeMissingError, RuntimeError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
