"""The steps of a pass as lines for paper: what is done, in words, and the same in numbers."""

from dataclasses import dataclass

from app.schemas.writing import Wire
from app.walkthrough import formulas

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
    """``letter`` with index and layer is what comes out; "" where the numbers say it."""

    words: str
    letter: str
    index: str
    layer: int
    sign: str
    numbers: str


def step_lines(trace: Wire) -> list[StepLine]:
    """A line for each step, in order. What the intuition has in place of an error is only "≈"."""
    return [_line(step, trace) for step in trace["steps"]]


def _line(step: Wire, trace: Wire) -> StepLine:
    kind, numbers = step["kind"], step["numbers"].replace("-", "−").replace("J^T", "Jᵀ")
    letter = "" if numbers.startswith(_TOLD) else _LETTERS.get(kind, "")
    loose = kind == "delta" and trace["problem"]["rule"] == "intuition"
    return StepLine(
        f"{step['heading']} {step['caption']}",
        letter,
        _shown(step) if kind == "gradient" else str(step["unit"] or ""),
        step["layer"],
        ", " if kind == "gradient" else " ≈ " if loose else " = ",
        numbers,
    )


def _shown(step: Wire) -> str:
    """The indices of the entry that the numbers are about, as the page's formula has them."""
    weights = [term for term in step["terms"] if term["theta"][2] > 0]
    _, i, j = max(weights, key=lambda term: abs(term["product"]))["theta"]
    return formulas.index(i, j)
