"""/batch against the definitions, and /gradient-check of one example and of a set."""

from typing import Any

import pytest
from hypothesis import given, settings

from app.schemas.answers import BatchOut, GradientCheckOut
from tests.api.client import V1, answer, get, post
from tests.api.problems import AND, LECTURE, LECTURE_QUERY, TINY, problems, training_sets

BATCH = {
    "problem", "query", "J", "J_data", "J_penalty", "examples", "accumulated", "gradient",
}  # fmt: skip
CHECK = {
    "problem", "query", "gradient", "numeric", "largest_absolute", "largest_relative", "at",
    "passed", "step", "tolerance", "unreliable",
}  # fmt: skip
KINK: dict[str, Any] = {
    "layers": [1, 2, 1], "activations": ["relu", "linear"], "loss": "squared_error",
    "theta": [[[0, 1], [1, 1]], [[0, 1, 1]]], "x": [0], "y": [3],
}  # fmt: skip

few = settings(max_examples=40, deadline=None, derandomize=True)


def test_batch_has_the_fields_of_the_contract() -> None:
    told = answer(post(f"{V1}/batch", AND))
    assert told.keys() == BATCH
    assert told["examples"][0].keys() == {"cost", "output", "delta"}
    assert told["problem"].keys() == {
        "layers", "activations", "theta", "seed", "loss", "rule", "X", "Y", "lambda",
    }  # fmt: skip
    wrong = answer(post(f"{V1}/batch", AND | {"rule": "y_minus_a"}))
    assert wrong.keys() == BATCH | {"exact"}
    assert wrong["exact"].keys() == {"delta", "gradient"}
    assert wrong["exact"]["gradient"] == told["gradient"]
    assert wrong["exact"]["delta"] == [each["delta"] for each in told["examples"]]


def test_the_courses_and_network_has_the_j_that_can_be_worked_out_by_hand() -> None:
    told = answer(post(f"{V1}/batch", AND))
    # Three examples have z = −30, −10, −10 with y = 0, one has z = 10 with y = 1.
    small = 4.5398899216870535e-05  # log(1 + e^−10)
    assert told["J_data"] == pytest.approx((3 * small + 9.357622968839e-14) / 4, rel=1e-12)
    assert told["J_penalty"] == (20**2 + 20**2) / 8
    assert told["J"] == told["J_data"] + told["J_penalty"]
    assert told["examples"][0]["delta"] == [None, [pytest.approx(9.357622968839e-14, rel=1e-12)]]


@few
@given(sent=training_sets())
def test_batch_is_what_the_definitions_say(sent: dict[str, Any]) -> None:
    response = post(f"{V1}/batch", sent)
    told = answer(response)
    BatchOut.model_validate_json(response.content, strict=True)
    m, lam = len(sent["X"]), sent.get("lambda", 0)
    network = {k: v for k, v in sent.items() if k not in ("X", "Y", "lambda")}
    singles = [
        answer(post(f"{V1}/backward", network | {"x": x, "y": y}))
        for x, y in zip(sent["X"], sent["Y"], strict=True)
    ]
    for example, single in zip(told["examples"], singles, strict=True):
        assert example == {name: single[name] for name in ("cost", "output", "delta")}
    assert told["J_data"] == pytest.approx(sum(s["cost"] for s in singles) / m, rel=1e-12)
    theta = told["problem"]["theta"]
    squares = sum(w * w for matrix in theta for row in matrix for w in row[1:])
    assert told["J_penalty"] == pytest.approx(lam / (2 * m) * squares, rel=1e-9)
    assert told["J"] == told["J_data"] + told["J_penalty"]
    assert len(told["accumulated"]) == m
    for l, i, j in places(theta):
        total = 0.0
        for single, accumulated in zip(singles, told["accumulated"], strict=True):
            total += single["gradient"][l][i][j]
            assert accumulated[l][i][j] == total
        regular = lam / m * theta[l][i][j] if j else 0.0
        assert told["gradient"][l][i][j] == pytest.approx(total / m + regular, rel=1e-12)


def places(theta: list[list[list[float]]]) -> list[tuple[int, int, int]]:
    return [
        (l, i, j)
        for l, matrix in enumerate(theta)
        for i, row in enumerate(matrix)
        for j in range(len(row))
    ]


def test_a_gradient_check_has_the_fields_of_the_contract() -> None:
    told = answer(post(f"{V1}/gradient-check", LECTURE))
    assert told.keys() == CHECK
    assert told["step"] == 1e-4
    assert told["passed"] is True
    assert told["unreliable"] == []
    assert told["largest_relative"] < 1e-7
    back = answer(post(f"{V1}/backward", LECTURE))
    assert told["gradient"] == back["gradient"]
    for l, i, j in places(back["gradient"]):
        difference = abs(told["numeric"][l][i][j] - told["gradient"][l][i][j])
        assert difference <= told["largest_absolute"] <= 1e-8
        assert difference <= told["tolerance"][l][i][j] + 1e-5 * abs(told["gradient"][l][i][j])


def test_the_numeric_gradient_is_a_difference_of_costs() -> None:
    """Nudge one weight at a time through /forward, as a student would."""
    numeric = answer(post(f"{V1}/gradient-check", LECTURE))["numeric"]

    def cost(l: int, i: int, j: int, by: float) -> float:
        theta = [[list(row) for row in matrix] for matrix in LECTURE["theta"]]
        theta[l][i][j] += by
        return float(answer(post(f"{V1}/forward", LECTURE | {"theta": theta}))["cost"])

    for l, i, j in places(LECTURE["theta"]):
        nudged = (cost(l, i, j, 1e-4) - cost(l, i, j, -1e-4)) / 2e-4
        assert numeric[l][i][j] == pytest.approx(nudged, abs=1e-9)


@pytest.mark.parametrize("rule", ["intuition", "y_minus_a"])
def test_another_rule_fails_the_check_and_the_answer_says_where(rule: str) -> None:
    told = answer(post(f"{V1}/gradient-check", LECTURE | {"rule": rule}))
    assert told.keys() == CHECK | {"exact"}
    assert told["passed"] is False
    l, i, j = told["at"]
    worst = abs(told["gradient"][l - 1][i - 1][j] - told["numeric"][l - 1][i - 1][j])
    assert worst == told["largest_absolute"] > 0.1
    set_told = answer(post(f"{V1}/gradient-check", AND | {"rule": "y_minus_a"}))
    assert set_told.keys() == CHECK | {"exact"}
    assert set_told["passed"] is False


def test_an_entry_at_the_kink_of_a_relu_is_not_judged() -> None:
    told = answer(post(f"{V1}/gradient-check", KINK))
    assert {tuple(each["theta"]) for each in told["unreliable"]} == {(1, 1, 0)}
    assert "kink" in told["unreliable"][0]["reason"]
    assert told["passed"] is True, "the other entries are judged, and right"


def test_where_nothing_can_be_judged_the_check_neither_passes_nor_fails() -> None:
    dead = {"layers": [1, 1], "activations": "relu", "loss": "squared_error",
            "theta": [[[0, 1]]], "x": [0], "y": [3]}  # fmt: skip
    told = answer(post(f"{V1}/gradient-check", dead))
    judged = {(1, 1, 0), (1, 1, 1)} - {tuple(each["theta"]) for each in told["unreliable"]}
    assert (told["passed"] is None) == (not judged)


def test_a_check_of_a_set_is_of_j_with_its_penalty() -> None:
    told = answer(post(f"{V1}/gradient-check", AND))
    assert told.keys() == CHECK
    assert told["passed"] is True
    assert told["gradient"] == answer(post(f"{V1}/batch", AND))["gradient"]
    assert told["problem"]["lambda"] == 1


def test_a_check_may_be_asked_for_by_a_link() -> None:
    by_link = get(f"{V1}/gradient-check?{LECTURE_QUERY}")
    assert by_link.content == post(f"{V1}/gradient-check", LECTURE).content
    query = answer(post(f"{V1}/gradient-check", AND))["query"]
    assert query == "layers=2-1&activations=sigmoid&loss=cross_entropy&theta1=-30_20_20" + (
        "&X=0_0__0_1__1_0__1_1&Y=0__0__0__1&lambda=1"
    )
    assert answer(get(f"{V1}/gradient-check?{query}"))["problem"]["X"] == AND["X"]


@few
@given(sent=problems())
def test_a_correct_gradient_never_fails_its_check(sent: dict[str, Any]) -> None:
    response = post(f"{V1}/gradient-check", sent | {"rule": "exact"})
    told = answer(response)
    GradientCheckOut.model_validate_json(response.content, strict=True)
    assert told["passed"] is not False


@few
@given(sent=training_sets())
def test_a_correct_gradient_of_a_set_never_fails_its_check(sent: dict[str, Any]) -> None:
    response = post(f"{V1}/gradient-check", sent | {"rule": "exact"})
    GradientCheckOut.model_validate_json(response.content, strict=True)
    assert answer(response)["passed"] is not False


def test_one_example_is_a_set_of_one() -> None:
    single = answer(post(f"{V1}/gradient-check", TINY))
    of_set = {k: v for k, v in TINY.items() if k not in "xy"} | {"X": [[1, 2]], "Y": [[1]]}
    told = answer(post(f"{V1}/gradient-check", of_set))
    assert told["numeric"] == single["numeric"]
    assert told["gradient"] == single["gradient"]
