"""Swagger UI for /docs: the script and the sheet of its package, and nothing else of it."""

import re
import shutil
from pathlib import Path

from tools import node

SCRIPT, SHEET = "swagger-ui-bundle.js", "swagger-ui.css"
# The files name source maps, which are larger than they are and would be asked for in vain.
SOURCE_MAP = re.compile(rb"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+\s*\*/)\s*$")


def write(folder: Path) -> None:
    """Write swagger/ below a folder."""
    target = folder / "swagger"
    target.mkdir()
    package = node.packages() / "swagger-ui-dist"
    for name in (SCRIPT, SHEET):
        content = (package / name).read_bytes()
        (target / name).write_bytes(SOURCE_MAP.sub(b"", content) + b"\n")
    # The terms of the packages that are inside the script.
    shutil.copyfile(package / f"{SCRIPT}.LICENSE.txt", target / f"{SCRIPT}.LICENSE.txt")
    shutil.copyfile(package / "NOTICE", target / "NOTICE.txt")
