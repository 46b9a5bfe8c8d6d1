"""The shape of one step, and the two kinds of term that are added up or multiplied in it."""

from typing import Literal, NotRequired, TypedDict

from app.walkthrough.notes import Note

Granularity = Literal["unit", "layer"]
Phase = Literal["forward", "cost", "backward", "gradient"]
Kind = Literal[
    "input",
    "weighted_sum",
    "activation",
    "cost",
    "output_error",
    "output_delta",
    "weighted_delta",
    "delta",
    "gradient",
]


class SumTerm(TypedDict):
    """One term of z or of Σ Θδ. ``theta`` is [l, i, j], counted from 1, j = 0 the bias."""

    theta: list[int]
    weight: float
    signal: float
    product: float
    partial: float


class GradientTerm(TypedDict):
    """One ∂cost/∂Θ_ij: the error on the right times the activation on the left."""

    theta: list[int]
    delta: float
    activation: float
    product: float


class Step(TypedDict):
    """One step of the walk; see the API's page on steps for each field."""

    step: int
    phase: Phase
    kind: Kind
    layer: int
    unit: int | None
    terms: list[SumTerm] | list[GradientTerm]
    value: float | list[float] | list[list[float]]
    rest: NotRequired[float | None]
    slope: NotRequired[float | list[float] | None]
    latex: str
    numbers: str
    heading: str
    caption: str
    narration: str
    notes: list[Note]
