"""Every sentence of the default network, written out by hand from UI.md 5.1 and 13.

The numbers are the published ones of UI.md section 11, rounded by hand.
"""

import pytest

from tests.walkthrough.telling import step, told

FORWARD = "\N{RIGHTWARDS ARROW} Forward, layer "
BACKWARD = "\N{LEFTWARDS ARROW} Backward, layer "
ADD = "multiply each value on the left by its weight, then add."
SQUASH = "Squash the sum into the range 0 to 1 with the sigmoid."
COLLECTS = "collects the errors on its right, each sent back through its own weight."
SLOPE = "Multiply by the slope of the sigmoid at z. What remains is the error of unit "
GRADIENT = "Each weight’s gradient is the error on its right times the activation on its left."

WALK = [
    # heading, caption, numbers, narration
    ("Input.", "Start with one training example. The inputs enter at the left.",
     "x = (0.500, 1.000)", "Input. x 1 is 0.500, x 2 is 1.000."),
    (FORWARD + "2.", "Unit 1: " + ADD,
     "(0.10)(1) + (0.80)(0.500) + (-0.60)(1.000) = -0.100",
     "Layer 2, unit 1. z equals bias 0.10, plus 0.80 times 0.500, plus minus 0.60 times 1.000. "
     "z is minus 0.100."),
    (FORWARD + "2.", SQUASH, "g(-0.100) = 0.475",
     "Activation of unit 1 in layer 2: sigmoid of minus 0.100 is 0.475."),
    (FORWARD + "2.", "Unit 2: " + ADD,
     "(-0.40)(1) + (0.50)(0.500) + (1.20)(1.000) = 1.050",
     "Layer 2, unit 2. z equals bias minus 0.40, plus 0.50 times 0.500, plus 1.20 times 1.000. "
     "z is 1.050."),
    (FORWARD + "2.", SQUASH, "g(1.050) = 0.741",
     "Activation of unit 2 in layer 2: sigmoid of 1.050 is 0.741."),
    (FORWARD + "3.", "Unit 1: " + ADD,
     "(0.30)(1) + (1.40)(0.475) + (-0.90)(0.741) = 0.298",
     "Layer 3, unit 1. z equals bias 0.30, plus 1.40 times 0.475, plus minus 0.90 times 0.741. "
     "z is 0.298."),
    (FORWARD + "3.", SQUASH, "g(0.298) = 0.574",
     "Activation of unit 1 in layer 3: sigmoid of 0.298 is 0.574."),
    (FORWARD + "3.", "Unit 2: " + ADD,
     "(-0.20)(1) + (-0.70)(0.475) + (1.10)(0.741) = 0.282",
     "Layer 3, unit 2. z equals bias minus 0.20, plus minus 0.70 times 0.475, "
     "plus 1.10 times 0.741. z is 0.282."),
    (FORWARD + "3.", SQUASH, "g(0.282) = 0.570",
     "Activation of unit 2 in layer 3: sigmoid of 0.282 is 0.570."),
    (FORWARD + "4.", "Unit 1: " + ADD,
     "(-0.50)(1) + (1.60)(0.574) + (-1.30)(0.570) = -0.323",
     "Layer 4, unit 1. z equals bias minus 0.50, plus 1.60 times 0.574, "
     "plus minus 1.30 times 0.570. z is minus 0.323."),
    (FORWARD + "4.", SQUASH, "g(-0.323) = 0.420",
     "Activation of unit 1 in layer 4: sigmoid of minus 0.323 is 0.420."),
    ("Cost.", "The network says 0.420, the target is 1. The cost measures the gap.",
     "a = 0.420, y = 1, cost = 0.867", "Output 0.420, target 1. Cost 0.867."),
    (BACKWARD + "4.", "The output error is the gap itself: what the network said minus what it "
     "should have said.", "0.420 - 1 = -0.580",
     "Error of the output unit: 0.420 minus 1 is minus 0.580."),
    (BACKWARD + "3.", "Unit 1 " + COLLECTS, "(1.60)(-0.580) = -0.928",
     "Layer 3, unit 1. Errors sent back: 1.60 times minus 0.580 is minus 0.928. "
     "Sum minus 0.928."),
    (BACKWARD + "3.", SLOPE + "1.", "(-0.928)(0.245) = -0.227",
     "Times the slope 0.245 gives the error of unit 1 in layer 3: minus 0.227."),
    (BACKWARD + "3.", "Unit 2 " + COLLECTS, "(-1.30)(-0.580) = 0.754",
     "Layer 3, unit 2. Errors sent back: minus 1.30 times minus 0.580 is 0.754. Sum 0.754."),
    (BACKWARD + "3.", SLOPE + "2.", "(0.754)(0.245) = 0.185",
     "Times the slope 0.245 gives the error of unit 2 in layer 3: 0.185."),
    (BACKWARD + "2.", "Unit 1 " + COLLECTS, "(1.40)(-0.227) + (-0.70)(0.185) = -0.447",
     "Layer 2, unit 1. Errors sent back: 1.40 times minus 0.227 is minus 0.318; "
     "minus 0.70 times 0.185 is minus 0.129. Sum minus 0.447."),
    (BACKWARD + "2.", SLOPE + "1.", "(-0.447)(0.249) = -0.111",
     "Times the slope 0.249 gives the error of unit 1 in layer 2: minus 0.111."),
    (BACKWARD + "2.", "Unit 2 " + COLLECTS, "(-0.90)(-0.227) + (1.10)(0.185) = 0.407",
     "Layer 2, unit 2. Errors sent back: minus 0.90 times minus 0.227 is 0.204; "
     "1.10 times 0.185 is 0.203. Sum 0.407."),
    (BACKWARD + "2.", SLOPE + "2.", "(0.407)(0.192) = 0.078",
     "Times the slope 0.192 gives the error of unit 2 in layer 2: 0.078."),
    ("Gradient.", GRADIENT, "largest, biases aside: (-0.580)(0.574) = -0.333",
     "Gradients of Theta 3: largest, biases aside, minus 0.333, from unit 1 in layer 3 "
     "to unit 1 in layer 4."),
    ("Gradient.", GRADIENT, "largest, biases aside: (-0.227)(0.741) = -0.168",
     "Gradients of Theta 2: largest, biases aside, minus 0.168, from unit 2 in layer 2 "
     "to unit 1 in layer 3."),
    ("Gradient.", GRADIENT, "largest, biases aside: (-0.111)(1.000) = -0.111",
     "Gradients of Theta 1: largest, biases aside, minus 0.111, from unit 2 in layer 1 "
     "to unit 1 in layer 2."),
]  # fmt: skip


@pytest.mark.parametrize("number", range(1, 25))
def test_each_step_by_unit_says_what_the_design_says(number: int) -> None:
    s = told()[number - 1]
    assert s["step"] == number
    assert (s["heading"], s["caption"], s["numbers"], s["narration"]) == WALK[number - 1]


BY_LAYER = [
    ("weighted_sum", 2, "Every unit adds up its weighted inputs at once.",
     "z = (-0.100, 1.050)", "Layer 2, all units. z: minus 0.100, 1.050."),
    ("activation", 3, "Squash every sum into the range 0 to 1 with the sigmoid.",
     "g((0.298, 0.282)) = (0.574, 0.570)", "Layer 3, all units. Activations: 0.574, 0.570."),
    ("weighted_delta", 2, "All errors travel back through the weights at once.",
     "sum = (-0.447, 0.407)", "Layer 2, all units. Errors sent back, sums: minus 0.447, 0.407."),
    ("delta", 2, "Multiply each sum by the slope of the sigmoid at its z. "
     "What remains are the errors of layer 2.",
     "(-0.447, 0.407) .* (0.249, 0.192) = (-0.111, 0.078)",
     "Layer 2, all units. Errors: minus 0.111, 0.078."),
]  # fmt: skip


@pytest.mark.parametrize("expected", BY_LAYER, ids=lambda e: f"{e[0]}-{e[1]}")
def test_a_step_by_layer_speaks_of_all_its_units(expected: tuple[str, int, str, str, str]) -> None:
    kind, layer, *words = expected
    s = step(told(granularity="layer"), kind, layer)
    assert [s["caption"], s["numbers"], s["narration"]] == words


def test_under_the_intuition_the_errors_are_the_sums() -> None:
    steps = told(rule="intuition")
    one = step(steps, "delta", 3, 1)
    assert one["numbers"] == "-0.928"
    assert one["narration"] == (
        "The slope 0.245 is left out. The intuition calls the sum itself the error of unit 1 "
        "in layer 3: minus 0.928."
    )
    # 1.4 · −0.927971 = −1.299160 and −0.7 · 0.753977 = −0.527784
    assert step(steps, "weighted_delta", 2, 1)["numbers"] == (
        "(1.40)(-0.928) + (-0.70)(0.754) = -1.827"
    )


def test_under_the_turned_sign_the_gap_is_told_the_other_way_round() -> None:
    s = step(told(rule="y_minus_a"), "output_delta", 4)
    assert s["numbers"] == "1 - 0.420 = 0.580"
    assert s["narration"] == "Error of the output unit: 1 minus 0.420 is 0.580."
    assert "slip turns the sign" in s["caption"]
