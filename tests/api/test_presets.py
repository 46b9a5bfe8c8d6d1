"""The built-in networks over the API."""

import pytest

from app.schemas.answers import PresetOut, PresetsOut
from tests.api.client import V1, answer, get, post, problem
from tests.api.problems import LECTURE, LECTURE_QUERY

NAMES = ["lecture", "quiz", "xnor", "vanishing", "wide"]


def test_the_presets_are_listed_in_the_order_of_menus() -> None:
    response = get(f"{V1}/presets")
    PresetsOut.model_validate_json(response.content, strict=True)
    assert [preset["name"] for preset in answer(response)["presets"]] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_preset_is_a_problem_with_a_title_and_a_sentence(name: str) -> None:
    response = get(f"{V1}/presets/{name}")
    PresetOut.model_validate_json(response.content, strict=True)
    told = answer(response)
    assert told["title"]
    assert told["sentence"].endswith((".", "?"))
    assert told in answer(get(f"{V1}/presets"))["presets"]
    by_link = get(f"{V1}/trace?{told['query']}")
    assert answer(by_link)["problem"] == told["problem"]
    assert post(f"{V1}/trace", told["problem"]).content == by_link.content


def test_the_first_preset_is_the_lecture_network() -> None:
    told = answer(get(f"{V1}/presets/lecture"))
    assert told["query"] == LECTURE_QUERY
    assert told["lecture"] is True
    assert told["problem"]["theta"] == LECTURE["theta"]


def test_a_preset_that_does_not_exist_is_a_404_that_lists_those_that_do() -> None:
    told = problem(get(f"{V1}/presets/nand"), 404)
    assert told["detail"] == "There is no preset nand; there are " + ", ".join(NAMES) + "."
    long = problem(get(f"{V1}/presets/{'n' * 3000}"), 404)
    assert len(long["detail"]) < 150


@pytest.mark.parametrize("path", ["presets", "presets/lecture"])
def test_a_preset_takes_no_parameters_and_drops_none_in_silence(path: str) -> None:
    told = problem(get(f"{V1}/{path}?x=1"), 422)
    assert told["errors"][0]["field"] == "x"
    assert "x is not a parameter here" in told["detail"]
    assert problem(get(f"{V1}/{path}?name=quiz"), 422)["errors"][0]["field"] == "name"
