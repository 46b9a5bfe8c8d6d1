"""The parts of D3 that the page uses, as one module with its types."""

import shutil
from pathlib import Path

from tools.esbuild import esbuild

ENTRY = Path(__file__).with_name("d3.entry.ts")
BANNER = "// D3 (d3-selection), ISC licence: see LICENSES/"


def write(folder: Path) -> None:
    """Write d3.js, and as its types d3.d.ts: the entry itself, so that both export the same."""
    target = folder / "d3.js"
    esbuild(f"--banner:js={BANNER}", "--legal-comments=none", f"--outfile={target}", str(ENTRY))
    shutil.copyfile(ENTRY, folder / "d3.d.ts")
