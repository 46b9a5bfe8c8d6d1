"""Every Python block of the pages runs, prints what is shown, and finds its own claims true.

Each runs by itself, against a real server, so a reader can copy any of them. torch and keras are
not installed here: their snippets run against small stand-ins in NumPy.
"""

import contextlib
import io
import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.docs import stand_ins
from tests.docs.curl import SERVER
from tests.docs.pages import Block, all_blocks
from tests.docs.shown import same_text

BLOCKS = all_blocks("python", "py")
STAND_INS: dict[str, Callable[[], dict[str, ModuleType]]] = {
    "import torch": stand_ins.torch,
    "import keras": stand_ins.keras,
}


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 5


@pytest.mark.parametrize(("block", "following"), BLOCKS, ids=[str(block) for block, _ in BLOCKS])
def test_the_block_runs_and_prints_what_is_shown(
    block: Block, following: Block | None, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words, modules in STAND_INS.items():
        if words in block.text:
            for name, module in modules().items():
                monkeypatch.setitem(sys.modules, name, module)
    code = compile(block.text.replace(SERVER, server), str(block), "exec")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {"__name__": "__main__"})
    shown = following.text if following and following.language == "text" else ""
    assert same_text(shown.strip(), printed.getvalue().strip())
