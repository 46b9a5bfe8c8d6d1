"""``python -m tools.mutants [MODULE …]``: which changes to app/engine no test notices.

Run by `make mutants`, in .venv-mutants. JOBS is how many are tried at once, else all processors.
"""

import os
import sys
import time

from tools.mutants.making import mutants
from tools.mutants.mutant import ENGINE
from tools.mutants.reviewed import LIST, complaints, reasons
from tools.mutants.trying import SURVIVED, prepare, tried

EVERY = 100
"""Mutants between two lines of progress."""


def main(modules: list[str]) -> int:
    """0 if exactly the listed mutants survive, 1 if not, 2 if the tests fail without any."""
    modules = modules or sorted(path.stem for path in ENGINE.glob("*.py"))
    jobs = int(os.environ.get("JOBS") or os.cpu_count() or 1)
    listed = reasons(LIST.read_text(encoding="utf-8"))
    start = time.monotonic()
    prepare()
    if [code for _, code in tried([None], 1)] != [SURVIVED]:
        print("The engine's tests fail as it is: run them first.", file=sys.stderr)
        return 2
    count, survivors = 0, []
    for mutant, code in tried(mutants(modules), jobs):
        count += 1
        if mutant is not None and code == SURVIVED:
            survivors.append(mutant.key)
            if mutant.key not in listed:
                print(f"Survived: {mutant.key}", file=sys.stderr, flush=True)
        if count % EVERY == 0:
            print(f"{count} tried, {len(survivors)} survived", file=sys.stderr, flush=True)
    files = {f"{module}.py" for module in modules}
    said = complaints(survivors, [key for key in listed if key.file in files])
    for complaint in said:
        print(complaint)
    minutes = (time.monotonic() - start) / 60
    print(
        f"{count} mutants, {count - len(survivors)} killed, {len(survivors)} survived; "
        f"{minutes:.0f} minutes."
    )
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
