"""The steps of a pass as lines for paper: what is done, in words, and the same in numbers."""

from dataclasses import dataclass

from app.schemas.writing import Wire

_LETTERS = {
    "weighted_sum": "z",
    "activation": "a",
    "output_delta": "δ",
    "weighted_delta": "ΣΘδ",
    "delta": "δ",
    "gradient": "∂cost/∂Θ",
}
_TOLD = ("z = ", "sum = ")
"""Numbers of a whole layer that say themselves what they are."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """``letter`` with unit below and layer above is what comes out; "" where the numbers say it."""

    words: str
    letter: str
    unit: int | None
    layer: int
    sign: str
    numbers: str


def step_lines(trace: Wire) -> list[StepLine]:
    """A line for each step, in order."""
    return [_line(step) for step in trace["steps"]]


def _line(step: Wire) -> StepLine:
    numbers = step["numbers"].replace("-", "−").replace("J^T", "Jᵀ")
    letter = "" if numbers.startswith(_TOLD) else _LETTERS.get(step["kind"], "")
    return StepLine(
        f"{step['heading']} {step['caption']}",
        letter,
        step["unit"],
        step["layer"],
        ", " if step["kind"] == "gradient" else " = ",
        numbers,
    )
