"""The sentences of each step: what is read on the screen (caption) and what is spoken.

Captions carry the true minus sign, narrations spell it out. ``j`` is a unit, or None for a step
that speaks of a whole layer.
"""

from app.walkthrough.numerals import plain, seen, spoken, value, vector, weight

NAMES = {
    "leaky_relu": "leaky ReLU",
    "relu": "ReLU",
    "cross_entropy": "cross-entropy",
    "squared_error": "squared error",
}
"""Activations and losses whose name in a sentence is not their name in the API."""

SATURATED = 0.01
"""A slope below this lets almost nothing through, and the caption says so."""


def name_of(name: str) -> str:
    """The name of an activation or a loss within a sentence."""
    return NAMES.get(name, name)


def input_narration(x: list[float]) -> str:
    """All inputs, by number."""
    return "Input. " + ", ".join(f"x {j} is {_said(v)}" for j, v in enumerate(x, 1)) + "."


INPUT = "Start with one training example. The inputs enter at the left."


def weighted_sum(j: int | None) -> str:
    """How z comes about."""
    if j is None:
        return "Every unit adds up its weighted inputs at once."
    return f"Unit {j}: multiply each value on the left by its weight, then add."


def weighted_sum_narration(layer: int, j: int, terms: list[tuple[float, float]], z: float) -> str:
    """Every term of z; the first is the bias."""
    bias, *others = terms
    spoken_terms = [f"bias {spoken(weight(bias[0]))}"]
    spoken_terms += [f"{spoken(weight(theta))} times {_said(a)}" for theta, a in others]
    return f"Layer {layer}, unit {j}. z equals {', plus '.join(spoken_terms)}. z is {_said(z)}."


_SQUASH = {
    "sigmoid": "Squash {it} into the range 0 to 1 with the sigmoid.",
    "tanh": "Squash {it} into the range \u22121 to 1 with tanh.",
    "relu": "Keep {it} where positive, otherwise take 0.",
    "leaky_relu": "Keep {it} where positive, otherwise take a hundredth.",
    "linear": "Pass {it} on unchanged.",
    "softmax": "Turn the sums into shares that add up to 1 with the softmax.",
}


def activation(g: str, j: int | None) -> str:
    """What g does."""
    if j is None:
        return _SQUASH[g].format(it="every sum")
    if g == "relu":
        return "Keep it if positive, otherwise 0."
    return _SQUASH[g].format(it="it" if g == "linear" else "the sum")


def activation_narration(layer: int, j: int, g: str, z: float, a: float) -> str:
    """g of z is a."""
    return f"Activation of unit {j} in layer {layer}: {name_of(g)} of {_said(z)} is {_said(a)}."


def layer_narration(layer: int, what: str, values: list[float], before: str = "") -> str:
    """A whole layer's values in one sentence, ``before`` which another may stand."""
    listed = ", ".join(_said(v) for v in values)
    return f"Layer {layer}, all units. {before}{what}: {listed}."


SLOPES_LEFT_OUT = "The slopes are left out. "


def cost(a: list[float], y: list[float]) -> str:
    """The gap in words."""
    says = seen(value(a[0]) if len(a) == 1 else vector(a))
    target = seen(plain(y[0])) if len(y) == 1 else seen(f"({', '.join(map(plain, y))})")
    return f"The network says {says}, the target is {target}. The cost measures the gap."


def cost_narration(a: list[float], y: list[float], amount: float) -> str:
    """Output, target, cost."""
    outputs, targets = ", ".join(map(_said, a)), ", ".join(spoken(plain(v)) for v in y)
    return f"Output {outputs}, target {targets}. Cost {_said(amount)}."


def output_gap(*, turned: bool) -> str:
    """The output error, or the lecture's slip."""
    if turned:
        return "The slip turns the sign: what the network should have said minus what it said."
    return (
        "The output error is the gap itself: what the network said minus what it should have said."
    )


def output_error(*, turned: bool) -> str:
    """∂cost/∂a where the slope still has to follow."""
    if turned:
        return "The slip turns the sign of the gap between the output and the target."
    return "First the gap: what the network said minus what it should have said."


def output_gap_narration(
    a: list[float], y: list[float], error: list[float], *, turned: bool
) -> str:
    """a minus y is δ, for each output."""
    parts = []
    for said, wanted, result in zip(a, y, error, strict=True):
        pair = (
            (spoken(plain(wanted)), _said(said)) if turned else (_said(said), spoken(plain(wanted)))
        )
        parts.append(f"{pair[0]} minus {pair[1]} is {_said(result)}")
    if len(parts) == 1:
        return f"Error of the output unit: {parts[0]}."
    return (
        "Errors of the output units: "
        + "; ".join(f"unit {k}, {part}" for k, part in enumerate(parts, 1))
        + "."
    )


def output_gate(g: str) -> str:
    """From ∂cost/∂a to δ at the output."""
    if g == "softmax":
        return (
            "Every share depends on every sum, so the softmax mixes the errors "
            "through its Jacobian."
        )
    return f"Multiply by the slope of the {name_of(g)} at z. What remains is the output error."


def weighted_delta(j: int | None) -> str:
    """How the errors come back."""
    if j is None:
        return "All errors travel back through the weights at once."
    return f"Unit {j} collects the errors on its right, each sent back through its own weight."


def weighted_delta_narration(
    layer: int, j: int, terms: list[tuple[float, float, float]], total: float
) -> str:
    """Every term of Σ Θδ."""
    parts = "; ".join(
        f"{spoken(weight(theta))} times {_said(delta)} is {_said(product)}"
        for theta, delta, product in terms
    )
    return f"Layer {layer}, unit {j}. Errors sent back: {parts}. Sum {_said(total)}."


SLOPE_LEFT_OUT = "The lecture\u2019s intuition stops here and leaves out the slope g\u2032(z)."


def gates(g: str, layer: int) -> str:
    """From Σ Θδ to δ in a hidden layer."""
    return (
        f"Multiply each sum by the slope of the {name_of(g)} at its z. "
        f"What remains are the errors of layer {layer}."
    )


def gate(g: str, j: int, slope: float) -> str:
    """The same for one unit: how much gets through."""
    if g == "relu" and slope == 0.0:
        return f"Unit {j} is off, so no error passes through it."
    if is_open(slope):
        return usual_gate(g, j)
    return (
        f"Unit {j} is saturated: the slope is only {seen(value(slope))}, "
        "so almost nothing of the error gets through."
    )


def is_open(slope: float) -> bool:
    """Whether it lets enough through to be told as usual."""
    return slope >= SATURATED


def usual_gate(g: str, j: int) -> str:
    """Where the slope lets enough through."""
    return f"Multiply by the slope of the {name_of(g)} at z. What remains is the error of unit {j}."


def gate_narration(layer: int, j: int, slope: float, delta: float, *, left_out: bool) -> str:
    """Times the slope is δ."""
    if left_out:
        return (
            f"The slope {_said(slope)} is left out. The intuition calls the sum itself "
            f"the error of unit {j} in layer {layer}: {_said(delta)}."
        )
    return (
        f"Times the slope {_said(slope)} gives the error of unit {j} in layer {layer}: "
        f"{_said(delta)}."
    )


GRADIENT = "Each weight\u2019s gradient is the error on its right times the activation on its left."


def gradient_narration(layer: int, i: int, j: int, largest: float) -> str:
    """The gradient of largest size that is not a bias's, and where it is."""
    return (
        f"Gradients of Theta {layer}: largest, biases aside, {_said(largest)}, "
        f"from unit {j} in layer {layer} to unit {i} in layer {layer + 1}."
    )


def _said(v: float) -> str:
    return spoken(value(v))
