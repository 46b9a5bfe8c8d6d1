"""Who asks again is answered from what was made before; nothing else is."""

from typing import Any

import pytest

from app import answers
from app.api import answering
from app.limits import MAX_ANSWERS
from tests.api.client import V1, ask, get, post, post_bytes, problem
from tests.api.problems import LECTURE_QUERY, TINY


class Counting:
    """Counts how often an answer is made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.times = 0
        original = getattr(answers, name)

        def counted(*arguments: Any) -> Any:
            self.times += 1
            return original(*arguments)

        monkeypatch.setattr(answers, name, counted)


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    answering._answers.clear()


def test_a_problem_asked_again_is_not_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    first = post(f"{V1}/backward", TINY)
    again = post(f"{V1}/backward", TINY)
    assert made.times == 1
    assert again.content == first.content
    assert again.headers == first.headers


def test_a_link_asked_again_has_the_same_tag_whatever_the_method(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Counting(monkeypatch, "gradient_check_answer")
    path = f"{V1}/gradient-check?{LECTURE_QUERY}"
    tags = {ask(method, path).headers["ETag"] for method in ("GET", "HEAD", "GET")}
    assert len(tags) == 1
    assert ask("GET", path, headers={"If-None-Match": tags.pop()}).status_code == 304
    assert made.times == 1


def test_another_call_query_or_body_is_another_question(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    post(f"{V1}/backward", TINY)
    assert "gradient" not in post(f"{V1}/forward", TINY).json()
    post(f"{V1}/backward", TINY | {"x": [2]})
    assert made.times == 2
    assert get(f"{V1}/trace?{LECTURE_QUERY}").json()["granularity"] == "unit"
    by_layer = get(f"{V1}/trace?{LECTURE_QUERY}&granularity=layer")
    assert by_layer.json()["granularity"] == "layer"


def test_a_refusal_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counting(monkeypatch, "backward_answer")
    for _ in range(2):
        problem(post(f"{V1}/backward", {"layers": [1, 1]}), 422)
    assert made.times == 2
    assert len(answering._answers) == 0


def test_what_is_known_is_still_asked_for_in_the_right_way() -> None:
    body = b'{"layers":[1,1],"x":[1],"y":[1]}'
    assert post_bytes(f"{V1}/backward", body).status_code == 200
    refused = post_bytes(f"{V1}/backward", body, **{"Content-Type": "text/plain"})
    problem(refused, 415)
    assert "x" in problem(post(f"{V1}/backward?x=1", TINY), 422)["detail"]


def test_what_is_kept_stays_within_its_bytes() -> None:
    for seed in range(400):
        post(f"{V1}/trace", {"layers": [4, 8, 8, 3], "seed": seed, "x": [1] * 4, "y": [1] * 3})
    assert 0 < answering._answers.size <= MAX_ANSWERS
