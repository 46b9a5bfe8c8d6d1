"""What is asked by the API and by the pages alike: read, compute, tell, write."""

import json
from typing import Any

import pytest

from app.answers import (
    backward_answer,
    batch_answer,
    forward_answer,
    gradient_check_answer,
    preset_answer,
    trace_answer,
)
from app.limits import MAX_WEIGHTS_CHECK, MAX_WEIGHTS_STEPS
from app.problem_details import ProblemError

# A unit at z = 0 throughout: h = 1/2, δ³ = −1/2, Σ = −1, δ² = −1/4.
SMALL: dict[str, Any] = {"layers": [1, 1, 1], "theta": [[[-3, 1]], [[-1, 2]]], "x": [3], "y": [1]}
SET = {name: SMALL[name] for name in ("layers", "theta")} | {"X": [[3], [3]], "Y": [[1], [0]]}
LOG_2 = 0.6931471805599453


def test_forward_by_hand() -> None:
    told = forward_answer(SMALL)
    assert told["z"] == [None, [0], [0]]
    assert told["a"] == [[3], [0.5], [0.5]]
    assert told["output"] == [0.5]
    assert told["cost"] == pytest.approx(LOG_2, rel=1e-15)
    without = {name: SMALL[name] for name in ("layers", "theta", "x")}
    assert "cost" not in forward_answer(without)


def test_backward_by_hand() -> None:
    told = backward_answer(SMALL)
    assert told["delta"] == [None, [-0.25], [-0.5]]
    assert told["weighted_delta"] == [None, [-1], None]
    assert told["slope"] == [None, [0.25], [0.25]]
    assert told["gradient"] == [[[-0.25, -0.75]], [[-0.5, -0.25]]]
    assert told["error_size"] == [None, 0.25, 0.5]
    assert told["is_gradient"] is True
    assert "exact" not in told


def test_another_rule_by_hand() -> None:
    told = backward_answer(SMALL | {"rule": "intuition"})
    assert told["delta"] == [None, [-1], [-0.5]]
    assert told["gradient"] == [[[-1, -3]], [[-0.5, -0.25]]]
    assert told["is_gradient"] is False
    assert told["exact"]["delta"] == [None, [-0.25], [-0.5]]
    assert told["exact"]["gradient"] == [[[-0.25, -0.75]], [[-0.5, -0.25]]]


def test_a_trace_has_steps_in_the_granularity_that_was_asked_for() -> None:
    assert len(trace_answer(SMALL)["steps"]) == 1 + 4 + 1 + 1 + 2 + 2
    told = trace_answer(SMALL, "layer")
    assert told["granularity"] == "layer"
    assert all(step["unit"] is None for step in told["steps"])


def test_a_set_by_hand() -> None:
    told = batch_answer(SET | {"lambda": 4})
    assert told["J_data"] == pytest.approx(LOG_2, rel=1e-15)
    assert told["J_penalty"] == 4 / (2 * 2) * (1**2 + 2**2)
    assert told["J"] == told["J_data"] + told["J_penalty"]
    one, both = told["accumulated"]
    assert one == [[[-0.25, -0.75]], [[-0.5, -0.25]]]
    assert both == [[[0, 0]], [[0, 0]]], "the two errors are opposite"
    assert told["gradient"] == [[[0, 4 / 2 * 1]], [[0, 4 / 2 * 2]]]
    assert "exact" not in told


def test_a_set_under_another_rule_has_the_true_one_beside_it() -> None:
    told = batch_answer(SET | {"rule": "y_minus_a", "Y": [[1], [1]]})
    assert told["gradient"] == [[[0.25, 0.75]], [[0.5, 0.25]]]
    assert told["exact"]["gradient"] == [[[-0.25, -0.75]], [[-0.5, -0.25]]]
    assert told["exact"]["delta"] == [[None, [-0.25], [-0.5]]] * 2


def test_a_check_of_one_example_and_of_a_set() -> None:
    one = gradient_check_answer(SMALL)
    assert one["passed"] is True
    assert one["numeric"][0][0] == pytest.approx([-0.25, -0.75], abs=1e-8)
    of_set = gradient_check_answer(SET | {"lambda": 4})
    assert of_set["passed"] is True
    assert of_set["numeric"][1][0] == pytest.approx([0, 4], abs=1e-8)


@pytest.mark.parametrize("rule", ["intuition", "y_minus_a"])
def test_a_wrong_rule_fails_its_check_and_has_the_true_gradient_beside_it(rule: str) -> None:
    one = gradient_check_answer(SMALL | {"rule": rule})
    assert one["passed"] is False
    assert one["exact"]["gradient"] == [[[-0.25, -0.75]], [[-0.5, -0.25]]]
    of_set = gradient_check_answer(SET | {"rule": rule, "Y": [[1], [1]]})
    assert of_set["passed"] is False
    assert of_set["exact"]["gradient"] == [[[-0.25, -0.75]], [[-0.5, -0.25]]]


@pytest.mark.parametrize("g", ["relu", "leaky_relu"])
def test_an_entry_on_a_kink_is_listed_once_with_its_reason(g: str) -> None:
    # z = 0 exactly, and within half a step of it: the reason is the kink, never both.
    for z in (0, 0.00005):
        told = gradient_check_answer(
            {"layers": [1, 1, 1], "activations": [g, "linear"], "loss": "squared_error",
             "theta": [[[z, 0]], [[0, 2]]], "x": [0], "y": [5]}
        )  # fmt: skip
        (unreliable,) = told["unreliable"]
        assert unreliable["theta"] == [1, 1, 0]
        assert "ReLU crosses its kink" in unreliable["reason"]


def test_a_step_lost_in_rounding_has_its_own_reason() -> None:
    told = gradient_check_answer(
        {"layers": [1, 1], "activations": "linear", "loss": "squared_error",
         "theta": [[[0, 1e6]]], "x": [1e6], "y": [0]}
    )  # fmt: skip
    assert told["passed"] is None
    assert told["at"] is None
    assert [each["theta"] for each in told["unreliable"]] == [[1, 1, 0], [1, 1, 1]]
    assert all("rounds" in each["reason"] for each in told["unreliable"])


@pytest.mark.parametrize(
    ("ask", "most"),
    [(trace_answer, MAX_WEIGHTS_STEPS), (gradient_check_answer, MAX_WEIGHTS_CHECK)],
)
def test_what_answers_much_takes_fewer_weights(ask: Any, most: int) -> None:
    # s × (s − 1 + 1) weights between two layers of s and s − 1 units
    size = int(most**0.5)
    fits = {"layers": [size - 1, size], "x": [0.1] * (size - 1), "y": [0.5] * size}
    assert size * size <= most
    assert ask(fits)["problem"]["layers"] == [size - 1, size]
    with pytest.raises(ProblemError) as refused:
        ask({"layers": [size, size + 1], "x": [0.1] * size, "y": [0.5] * (size + 1)})
    assert refused.value.status == 422
    assert backward_answer({"layers": [size, size + 1], "x": [0.1] * size, "y": [0.5] * (size + 1)})


@pytest.mark.parametrize("ask", [forward_answer, backward_answer, trace_answer, batch_answer])
@pytest.mark.parametrize("sent", [None, [], 3, "x", {}, {"layers": [2]}, SMALL | {"z": [1]}])
def test_what_is_no_problem_is_refused_and_nothing_else_is_raised(ask: Any, sent: Any) -> None:
    with pytest.raises(ProblemError) as refused:
        ask(sent)
    assert refused.value.status == 422


@pytest.mark.parametrize("sent", [None, [], 3, {"X": 3}, {"X": [[1]], "x": [1]}, {"Y": []}])
def test_neither_is_it_checked(sent: Any) -> None:
    with pytest.raises(ProblemError) as refused:
        gradient_check_answer(sent)
    assert refused.value.status == 422


def test_a_preset_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        preset_answer("nand")


@pytest.mark.parametrize("ask", [forward_answer, backward_answer, trace_answer])
def test_every_answer_is_plain_json_that_reads_back_the_same(ask: Any) -> None:
    told = ask(SMALL)
    assert json.loads(json.dumps(told, allow_nan=False)) == told


def test_the_echoed_problem_and_its_link_give_the_same_answer_again() -> None:
    told = backward_answer(SMALL)
    assert backward_answer(told["problem"]) == told
    assert told["query"] == (
        "layers=1-1-1&activations=sigmoid&loss=cross_entropy&theta1=-3_1&theta2=-1_2&x=3&y=1"
    )
