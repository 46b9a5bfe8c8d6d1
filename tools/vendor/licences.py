"""LICENSES/: the terms of everything vendored, with a table of what came in which version."""

import json
import shutil
from pathlib import Path

from tools import node

# The package, what of it is here, its licence's text in it.
PACKAGES = (
    ("d3-selection", "d3.js", "LICENSE"),
    ("inter-ui", "fonts/inter.woff2, fonts/inter-file.woff2, subsets", "LICENSE.txt"),
    ("@fontsource/stix-two-math", "fonts/stix-two-math.woff2, a subset", "LICENSE"),
    ("swagger-ui-dist", "swagger/", "LICENSE"),
)


def write(folder: Path) -> None:
    """Write LICENSES/ below a folder."""
    target = folder / "LICENSES"
    target.mkdir()
    rows = [
        "| package | version | licence | what is here | terms |",
        "| --- | --- | --- | --- | --- |",
    ]
    for package, use, terms in PACKAGES:
        source = node.packages() / package
        about = json.loads((source / "package.json").read_text("utf-8"))
        name = package.split("/")[-1] + ".txt"
        shutil.copyfile(source / terms, target / name)
        licence = about["license"]
        rows.append(f"| {package} | {about['version']} | {licence} | {use} | [{name}]({name}) |")
    text = "# What is vendored\n\nMade by `make vendor` from npm packages.\n\n" + "\n".join(rows)
    (target / "README.md").write_text(text + "\n", "utf-8", newline="\n")
