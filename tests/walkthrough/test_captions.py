"""The sentences of other activations, losses and outputs: UI.md 5.1, and the same voice."""

import pytest
from hypothesis import given

from tests.engine.networks import HIDDEN, Sample, always, network, samples, vector
from tests.walkthrough.telling import GRANULARITIES, step, told

MINUS = "\N{MINUS SIGN}"


def behind(g: str, z: float) -> Sample:
    """A hidden unit of ``g`` at z, an output that is linear and wrong."""
    return Sample(
        network([[[z, 0]], [[0, 2]]], [g, "linear"], "squared_error"), vector(1), vector(9)
    )


@pytest.mark.parametrize(
    ("g", "sentence"),
    [
        ("sigmoid", "Squash the sum into the range 0 to 1 with the sigmoid."),
        ("tanh", f"Squash the sum into the range {MINUS}1 to 1 with tanh."),
        ("relu", "Keep it if positive, otherwise 0."),
        ("leaky_relu", "Keep the sum where positive, otherwise take a hundredth."),
        ("linear", "Pass it on unchanged."),
    ],
)
def test_what_each_activation_does(g: str, sentence: str) -> None:
    assert step(told(behind(g, 0.5)), "activation", 2, 1)["caption"] == sentence


@pytest.mark.parametrize(
    ("g", "sentence"),
    [
        ("sigmoid", "Squash every sum into the range 0 to 1 with the sigmoid."),
        ("relu", "Keep every sum where positive, otherwise take 0."),
        ("linear", "Pass every sum on unchanged."),
    ],
)
def test_what_each_does_to_a_whole_layer(g: str, sentence: str) -> None:
    s = step(told(behind(g, 0.5), granularity="layer"), "activation", 2)
    assert s["caption"] == sentence


@pytest.mark.parametrize(
    ("g", "z", "sentence"),
    [
        ("sigmoid", 0.5, "Multiply by the slope of the sigmoid at z. "
         "What remains is the error of unit 1."),
        ("leaky_relu", -2.0, "Multiply by the slope of the leaky ReLU at z. "
         "What remains is the error of unit 1."),
        ("relu", 2.0, "Multiply by the slope of the ReLU at z. "
         "What remains is the error of unit 1."),
        ("relu", -2.0, "Unit 1 is off, so no error passes through it."),
        ("relu", 0.0, "Unit 1 is off, so no error passes through it."),
        # g(−5) (1 − g(−5)) = 0.006648; g′ < 0.01 is saturated. g(−4.5) (1 − g(−4.5)) = 0.010866.
        ("sigmoid", -5.0, "Unit 1 is saturated: the slope is only 0.0066, "
         "so almost nothing of the error gets through."),
        ("sigmoid", -4.5, "Multiply by the slope of the sigmoid at z. "
         "What remains is the error of unit 1."),
        # 4.5398e−5 · (1 − 4.5398e−5)
        ("sigmoid", 10.0, f"Unit 1 is saturated: the slope is only 4.5e{MINUS}5, "
         "so almost nothing of the error gets through."),
        # 1 / cosh²(4) = 0.001341
        ("tanh", 4.0, "Unit 1 is saturated: the slope is only 0.0013, "
         "so almost nothing of the error gets through."),
    ],
)  # fmt: skip
def test_what_the_slope_lets_through(g: str, z: float, sentence: str) -> None:
    assert step(told(behind(g, z)), "delta", 2, 1)["caption"] == sentence


def test_several_outputs_are_told_one_by_one() -> None:
    # z = 0 in both: h = 1/2, so the cost is 2 log 2 = 1.386.
    steps = told(Sample(network([[[0, 0], [0, 0]]]), vector(1), vector(1, 0)))
    cost = step(steps, "cost", 2)
    assert cost["caption"] == (
        "The network says (0.500, 0.500), the target is (1, 0). The cost measures the gap."
    )
    assert cost["narration"] == "Output 0.500, 0.500, target 1, 0. Cost 1.386."
    assert cost["numbers"] == "a = (0.500, 0.500), y = (1, 0), cost = 1.386"
    error = step(steps, "output_delta", 2)
    assert error["narration"] == (
        "Errors of the output units: unit 1, 0.500 minus 1 is minus 0.500; "
        "unit 2, 0.500 minus 0 is 0.500."
    )
    assert error["numbers"] == "(0.500, 0.500) - (1, 0) = (-0.500, 0.500)"


def test_a_loss_that_is_not_fused_goes_in_two_steps() -> None:
    # Mazur's first output unit: 0.7514 − 0.01 = 0.7414, slope 0.1868, δ = 0.1385.
    theta = [[[0.35, 0.15, 0.2], [0.35, 0.25, 0.3]], [[0.6, 0.4, 0.45]]]
    sample = Sample(network(theta, loss="squared_error"), vector(0.05, 0.1), vector(0.01))
    steps = told(sample)
    error, delta = step(steps, "output_error", 3), step(steps, "output_delta", 3)
    assert (
        error["caption"] == "First the gap: what the network said minus what it should have said."
    )
    assert error["narration"] == "Error of the output unit: 0.751 minus 0.01 is 0.741."
    assert error["numbers"] == "0.751 - 0.01 = 0.741"
    assert delta["numbers"] == "(0.741) .* (0.187) = 0.138"
    assert delta["caption"] == (
        "Multiply by the slope of the sigmoid at z. What remains is the output error."
    )


def test_a_negative_target_stands_in_parentheses_after_a_minus() -> None:
    sample = Sample(network([[[0.5, 0]]], "linear", "squared_error"), vector(1), vector(-2))
    s = step(told(sample), "output_delta", 2)
    assert s["numbers"] == "0.500 - (-2) = 2.500"
    turned = Sample(network([[[-0.5, 0]]], "linear", "squared_error"), vector(1), vector(2))
    s = step(told(turned, "y_minus_a"), "output_delta", 2)
    assert s["numbers"] == "2 - (-0.500) = 2.500"


def test_softmax_shares_and_its_jacobian() -> None:
    net = network([[[0, 0], [0, 0]]], "softmax", "squared_error")
    steps = told(Sample(net, vector(1), vector(1, 0)))
    assert step(steps, "activation", 2)["caption"] == (
        "Turn the sums into shares that add up to 1 with the softmax."
    )
    delta = step(steps, "output_delta", 2)
    assert "Jacobian" in delta["caption"]
    # J = ((1/4, −1/4), (−1/4, 1/4)), the gap is (−1/2, 1/2), so δ = (−1/4, 1/4).
    assert delta["value"] == [-0.25, 0.25]
    assert delta["numbers"] == "J^T (-0.500, 0.500) = (-0.250, 0.250)"
    assert delta["slope"] is None


@pytest.mark.parametrize("granularity", GRANULARITIES)
@pytest.mark.parametrize("rule", ["exact", "intuition", "y_minus_a"])
@always(30)
@given(sample=samples(hidden=HIDDEN))
def test_every_step_speaks_in_whole_sentences_with_the_right_signs(
    rule: str, granularity: str, sample: Sample
) -> None:
    for s in told(sample, rule, "unit" if granularity == "unit" else "layer"):
        for text in (s["heading"], s["caption"], s["narration"]):
            assert text == text.strip()
            assert text.endswith(".")
            assert "  " not in text
            assert "None" not in text
            assert "nan" not in text
            assert "_" not in text
        assert "-" not in s["caption"], "the screen has the true minus sign"
        assert "-" not in s["narration"], "the ear hears it as a word"
        assert MINUS not in s["narration"]
        assert MINUS not in s["numbers"], "the contract's is ASCII"
