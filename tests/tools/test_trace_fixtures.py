"""The page's model is tested with what the API answers today."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from tools.trace_fixtures import FOLDER, fixtures


def different(one: Any, other: Any, place: str = "") -> str | None:
    """Where two JSON values differ; the last digits of e^x are not the same on every machine."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = [(one[key], other[key], f"{place}.{key}") for key in one]
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = [(a, b, f"{place}[{k}]") for k, (a, b) in enumerate(zip(one, other, strict=True))]
    elif isinstance(one, float) and isinstance(other, float):
        close = math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-15)
        return None if close else f"{place}: {one} and {other}"
    else:
        return None if one == other else f"{place}: {one} and {other}"
    return next((found for pair in pairs if (found := different(*pair))), None)


@pytest.mark.parametrize(
    ("path", "trace"), [pytest.param(*pair, id=pair[0].stem) for pair in fixtures()]
)
def test_a_committed_trace_is_what_the_api_answers(path: Path, trace: dict[str, Any]) -> None:
    committed = json.loads(path.read_text(encoding="utf-8"))
    assert different(committed, json.loads(json.dumps(trace))) is None


def test_a_difference_is_found_wherever_it_is() -> None:
    one = {"steps": [{"value": 0.1, "words": "a"}], "z": [None, [1.0]]}
    assert different(one, one) is None
    assert different(one, one | {"z": [None, [1.0 + 1e-11]]}) == ".z[1][0]: 1.0 and 1.00000000001"
    assert different(one, one | {"z": [None, [1.0, 2.0]]})
    assert different(one, one | {"steps": [{"value": 0.1, "words": "b"}]})
    assert different(one, {"steps": one["steps"]})


def test_no_other_trace_lies_in_the_folder() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path, _ in fixtures()}
