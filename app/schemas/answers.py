"""What each call answers, field by field: the OpenAPI document is made from these models, and a
test holds every real answer against them. The answers themselves are written as plain dicts
(see ``writing``), because building a model per step costs more than the passes do."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.problem import ActivationName, LossName, RuleName

Vector = list[float]
ByLayer = list[Vector | None]
Matrices = list[list[list[float]]]
ThetaName = Annotated[list[int], Field(min_length=3, max_length=3)]
Granularity = Literal["unit", "layer"]
Language = Literal["numpy", "octave", "pytorch"]


class Answer(BaseModel):
    """Every answer is exactly what its model says."""

    model_config = ConfigDict(extra="forbid")


class NetworkOut(Answer):
    """A network as it was understood, with every Θ_ij."""

    layers: list[int] = Field(description="s_1 … s_L.")
    activations: list[ActivationName] = Field(description="g of layers 2 … L.")
    theta: Matrices = Field(description="Θ^(1) … Θ^(L−1), the bias in column 0.")
    seed: int = Field(description="The seed that entries sent as null were drawn from.")
    loss: LossName = Field(description="The cost of one example.")
    rule: RuleName = Field(description="How the backward pass was run.")


class ProblemOut(NetworkOut):
    """A problem as it was understood."""

    x: Vector = Field(description="The inputs.")
    y: Vector | None = Field(None, description="The target; absent where none was sent.")


class TrainingSetOut(NetworkOut):
    """A training set as it was understood."""

    X: list[Vector] = Field(description="The inputs of the m examples.")
    Y: list[Vector] = Field(description="Their targets.")
    lam: float = Field(alias="lambda", description="λ.")


class Echo(Answer):
    """What every answer about a problem begins with."""

    query: str | None = Field(
        description="The canonical query string of the problem: appended to a path with GET, it "
        "gives the identical problem. Null where it would be longer than 8,000 characters."
    )
    query_reason: str | None = Field(None, description="Why query is null, where it is.")
    warnings: list[str] | None = Field(
        None, description="What else to know, where there is something: that the link was made "
        "with another version than the one that has computed this."
    )  # fmt: skip


class ForwardOut(Echo):
    """Answer of /forward."""

    problem: ProblemOut = Field(description="The problem as it was understood.")
    z: ByLayer = Field(description="z^(l) by layer; null for layer 1.")
    a: list[Vector] = Field(description="a^(l) by layer, without the bias unit; a^(1) = x.")
    output: Vector = Field(description="h = a^(L).")
    cost: float | None = Field(None, description="The cost, where y was sent.")


class ExactOut(Answer):
    """The true answer, where another rule was asked for."""

    delta: ByLayer = Field(description="The true δ^(l) by layer.")
    gradient: Matrices = Field(description="The true ∂cost/∂Θ^(l).")


class BackwardOut(ForwardOut):
    """Answer of /backward."""

    cost: float = Field(description="The cost of this example.")
    slope: ByLayer = Field(
        description="g′(z^(l)) by layer; null for layer 1 and for a softmax layer."
    )
    weighted_delta: ByLayer = Field(
        description="∂cost/∂a^(l): Σ_k Θ_kj δ_k in hidden layers; null for layer 1 and, where "
        "the loss is fused with the output activation, for layer L."
    )
    delta: ByLayer = Field(description="δ^(l) = ∂cost/∂z^(l) under the rule; null for layer 1.")
    gradient: Matrices = Field(description="∂cost/∂Θ^(l) under the rule, in the shape of Θ^(l).")
    error_size: list[float | None] = Field(description="mean |δ^(l)| by layer.")
    is_gradient: bool = Field(
        description="Whether gradient is the true gradient of this problem, number for number."
    )
    exact: ExactOut | None = Field(
        None, description="The true δ and gradient; only under a rule other than exact."
    )


class SumTermOut(Answer):
    """One term of z or of Σ Θδ."""

    theta: ThetaName = Field(description="[l, i, j] of Θ_ij^(l), counted from 1; j = 0: the bias.")
    weight: float = Field(description="Θ_ij^(l).")
    signal: float = Field(description="What it multiplies: a_j (1 for the bias), or δ_i.")
    product: float = Field(description="weight × signal.")
    partial: float = Field(description="The sum of the products up to and with this one.")


class GradientTermOut(Answer):
    """One entry of a gradient."""

    theta: ThetaName = Field(description="[l, i, j] of Θ_ij^(l), counted from 1; j = 0: the bias.")
    delta: float = Field(description="δ_i^(l+1), the error on the weight's right.")
    activation: float = Field(description="a_j^(l), the activation on its left; 1 for the bias.")
    product: float = Field(description="∂cost/∂Θ_ij^(l).")


class NoteOut(Answer):
    """A note that belongs to a step."""

    kind: Literal["erratum", "intuition"] = Field(description="What kind of note.")
    at: str | None = Field(description="The minute of the lecture, for an erratum.")
    text: str = Field(description="The note in words.")
    exact: float | Vector | None = Field(description="The true value an intuition stands for.")


class StepOut(Answer):
    """One step of the walk."""

    step: int = Field(description="k = 1 … N.")
    phase: Literal["forward", "cost", "backward", "gradient"] = Field(description="Its phase.")
    kind: Literal[
        "input", "weighted_sum", "activation", "cost", "output_error", "output_delta",
        "weighted_delta", "delta", "gradient",
    ] = Field(description="What happens in it.")  # fmt: skip
    layer: int = Field(description="The layer it is about, from 1; for a gradient, l of Θ^(l).")
    unit: int | None = Field(description="The unit, from 1; null for a whole layer.")
    terms: list[SumTermOut] | list[GradientTermOut] = Field(
        description="The products that are added up (or, for a gradient, filled in)."
    )
    value: float | Vector | list[Vector] = Field(description="What comes out: the true value.")
    rest: float | None = Field(
        None, description="For a unit's sum: what all terms but the two largest add up to."
    )
    slope: float | Vector | None = Field(
        None, description="g′(z), for delta and an output_delta that is not fused."
    )
    latex: str = Field(description="The right-hand side in symbols.")
    numbers: str = Field(description="The same in rounded numbers.")
    heading: str = Field(description="Where we are, in two or three words.")
    caption: str = Field(description="The sentence on the screen.")
    narration: str = Field(description="The sentence that is spoken.")
    notes: list[NoteOut] = Field(description="Errata and what the intuition leaves out.")
    code_line: dict[Language, int] = Field(
        description="Per language, the line of the listing of /code that does it, from 1."
    )


class SingleStepOut(StepOut):
    """Answer of /trace/steps/{k}."""

    total: int = Field(description="N, how many steps there are.")
    previous: str | None = Field(
        description="The step before, as a reference relative to this one's address; null for the "
        "first. Where the problem has no link, POST the problem to it again."
    )
    next: str | None = Field(description="The step after; null for the last.")
    warnings: list[str] | None = Field(None, description="As in the answer of /trace.")


class TraceOut(BackwardOut):
    """Answer of /trace."""

    granularity: Granularity = Field(description="Whether units or layers are listed one by one.")
    steps: list[StepOut] = Field(description="The walk, in order.")


class CodeOut(Echo):
    """Answer of /code."""

    problem: ProblemOut = Field(description="The problem as it was understood.")
    language: Language = Field(description="What it is written in.")
    code: str = Field(description="The whole program, each line ended by a newline.")


class UnreliableOut(Answer):
    """An entry that the check cannot judge."""

    theta: ThetaName = Field(description="[l, i, j] of Θ_ij^(l).")
    reason: str = Field(description="Why not.")


class CheckExactOut(Answer):
    """The true answer beside a check of another rule."""

    delta: list[Any] = Field(description="The true δ^(l) by layer; of each example for a set.")
    gradient: Matrices = Field(description="The true gradient.")


class GradientCheckOut(Echo):
    """Answer of /gradient-check."""

    problem: ProblemOut | TrainingSetOut = Field(description="The problem as it was understood.")
    gradient: Matrices = Field(description="The analytic gradient under the rule.")
    numeric: Matrices = Field(description="The central differences, in the shape of Θ.")
    largest_absolute: float = Field(description="The largest |gradient − numeric| judged.")
    largest_relative: float = Field(
        description="The largest difference relative to the larger of the two numbers, or to the "
        "size below which rounding leaves a difference no digits."
    )
    at: ThetaName | None = Field(description="[l, i, j] of the largest absolute difference.")
    passed: bool | None = Field(
        description="Whether every judged entry is within its tolerance; null where none could be "
        "judged."
    )
    step: float = Field(description="h for |a_j| ≤ 1; it is divided by |a_j| for larger ones.")
    tolerance: Matrices = Field(description="The difference allowed, entry by entry.")
    unreliable: list[UnreliableOut] = Field(description="The entries that were not judged.")
    exact: CheckExactOut | None = Field(None, description="Only under another rule than exact.")


class ExampleOut(Answer):
    """One example of a training set."""

    cost: float = Field(description="Its cost.")
    output: Vector = Field(description="Its a^(L).")
    delta: ByLayer = Field(description="Its δ^(l) by layer.")


class SetExactOut(Answer):
    """The true answer for a training set under another rule."""

    delta: list[ByLayer] = Field(description="The true δ^(l) of each example.")
    gradient: Matrices = Field(description="The true D.")


class BatchOut(Echo):
    """Answer of /batch."""

    problem: TrainingSetOut = Field(description="The training set as it was understood.")
    J: float = Field(description="J(Θ) = J_data + J_penalty.")
    J_data: float = Field(description="(1/m) Σ cost.")
    J_penalty: float = Field(description="(λ/2m) Σ Θ_ij², without the bias column.")
    examples: list[ExampleOut] = Field(description="Each example's cost, output and δ.")
    accumulated: list[Matrices] = Field(description="Δ^(l) after each example.")
    gradient: Matrices = Field(description="D^(l) = Δ^(l)/m + (λ/m) Θ^(l) without column 0.")
    exact: SetExactOut | None = Field(None, description="Only under another rule than exact.")


class PresetOut(Echo):
    """One built-in network."""

    name: str = Field(description="Its name in the API.")
    title: str = Field(description="Its name in menus.")
    sentence: str = Field(description="What it shows.")
    lecture: bool = Field(description="Whether the lecture's errata belong to it.")
    problem: ProblemOut = Field(description="The problem, with every Θ_ij.")


class PresetsOut(Answer):
    """Answer of /presets."""

    presets: list[PresetOut] = Field(description="In the order of menus.")


class HealthOut(Answer):
    """Answer of /healthz."""

    status: Literal["ok"] = Field(description="ok, or there is no answer.")
    version: str = Field(description="The version of the program.")


class FaultOut(BaseModel):
    """One thing that is wrong."""

    field: str = Field(description="Where, in the request's own terms.")
    message: str = Field(description="What it must be.")
    got: Any = Field(None, description="What stood there, shortened.")


class ProblemDetails(BaseModel):
    """Every error (RFC 9457, application/problem+json)."""

    type: str = Field(description="about:blank.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong, in one sentence.")
    errors: list[FaultOut] | None = Field(None, description="Every fault, at most 20 of them.")
