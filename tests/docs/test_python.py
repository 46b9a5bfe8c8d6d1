"""The Python blocks of a page, pasted one after the other, run and print what is shown.

They ask a real server. torch and keras are not installed here: what imports them runs against
small stand-ins in NumPy.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.docs import stand_ins
from tests.docs.curl import SERVER
from tests.docs.pages import ROOT, blocks_with_next, pages
from tests.docs.shown import same_text

PAGES = [path for path in pages() if blocks_with_next(path, "python", "py")]
STAND_INS: dict[str, Callable[[], dict[str, ModuleType]]] = {
    "torch": stand_ins.torch,
    "keras": stand_ins.keras,
}


def test_there_are_blocks() -> None:
    assert sum(len(blocks_with_next(path, "python", "py")) for path in PAGES) >= 5


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(ROOT)) for path in PAGES])
def test_the_blocks_run_and_print_what_is_shown(
    path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for modules in STAND_INS.values():
        for name, module in modules().items():
            monkeypatch.setitem(sys.modules, name, module)
    names: dict[str, Any] = {"__name__": "__main__"}
    for block, following in blocks_with_next(path, "python", "py"):
        code = compile(block.text.replace(SERVER, server), str(block), "exec")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        shown = following.text if following and following.language == "text" else ""
        assert same_text(shown.strip(), printed.getvalue().strip()), str(block)
