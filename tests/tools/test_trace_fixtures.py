"""The page's model is tested with what the API answers today."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools.trace_fixtures import FOLDER, fixtures


@pytest.mark.parametrize(
    ("path", "trace"), [pytest.param(*pair, id=pair[0].stem) for pair in fixtures()]
)
def test_a_committed_trace_is_what_the_api_answers(path: Path, trace: dict[str, Any]) -> None:
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(trace))


def test_no_other_trace_lies_in_the_folder() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path, _ in fixtures()}
