"""/forward, /backward and /trace: the fields of the contract, its nulls, and known numbers."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.schemas.answers import BackwardOut, ForwardOut, TraceOut
from tests.api.client import V1, answer, post, problem
from tests.api.problems import LECTURE, TINY, networks, problems, same

FORWARD = {"problem", "query", "z", "a", "output", "cost"}
BACKWARD = FORWARD | {
    "slope", "weighted_delta", "delta", "gradient", "error_size", "is_gradient",
}  # fmt: skip
SOFTMAX = LECTURE | {"layers": [2, 2, 2, 2], "activations": ["tanh", "relu", "softmax"],
                     "theta": None, "seed": 4, "y": [0, 1]}  # fmt: skip
UNFUSED = TINY | {"loss": "squared_error", "activations": "tanh"}

few = settings(max_examples=60, deadline=None, derandomize=True,
               suppress_health_check=[HealthCheck.too_slow])  # fmt: skip


def near(expected: Any) -> Any:
    return pytest.approx(expected, abs=6e-7, rel=0)


def test_forward_has_the_fields_of_the_contract_and_no_other() -> None:
    assert answer(post(f"{V1}/forward", LECTURE)).keys() == FORWARD
    without_target = {k: v for k, v in LECTURE.items() if k != "y"}
    told = answer(post(f"{V1}/forward", without_target))
    assert told.keys() == FORWARD - {"cost"}
    assert "y" not in told["problem"]


def test_a_target_that_is_null_is_no_target() -> None:
    told = answer(post(f"{V1}/forward", LECTURE | {"y": None}))
    assert told.keys() == FORWARD - {"cost"}


def test_backward_and_trace_have_the_fields_of_the_contract_and_no_other() -> None:
    assert answer(post(f"{V1}/backward", LECTURE)).keys() == BACKWARD
    assert answer(post(f"{V1}/trace", LECTURE)).keys() == BACKWARD | {"granularity", "steps"}


@pytest.mark.parametrize("rule", ["intuition", "y_minus_a"])
@pytest.mark.parametrize("path", ["backward", "trace"])
def test_under_another_rule_the_exact_answer_stands_beside_it(path: str, rule: str) -> None:
    told = answer(post(f"{V1}/{path}", LECTURE | {"rule": rule}))
    true = answer(post(f"{V1}/{path}", LECTURE))
    assert told["exact"] == {"delta": true["delta"], "gradient": true["gradient"]}
    assert told["delta"] != true["delta"]
    assert told["is_gradient"] is False
    assert true["is_gradient"] is True
    assert "exact" not in true


def test_the_slip_turns_every_sign_and_the_intuition_leaves_the_output_alone() -> None:
    true = answer(post(f"{V1}/backward", LECTURE))
    slip = answer(post(f"{V1}/backward", LECTURE | {"rule": "y_minus_a"}))
    assert slip["delta"][1:] == [[-d for d in layer] for layer in true["delta"][1:]]
    intuition = answer(post(f"{V1}/backward", LECTURE | {"rule": "intuition"}))
    assert intuition["delta"][3] == true["delta"][3]
    assert intuition["delta"][2] == near([-0.927971, 0.753977])
    assert intuition["delta"][1] == near([-1.826943, 1.664548])


def test_the_lecture_network_has_the_numbers_that_were_worked_out_for_it() -> None:
    told = answer(post(f"{V1}/backward", LECTURE))
    assert told["z"][0] is None
    assert told["z"][1] == near([-0.1, 1.05])
    assert told["a"][1] == near([0.475021, 0.740775])
    assert told["z"][2] == near([0.298332, 0.282338])
    assert told["a"][2] == near([0.574035, 0.570119])
    assert told["z"][3] == near([-0.3227])
    assert told["a"][3] == told["output"] == near([0.420018])
    assert told["cost"] == near(0.867458)
    assert told["delta"][3] == near([-0.579982])
    assert told["weighted_delta"][2] == near([-0.927971, 0.753977])
    assert told["delta"][2] == near([-0.226906, 0.184787])
    assert told["weighted_delta"][1] == near([-0.447020, 0.407482])
    assert told["delta"][1] == near([-0.111476, 0.078248])
    three, two, one = told["gradient"][::-1]
    assert three == [near([-0.579982, -0.332930, -0.330659])]
    assert two[0] == near([-0.226906, -0.107785, -0.168087])
    assert two[1] == near([0.184787, 0.087778, 0.136886])
    assert one[0] == near([-0.111476, -0.055738, -0.111476])
    assert one[1] == near([0.078248, 0.039124, 0.078248])


def test_what_does_not_exist_is_null_so_that_an_index_means_its_layer() -> None:
    told = answer(post(f"{V1}/backward", LECTURE))
    assert [told[name][0] for name in ("z", "slope", "weighted_delta", "delta", "error_size")] == (
        [None] * 5
    )
    assert told["a"][0] == [0.5, 1]
    assert told["weighted_delta"][3] is None, "the loss is fused with the output"
    assert all(told["weighted_delta"][1:3])


def test_where_the_loss_is_not_fused_the_output_has_a_weighted_delta() -> None:
    told = answer(post(f"{V1}/backward", UNFUSED))
    (error,), (slope,), (delta,) = (told[name][1] for name in ("weighted_delta", "slope", "delta"))
    assert error == told["a"][1][0] - 1
    assert delta == pytest.approx(error * slope, rel=1e-15)


def test_softmax_units_have_no_slope_of_their_own() -> None:
    told = answer(post(f"{V1}/backward", SOFTMAX))
    assert told["slope"][3] is None
    assert told["slope"][2] in ([0, 0], [0, 1], [1, 0], [1, 1])


def test_one_name_of_an_activation_stands_for_all_layers() -> None:
    told = answer(post(f"{V1}/backward", LECTURE))
    assert told["problem"]["activations"] == ["sigmoid"] * 3
    assert told == answer(post(f"{V1}/backward", LECTURE | {"activations": ["sigmoid"] * 3}))


def test_the_problem_is_told_with_its_defaults_and_every_weight() -> None:
    told = answer(post(f"{V1}/forward", {"layers": [2, 1], "x": [1, 2]}))["problem"]
    assert told.keys() == {"layers", "activations", "theta", "seed", "loss", "rule", "x"}
    assert (told["seed"], told["loss"], told["rule"]) == (0, "cross_entropy", "exact")
    assert len(told["theta"]) == 1
    assert [len(row) for row in told["theta"][0]] == [3]


def test_null_entries_are_drawn_and_the_others_kept() -> None:
    bare = {"layers": [2, 2, 1], "x": [1, 2], "y": [1], "seed": 5}
    drawn = answer(post(f"{V1}/backward", bare))["problem"]["theta"]
    partly = [[[9, None, None], [None, None, 8]], None]
    kept = answer(post(f"{V1}/backward", bare | {"theta": partly}))["problem"]["theta"]
    expected = json.loads(json.dumps(drawn))
    expected[0][0][0], expected[0][1][2] = 9, 8
    assert kept == expected
    other = answer(post(f"{V1}/backward", bare | {"seed": 6}))["problem"]["theta"]
    assert other != drawn


def test_a_saturated_unit_keeps_its_error() -> None:
    """No clipping: sigmoid at z = 40 costs 40 when wrong, and e^−40 is left when right."""
    at_40 = {"layers": [1, 1], "theta": [[[40, 0]]], "x": [0]}
    wrong = answer(post(f"{V1}/backward", at_40 | {"y": [0]}))
    assert (wrong["cost"], wrong["delta"][1]) == (40, [1])
    right = answer(post(f"{V1}/backward", at_40 | {"y": [1]}))
    assert right["delta"][1][0] == pytest.approx(-4.248354255291589e-18, rel=1e-14)


def test_a_client_cannot_hand_in_a_forward_pass_of_its_own() -> None:
    for name in ("z", "a", "delta", "output"):
        told = problem(post(f"{V1}/backward", LECTURE | {name: [[1]]}), 422)
        assert told["errors"][0]["field"] == name


def test_a_trace_is_a_backward_answer_with_steps() -> None:
    back, trace = (answer(post(f"{V1}/{path}", LECTURE)) for path in ("backward", "trace"))
    assert {name: trace[name] for name in back} == back


@few
@given(sent=problems())
def test_every_answer_is_what_its_model_says(sent: dict[str, Any]) -> None:
    for path, model in (("forward", ForwardOut), ("backward", BackwardOut), ("trace", TraceOut)):
        response = post(f"{V1}/{path}", sent)
        told = answer(response)
        model.model_validate_json(response.content, strict=True)
        shapes(sent["layers"], told)
        rule = sent.get("rule", "exact")
        assert ("exact" in told) == (path != "forward" and rule != "exact")


def shapes(layers: list[int], told: dict[str, Any]) -> None:
    assert told["problem"]["layers"] == layers
    for name in {"z", "slope", "weighted_delta", "delta"} & told.keys():
        assert len(told[name]) == len(layers)
        assert told[name][0] is None
        for vector, size in zip(told[name][1:], layers[1:], strict=True):
            assert len(vector) == size if name in ("z", "delta") or vector is not None else True
    assert [len(vector) for vector in told["a"]] == layers
    assert told["output"] == told["a"][-1]
    matrices = [told["problem"]["theta"]] + ([told["gradient"]] if "gradient" in told else [])
    for theta in matrices:
        assert [len(matrix) for matrix in theta] == layers[1:]
        for matrix, left in zip(theta, layers[:-1], strict=True):
            assert {len(row) for row in matrix} == {left + 1}


@few
@given(sent=problems())
def test_what_was_sent_comes_back_unchanged(sent: dict[str, Any]) -> None:
    told = answer(post(f"{V1}/backward", sent))["problem"]
    for name in ("x", "y", "layers", "seed", "rule", "loss"):
        assert same(sent.get(name, told[name]), told[name])
    for given_one, full in zip(sent.get("theta", []), told["theta"], strict=False):
        for row, full_row in zip(given_one or [], full, strict=given_one is not None):
            for ours, theirs in zip(row, full_row, strict=True):
                assert ours is None or same(ours, theirs)


@few
@given(sent=problems(), other=st.sampled_from(["intuition", "y_minus_a"]))
def test_is_gradient_tells_whether_the_gradient_is_the_exact_one(
    sent: dict[str, Any], other: str
) -> None:
    told = answer(post(f"{V1}/backward", sent | {"rule": other}))
    assert told["is_gradient"] == (told["gradient"] == told["exact"]["gradient"])
    assert (
        told["exact"]["gradient"]
        == answer(post(f"{V1}/backward", sent | {"rule": "exact"}))["gradient"]
    )


@few
@given(network=networks(), value=st.floats(-1e6, 1e6))
def test_forward_needs_no_target(network: dict[str, Any], value: float) -> None:
    told = answer(post(f"{V1}/forward", network | {"x": [value] * network["layers"][0]}))
    ForwardOut.model_validate(told)
    assert "cost" not in told
