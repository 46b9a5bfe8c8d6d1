"""The walk as the API tells it: its order, its single steps and the links between them."""

from typing import Any
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings

from app.schemas.answers import SingleStepOut
from tests.api.client import V1, answer, get, post, problem
from tests.api.problems import LECTURE, LECTURE_QUERY, problems

STEPS = f"{V1}/trace/steps"
BY_UNIT = [
    ("forward", "input", 1, None),
    *[
        ("forward", kind, layer, unit)
        for layer, units in ((2, 2), (3, 2), (4, 1))
        for unit in range(1, units + 1)
        for kind in ("weighted_sum", "activation")
    ],
    ("cost", "cost", 4, None),
    ("backward", "output_delta", 4, None),
    *[
        ("backward", kind, layer, unit)
        for layer in (3, 2)
        for unit in (1, 2)
        for kind in ("weighted_delta", "delta")
    ],
    *[("gradient", "gradient", layer, None) for layer in (3, 2, 1)],
]
STEP = {
    "step", "phase", "kind", "layer", "unit", "terms", "value", "latex", "numbers", "heading",
    "caption", "narration", "notes", "code_line",
}  # fmt: skip


def order(told: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(s["phase"], s["kind"], s["layer"], s["unit"]) for s in told["steps"]]


def test_the_lecture_network_is_walked_in_24_steps_by_unit() -> None:
    told = answer(post(f"{V1}/trace", LECTURE))
    assert told["granularity"] == "unit"
    assert order(told) == BY_UNIT
    assert [step["step"] for step in told["steps"]] == list(range(1, 25))


def test_the_lecture_network_is_walked_in_16_steps_by_layer() -> None:
    told = answer(post(f"{V1}/trace", LECTURE | {"granularity": "layer"}))
    assert len(told["steps"]) == 16
    seen: list[tuple[Any, ...]] = []
    for phase, kind, layer, _ in BY_UNIT:
        if (phase, kind, layer, None) not in seen:
            seen.append((phase, kind, layer, None))
    assert order(told) == seen
    assert all(isinstance(step["value"], list) for step in told["steps"] if step["kind"] != "cost")


def test_a_step_has_the_fields_of_the_contract() -> None:
    for step in answer(post(f"{V1}/trace", LECTURE))["steps"]:
        assert step.keys() - {"slope"} == STEP
        assert ("slope" in step) == (step["kind"] == "delta")


def test_step_20_is_the_one_that_the_contract_prints() -> None:
    step = answer(get(f"{STEPS}/20?{LECTURE_QUERY}"))
    assert step.keys() == STEP | {"total", "previous", "next"}
    assert (step["step"], step["phase"], step["kind"]) == (20, "backward", "weighted_delta")
    assert (step["layer"], step["unit"], step["total"]) == (2, 2, 24)
    first, second = step["terms"]
    assert first == {
        "theta": [2, 1, 2], "weight": -0.9, "signal": pytest.approx(-0.22690648, abs=5e-9),
        "product": pytest.approx(0.20421583, abs=5e-9),
        "partial": pytest.approx(0.20421583, abs=5e-9),
    }  # fmt: skip
    assert second == {
        "theta": [2, 2, 2], "weight": 1.1, "signal": pytest.approx(0.18478707, abs=5e-9),
        "product": pytest.approx(0.20326578, abs=5e-9),
        "partial": pytest.approx(0.40748162, abs=5e-9),
    }  # fmt: skip
    assert step["value"] == second["partial"]
    assert step["latex"] == (
        "\\Theta_{12}^{(2)}\\,\\delta_1^{(3)} + \\Theta_{22}^{(2)}\\,\\delta_2^{(3)}"
    )
    assert step["numbers"] == "(-0.90)(-0.227) + (1.10)(0.185) = 0.407"
    assert step["caption"] == (
        "Unit 2 collects the errors on its right, each sent back through its own weight."
    )
    assert step["narration"] == (
        "Layer 2, unit 2. Errors sent back: minus 0.90 times minus 0.227 is 0.204; "
        "1.10 times 0.185 is 0.203. Sum 0.407."
    )
    assert step["notes"] == []


@pytest.mark.parametrize("granularity", ["unit", "layer"])
def test_the_links_lead_from_the_first_step_to_the_last_and_back(granularity: str) -> None:
    whole = answer(get(f"{V1}/trace?{LECTURE_QUERY}&granularity={granularity}"))["steps"]
    address: str | None = f"http://test{STEPS}/1?{LECTURE_QUERY}&granularity={granularity}"
    back: str | None = None
    for number, expected in enumerate(whole, 1):
        assert address is not None
        told = answer(get(address))
        links = {name: told.pop(name) for name in ("previous", "next", "total")}
        assert told == expected
        assert links["total"] == len(whole)
        assert (links["previous"] is None) == (number == 1)
        if links["previous"] is not None:
            assert urljoin(address, links["previous"]) == back
        back = address
        address = None if links["next"] is None else urljoin(address, links["next"])
    assert address is None


def test_a_page_that_posts_its_problem_is_told_the_same_steps_and_links() -> None:
    assert (
        post(f"{STEPS}/7", LECTURE).content
        == get(f"{STEPS}/7?{LECTURE_QUERY}").content
        == get(f"{STEPS}/7?{LECTURE_QUERY}&granularity=unit").content
    )


def test_a_link_too_short_for_its_drawn_weights_is_followed_as_it_came() -> None:
    """2,184 drawn weights make a canonical link of more than 8,000 characters."""
    sizes = "-".join(["14"] * 12)
    half = "_".join([".5"] * 14)
    link = f"layers={sizes}&granularity=layer&x={half}&y={half}"
    told = answer(get(f"{STEPS}/5?{link}"))
    address = urljoin(f"http://test{STEPS}/5?{link}", told["next"])
    following = answer(get(address))
    assert (following["step"], following["total"]) == (6, told["total"])
    assert urljoin(address, following["previous"]).endswith(told["next"].replace("6?", "5?"))


def test_a_problem_without_a_link_is_followed_by_posting_it_again() -> None:
    sent = {"layers": [30, 60, 5], "x": [0.123456789] * 30, "y": [0.5] * 5}
    told = answer(post(f"{STEPS}/2?granularity=layer", sent))
    assert (told["previous"], told["next"]) == ("1?granularity=layer", "3?granularity=layer")
    address = urljoin(f"{STEPS}/2?granularity=layer", told["next"])
    assert answer(post(address, sent))["step"] == 3


@pytest.mark.parametrize(
    "k", ["0", "25", "-1", "1.5", "020", "+1", "one", "٣", "1e1", "9" * 30, " 1", "99999999999"]
)
def test_a_step_that_does_not_exist_is_a_404_that_names_those_that_do(k: str) -> None:
    told = problem(get(f"{STEPS}/{k}?{LECTURE_QUERY}"), 404)
    assert told["detail"].startswith("There is no step ")
    assert told["detail"].endswith("; there are 1 to 24.")
    assert problem(post(f"{STEPS}/{k}", LECTURE), 404) == told
    assert len(told["detail"]) < 80


def test_17_is_a_step_by_unit_but_not_by_layer() -> None:
    assert answer(get(f"{STEPS}/17?{LECTURE_QUERY}"))["step"] == 17
    told = problem(get(f"{STEPS}/17?{LECTURE_QUERY}&granularity=layer"), 404)
    assert "there are 1 to 16" in told["detail"]


def test_granularity_may_stand_in_the_body_or_in_the_query_but_not_in_both() -> None:
    in_body = post(f"{V1}/trace", LECTURE | {"granularity": "layer"})
    in_query = post(f"{V1}/trace?granularity=layer", LECTURE)
    assert in_body.content == in_query.content
    told = problem(post(f"{V1}/trace?granularity=layer", LECTURE | {"granularity": "layer"}), 422)
    assert told["errors"][0]["field"] == "granularity"
    assert "twice" in told["detail"]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(sent=problems(3, 4))
def test_single_steps_are_the_steps_of_the_trace(sent: dict[str, Any]) -> None:
    for granularity in ("unit", "layer"):
        steps = answer(post(f"{V1}/trace?granularity={granularity}", sent))["steps"]
        for number in {1, len(steps) // 2, len(steps)}:
            response = post(f"{STEPS}/{number}?granularity={granularity}", sent)
            told = SingleStepOut.model_validate_json(response.content, strict=True)
            assert answer(response).items() >= steps[number - 1].items()
            assert told.total == len(steps)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sent=problems())
def test_terms_add_up_and_values_are_those_of_the_passes(sent: dict[str, Any]) -> None:
    told = answer(post(f"{V1}/trace", sent))
    values = {"weighted_sum": "z", "activation": "a", "weighted_delta": "weighted_delta",
              "delta": "delta"}  # fmt: skip
    for step in told["steps"]:
        kind, layer, unit = step["kind"], step["layer"], step["unit"]
        if kind in values and unit is not None:
            assert step["value"] == told[values[kind]][layer - 1][unit - 1]
        if kind in ("weighted_sum", "weighted_delta"):
            assert step["terms"][-1]["partial"] == step["value"]
        for term in step["terms"]:
            l, i, j = term["theta"]
            if kind == "gradient":
                assert term["product"] == told["gradient"][l - 1][i - 1][j]
                assert term["delta"] == told["delta"][l][i - 1]
                assert term["activation"] == (told["a"][l - 1][j - 1] if j else 1)
            else:
                assert term["weight"] == told["problem"]["theta"][l - 1][i - 1][j]
                assert term["product"] == term["weight"] * term["signal"]
                signal = told["a"][l - 1][j - 1] if j else 1
                if kind == "weighted_delta":
                    signal = told["delta"][l][i - 1]
                assert term["signal"] == signal
    assert told["steps"][0]["value"] == told["problem"]["x"]
    assert [s["value"] for s in told["steps"] if s["kind"] == "cost"] == [told["cost"]]
