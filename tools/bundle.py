"""``python -m tools.bundle``: make static/bundle/ anew.

One script and one sheet for the page, the same for a lesson in one file, and one script for the
pages that embed it.
"""

import sys
from pathlib import Path

from app.pages import export
from app.pages.page import DIALOG_STYLES, LATER_MODULES, STYLES
from tools.esbuild import esbuild
from tools.generated import remake
from tools.node import ROOT, NodeMissingError

FOLDER = ROOT / "static" / "bundle"
SCRIPTS = [name for name in LATER_MODULES.values() if name.endswith(".js")]
LATER = {Path(name).name: f"static/{name}" for name in SCRIPTS}
"""What is loaded only where it is needed."""
SCRIPT, SHEET, DIALOGS, ELEMENT = "main.js", "page.css", "dialogs.css", "embed.js"
OFFLINE, OFFLINE_SHEET = "offline.js", "offline.css"


def write(folder: Path) -> None:
    """Write the scripts, and the page's sheets in their order, into an empty folder.

    Raises RuntimeError with what esbuild says where a source has a mistake.
    """
    esbuild("--legal-comments=none", f"--outfile={folder / SCRIPT}", "static/js/main.js")
    for name, source in LATER.items():
        esbuild("--legal-comments=none", f"--outfile={folder / name}", source)
    # Classic and module at once: whichever way a course page loads it.
    options = ("--legal-comments=none", "--format=iife", f"--outfile={folder / ELEMENT}")
    esbuild(*options, "static/js/element.js")
    # Classic: a module without an address of its own would be refused by some hosts.
    options = ("--legal-comments=none", "--format=iife", f"--outfile={folder / OFFLINE}")
    esbuild(*options, "static/js/offline.js")
    sheets_of = {SHEET: STYLES, DIALOGS: DIALOG_STYLES, OFFLINE_SHEET: export.STYLES}
    for name, styles in sheets_of.items():
        # Addresses in the sheets stay as they are: they hold from static/bundle/ too.
        sheets = "".join(f'@import "./static/{sheet}";\n' for sheet in styles)
        esbuild("--loader=css", "--external:*.woff2", f"--outfile={folder / name}", text=sheets)


if __name__ == "__main__":
    try:
        remake(FOLDER, write)
    except (NodeMissingError, RuntimeError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
