"""The built-in networks: each is what UI.md section 11 says, and shows what it is there to show."""

import json
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from app import presets
from app.answers import gradient_check_answer, preset_answer, trace_answer

NAMES = ["lecture", "quiz", "xnor", "vanishing", "wide"]
THETA_1 = [[0.1, 0.8, -0.6], [-0.4, 0.5, 1.2]]
THETA_2 = [[0.3, 1.4, -0.9], [-0.2, -0.7, 1.1]]
THETA_3 = [[-0.5, 1.6, -1.3]]


def problem(name: str) -> dict[str, Any]:
    found: dict[str, Any] = preset_answer(name)["problem"]
    return found


def test_there_are_five_and_the_lectures_comes_first() -> None:
    assert list(presets.ORDER) == NAMES
    assert [preset["name"] for preset in presets.presets()] == NAMES


def test_every_file_of_the_room_is_a_preset() -> None:
    folder = Path(presets.__file__).parent
    assert {path.stem for path in folder.glob("*.json")} == set(NAMES)


@pytest.mark.parametrize("name", ["", "nand", "../presets/lecture", "lecture.json", "Lecture"])
def test_a_name_that_is_none_of_them_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        presets.preset(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_has_a_title_a_sentence_and_a_problem(name: str) -> None:
    preset = presets.preset(name)
    assert preset.keys() == {"name", "title", "sentence", "lecture", "problem"}
    assert preset["sentence"][-1] in ".?"
    sizes = "-".join(map(str, preset["problem"]["layers"]))
    assert sizes in preset["title"] or name == "quiz"


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("lecture", [2, 2, 2, 1]),
        ("quiz", [2, 2, 2, 1]),
        ("xnor", [2, 2, 1]),
        ("vanishing", [2, 4, 4, 4, 4, 1]),
        ("wide", [10, 12, 12, 10]),
    ],
)
def test_each_has_the_layers_and_sigmoids_of_the_design(name: str, layers: list[int]) -> None:
    of = problem(name)
    assert of["layers"] == layers
    assert of["activations"] == ["sigmoid"] * (len(layers) - 1)
    assert (of["loss"], of["rule"]) == ("cross_entropy", "exact")
    assert [len(of["x"]), len(of["y"])] == [layers[0], layers[-1]]
    shapes = [(len(matrix), {len(row) for row in matrix}) for matrix in of["theta"]]
    assert shapes == [(b, {a + 1}) for a, b in pairwise(layers)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("granularity", ["unit", "layer"])
def test_each_is_a_valid_problem_that_can_be_followed_and_checked(
    name: str, granularity: Any
) -> None:
    sent = presets.preset(name)["problem"]
    assert trace_answer(sent, granularity)["steps"]
    check = gradient_check_answer(sent)
    assert check["passed"] is True
    assert preset_answer(name)["query"]


def test_only_the_networks_of_the_lecture_show_its_errata() -> None:
    assert {p["name"] for p in presets.presets() if p["lecture"]} == {"lecture", "quiz"}


def test_asking_for_a_preset_does_not_hand_out_what_others_can_spoil() -> None:
    before = json.dumps(preset_answer("lecture"))
    trace_answer(presets.preset("lecture")["problem"])
    assert json.dumps(preset_answer("lecture")) == before


def test_the_lecture_network() -> None:
    of = problem("lecture")
    assert of["theta"] == [THETA_1, THETA_2, THETA_3]
    assert (of["x"], of["y"]) == ([0.5, 1], [1])


def test_the_quiz_is_the_lecture_network_with_two_zero_weights() -> None:
    of = problem("quiz")
    # Θ₁₁⁽²⁾ = Θ₂₁⁽²⁾ = 0: all that leaves unit 1 of layer 2
    assert of["theta"] == [THETA_1, [[0.3, 0, -0.9], [-0.2, 0, 1.1]], THETA_3]
    assert (of["x"], of["y"]) == ([0.5, 1], [1])


@pytest.mark.parametrize(("y", "delta_3"), [(1, -0.258), (0, 0.129)])
def test_the_quizs_zeros_force_one_error_to_0_and_leave_another_open(
    y: int, delta_3: float
) -> None:
    sent = presets.preset("quiz")["problem"] | {"y": [y]}
    delta = trace_answer(sent)["delta"]
    assert delta[1][0] == 0
    assert delta[1][1] != 0
    assert delta[2][0] == pytest.approx(delta_3, abs=5e-4)


def test_xnor_has_the_courses_weights_and_a_wrong_target() -> None:
    of = problem("xnor")
    assert of["theta"] == [[[-30, 20, 20], [10, -20, -20]], [[-10, 20, 20]]]
    assert (of["x"], of["y"]) == ([0, 1], [1])


def test_xnor_answers_the_truth_table() -> None:
    sent = presets.preset("xnor")["problem"]
    for p, q in product((0, 1), repeat=2):
        (output,) = trace_answer(sent | {"x": [p, q]})["output"]
        assert output == pytest.approx(float(p == q), abs=1e-4)


def test_xnor_is_saturated() -> None:
    trace = trace_answer(presets.preset("xnor")["problem"])
    assert max(trace["slope"][1]) < 1e-4
    assert trace["delta"][2][0] == pytest.approx(-1, abs=1e-4)
    assert max(map(abs, trace["delta"][1])) < 1e-3
    assert trace["delta"][1] != [0, 0]


def test_the_error_of_the_vanishing_network_shrinks_at_every_layer() -> None:
    trace = trace_answer(presets.preset("vanishing")["problem"])
    sizes = trace["error_size"][1:]
    for left, right in pairwise(sizes):
        assert left < right / 2
    by_hand = [sum(map(abs, layer)) / len(layer) for layer in trace["delta"][1:]]
    assert sizes == pytest.approx(by_hand, rel=1e-14)
    assert sizes[0] < 1e-3 * sizes[-1]


def test_a_unit_of_the_wide_network_gathers_every_error_on_its_right() -> None:
    steps = trace_answer(presets.preset("wide")["problem"])["steps"]
    terms = {(s["layer"], len(s["terms"])) for s in steps if s["kind"] == "weighted_delta"}
    assert terms == {(3, 10), (2, 12)}


def test_the_wide_network_has_inputs_of_both_signs_and_one_class_that_is_meant() -> None:
    of = problem("wide")
    assert min(of["x"]) < 0 < max(of["x"])
    assert sorted(of["y"]) == [0] * 9 + [1]
