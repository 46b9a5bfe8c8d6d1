"""Write the traces that the tests of the page's model read: ``python -m tools.trace_fixtures``.

A test compares the committed files with what the API answers today.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.answers import trace_answer
from app.presets import presets
from app.walkthrough.step import Granularity

# The graph draws no sentences; without them a better wording changes no fixture.
WORDS = frozenset({"latex", "numbers", "heading", "caption", "narration", "notes", "code_line"})
FOLDER = Path(__file__).parents[1] / "tests" / "js" / "fixtures"

# Every kind of step and every shape of output, in as few and as small networks as show them.
EXTRA: dict[str, dict[str, Any]] = {
    "softmax": {
        "layers": [2, 3, 3], "activations": ["tanh", "softmax"], "seed": 4,
        "x": [0.5, -1], "y": [0, 1, 0],
    },
    "mazur": {
        "layers": [2, 2, 2], "loss": "squared_error",
        "theta": [[[0.35, 0.15, 0.2], [0.35, 0.25, 0.3]], [[0.6, 0.4, 0.45], [0.6, 0.5, 0.55]]],
        "x": [0.05, 0.1], "y": [0.01, 0.99],
    },
    "relu": {
        "layers": [2, 3, 2, 1], "activations": ["relu", "leaky_relu", "linear"],
        "loss": "squared_error", "seed": 2, "x": [0.5, 1], "y": [2],
    },
}  # fmt: skip
CHOSEN: tuple[tuple[str, str, Granularity], ...] = (
    ("lecture", "exact", "unit"),
    ("lecture", "exact", "layer"),
    ("lecture", "intuition", "unit"),
    ("lecture", "y_minus_a", "unit"),
    ("xnor", "exact", "unit"),
    ("softmax", "exact", "unit"),
    ("softmax", "exact", "layer"),
    ("mazur", "exact", "unit"),
    ("relu", "exact", "unit"),
    ("vanishing", "exact", "layer"),
)


def fixtures() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each file with the trace that belongs in it."""
    problems = {preset["name"]: preset["problem"] for preset in presets()} | EXTRA
    for name, rule, granularity in CHOSEN:
        trace = trace_answer({**problems[name], "rule": rule}, granularity)
        steps = [{k: v for k, v in step.items() if k not in WORDS} for step in trace["steps"]]
        yield FOLDER / f"{name}-{rule}-{granularity}.json", {**trace, "steps": steps}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, trace in fixtures():
        path.write_text(json.dumps(trace, ensure_ascii=False) + "\n", encoding="utf-8")
