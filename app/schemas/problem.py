"""What a problem looks like on the wire. Shapes and ranges of single fields live here;
what must fit together across fields is in ``resolving``."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from app.limits import MAX_EXAMPLES, MAX_LAYERS, MAX_NUMBER, MAX_SEED, MAX_UNITS

ActivationName = Literal["sigmoid", "tanh", "relu", "leaky_relu", "linear", "softmax"]
LossName = Literal["cross_entropy", "squared_error"]
RuleName = Literal["exact", "intuition", "y_minus_a"]

Number = Annotated[float, Field(allow_inf_nan=False, ge=-MAX_NUMBER, le=MAX_NUMBER)]
Numbers = Annotated[list[Number], Field(min_length=1, max_length=MAX_UNITS, fail_fast=True)]
Row = Annotated[list[Number | None], Field(min_length=2, max_length=MAX_UNITS + 1, fail_fast=True)]
Theta = Annotated[list[Row], Field(min_length=1, max_length=MAX_UNITS)]
Examples = Annotated[list[Numbers], Field(min_length=1, max_length=MAX_EXAMPLES)]
UnitCount = Annotated[int, Field(ge=1, le=MAX_UNITS)]


def _one_or_list(sent: Any) -> str:
    return "list" if isinstance(sent, list) else "name"


Activations: TypeAlias = Annotated[
    Annotated[ActivationName, Tag("name")]
    | Annotated[list[ActivationName], Field(min_length=1, max_length=MAX_LAYERS - 1), Tag("list")],
    Discriminator(_one_or_list),
]


class NetworkIn(BaseModel):
    """What one example and a training set have in common."""

    model_config = ConfigDict(strict=True, extra="forbid", populate_by_name=False)

    layers: Annotated[list[UnitCount], Field(min_length=2, max_length=MAX_LAYERS)] = Field(
        description="s_1 … s_L: units per layer without the bias unit; the first is the input."
    )
    activations: Activations = Field(
        "sigmoid",
        description="g of layers 2 … L: one name for all of them, or L − 1 names. "
        "softmax only for the last layer; the slope of leaky_relu is 0.01.",
    )
    theta: Annotated[list[Theta | None], Field(min_length=1, max_length=MAX_LAYERS - 1)] | None = (
        Field(
            None,
            description="Θ^(1) … Θ^(L−1), each s_{l+1} × (s_l + 1) with the bias in column 0. "
            "What is null (all, a matrix, an entry) is drawn from the seed.",
        )
    )
    seed: int = Field(
        0,
        ge=0,
        le=MAX_SEED,
        description="Seed of the drawn entries: uniform in ±√6/√(s_l + s_{l+1}), rounded to 2 "
        "decimals, the same for ever.",
    )
    loss: LossName = Field(
        "cross_entropy",
        description="cross_entropy (sigmoid or softmax outputs) or squared_error, ½ Σ (h − y)².",
    )
    rule: RuleName = Field(
        "exact",
        description="How the backward pass is run: exact; intuition (the lecture's hidden δ "
        "without g′(z)); y_minus_a (the lecture's slip, the output error with its sign turned).",
    )


class ForwardProblemIn(NetworkIn):
    """A network and an input; a target is welcome but not needed."""

    x: Numbers = Field(description="The inputs of one training example, s_1 numbers.")
    y: Numbers | None = Field(None, description="Its target, s_L numbers.")


class ProblemIn(NetworkIn):
    """A network and one training example."""

    x: Numbers = Field(description="The inputs of one training example, s_1 numbers.")
    y: Numbers = Field(description="Its target, s_L numbers.")


class TrainingSetIn(NetworkIn):
    """A network and m training examples."""

    X: Examples = Field(description="The inputs of m examples, each s_1 numbers.")
    Y: Examples = Field(description="Their targets, each s_L numbers.")
    lam: Annotated[float, Field(allow_inf_nan=False, ge=0, le=MAX_NUMBER)] = Field(
        0.0, alias="lambda", description="λ ≥ 0: the strength of the regularisation."
    )
