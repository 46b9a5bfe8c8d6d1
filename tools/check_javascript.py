"""``python -m tools.check_javascript``: types, and whether generated files are up to date."""

import sys

from tools import bundle, node
from tools.generated import stale
from tools.vendor import make as vendor


def type_errors() -> str:
    """What TypeScript says of static/js/ and tests/js/; empty where nothing is wrong."""
    done = node.run("typescript", "bin/tsc", "--project", "tsconfig.json", "--pretty", "false")
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()


def stale_files() -> list[str]:
    """One sentence for each folder of which a committed file is not what its sources make."""
    said = []
    for command, folder, write in (
        ("make vendor", vendor.FOLDER, vendor.write),
        ("make bundle", bundle.FOLDER, bundle.write),
    ):
        if files := stale(folder, write):
            said.append(f"Out of date, run '{command}': {', '.join(files)}.")
    return said


def main() -> int:
    """Say everything that is wrong; 1 where something is, 2 where Node.js is missing."""
    try:
        wrong = [said for said in (type_errors(), *stale_files()) if said]
    except node.NodeMissingError as error:
        print(error, file=sys.stderr)
        return 2
    for said in wrong:
        print(said, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
