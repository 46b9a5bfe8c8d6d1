"""Every call of the API in one table: routes, OpenAPI and the tests of the docs follow from it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from app.api import PREFIX, catalogue, passes, training
from app.api.asking import GRANULARITY, LANGUAGE, Options
from app.presets import preset
from app.schemas import answers
from app.schemas.problem import ForwardProblemIn, NetworkIn, ProblemIn, TrainingSetIn

Handler = Callable[[Request], Awaitable[Response]]

LECTURE: dict[str, Any] = preset("lecture")["problem"]
AND: dict[str, Any] = {
    "layers": [2, 1],
    "theta": [[[-30, 20, 20]]],
    "X": [[0, 0], [0, 1], [1, 0], [1, 1]],
    "Y": [[0], [0], [0], [1]],
    "lambda": 1,
}


@dataclass(frozen=True, slots=True)
class Call:
    """One path of the API. ``reads`` are the problems it takes, the first is the usual one."""

    path: str
    methods: tuple[str, ...]
    handler: Handler
    summary: str
    answer: type[BaseModel]
    reads: tuple[type[NetworkIn], ...] = ()
    options: Options = field(default_factory=dict)
    example: dict[str, Any] = field(default_factory=dict)
    path_parameters: dict[str, tuple[str, Any]] = field(default_factory=dict)
    """Name → (meaning, example)."""


CALLS: tuple[Call, ...] = (
    Call(
        f"{PREFIX}/forward", ("POST",), passes.forward,
        "Every z and a of one example, and with a target its cost",
        answers.ForwardOut, (ForwardProblemIn,), example=LECTURE,
    ),
    Call(
        f"{PREFIX}/backward", ("POST",), passes.backward,
        "Every z, a, δ and gradient of one example",
        answers.BackwardOut, (ProblemIn,), example=LECTURE,
    ),
    Call(
        f"{PREFIX}/trace", ("GET", "POST"), passes.trace,
        "A backward pass and the steps in which a person follows it",
        answers.TraceOut, (ProblemIn,), GRANULARITY, LECTURE,
    ),
    Call(
        f"{PREFIX}/trace/steps/{{k}}", ("GET", "POST"), passes.step,
        "One step, with links to the step before and after",
        answers.SingleStepOut, (ProblemIn,), GRANULARITY, LECTURE,
        {"k": ("The number of the step, from 1.", 20)},
    ),
    Call(
        f"{PREFIX}/gradient-check", ("GET", "POST"), training.gradient_check,
        "Central differences beside the gradient of one example, or of J over a training set",
        answers.GradientCheckOut, (ProblemIn, TrainingSetIn), example=LECTURE,
    ),
    Call(
        f"{PREFIX}/batch", ("POST",), training.batch,
        "J over a training set, Δ after each example, and D",
        answers.BatchOut, (TrainingSetIn,), example=AND,
    ),
    Call(
        f"{PREFIX}/code", ("GET", "POST"), passes.code,
        "The same pass as a program that runs as it stands and prints the same numbers",
        answers.CodeOut, (ProblemIn,), LANGUAGE, LECTURE,
    ),
    Call(
        f"{PREFIX}/presets", ("GET",), catalogue.all_presets,
        "The built-in networks", answers.PresetsOut,
    ),
    Call(
        f"{PREFIX}/presets/{{name}}", ("GET",), catalogue.one_preset,
        "One built-in network", answers.PresetOut,
        path_parameters={"name": ("lecture, quiz, xnor, vanishing or wide.", "lecture")},
    ),
    Call("/healthz", ("GET",), catalogue.healthz, "Whether the server answers", answers.HealthOut),
)  # fmt: skip
