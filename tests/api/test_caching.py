"""Answers that are pure functions of their link are kept by caches and confirmed by a tag."""

import pytest

from app import __version__
from tests.api.client import V1, answer, ask, get, post, problem
from tests.api.problems import LECTURE, LECTURE_QUERY

LINKS = [
    f"{V1}/trace?{LECTURE_QUERY}",
    f"{V1}/trace/steps/3?{LECTURE_QUERY}",
    f"{V1}/gradient-check?{LECTURE_QUERY}",
    f"{V1}/code?{LECTURE_QUERY}",
]
OF_A_RELEASE = [f"{V1}/presets", f"{V1}/presets/wide", f"{V1}/openapi.json"]
CACHED = LINKS + OF_A_RELEASE


@pytest.mark.parametrize("path", OF_A_RELEASE)
def test_what_a_release_may_change_is_confirmed_each_time(path: str) -> None:
    assert get(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", LINKS)
def test_a_link_may_be_kept_for_a_day_and_shown_while_it_is_asked_again(path: str) -> None:
    response = get(path)
    assert response.headers["Cache-Control"] == (
        "public, max-age=86400, stale-while-revalidate=604800"
    )
    tag = response.headers["ETag"]
    assert tag.startswith('"'), "a strong tag"
    assert get(path).headers["ETag"] == tag


@pytest.mark.parametrize("path", LINKS)
def test_a_link_of_this_version_is_kept_for_ever(path: str) -> None:
    response = get(f"{path}&v={__version__}")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "warnings" not in answer(response)


@pytest.mark.parametrize("path", LINKS)
def test_one_of_another_version_is_computed_by_this_one_which_says_so(path: str) -> None:
    response = get(f"{path}&v=0.0.1%2Bx")
    assert response.headers["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=10"
    told = answer(response)
    assert told.pop("warnings") == [
        f"v 0.0.1+x is not the version here: {__version__} has computed this."
    ]
    if "/steps/" in path:
        assert told.pop("previous").endswith("&v=0.0.1%2Bx")
        assert told.pop("next").endswith("&v=0.0.1%2Bx")
    assert told.items() <= answer(get(path)).items(), "the same numbers"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (f"{V1}/trace?{LECTURE_QUERY}&v=a%20b", "must be a version"),
        (f"{V1}/trace?{LECTURE_QUERY}&v=", "is empty"),
        (f"{V1}/trace?{LECTURE_QUERY}&v=1&v=1", "is given twice"),
        (f"{V1}/presets/wide?v={__version__}", "is not a parameter here: a preset is asked for"),
    ],
)
def test_a_version_that_is_none_is_refused(path: str, message: str) -> None:
    (wrong,) = problem(get(path), 422)["errors"]
    assert wrong["field"] == "v"
    assert wrong["message"].startswith(message)


def test_a_post_names_no_version() -> None:
    (wrong,) = problem(post(f"{V1}/trace?v={__version__}", LECTURE), 422)["errors"]
    assert (wrong["field"], wrong["message"]) == ("v", "is not a parameter here")


@pytest.mark.parametrize("path", CACHED)
def test_who_has_the_bytes_already_is_told_so_in_a_304(path: str) -> None:
    whole = get(path)
    tag = whole.headers["ETag"]
    for method in ("GET", "HEAD"):
        for sent in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            response = ask(method, path, headers={"If-None-Match": sent})
            assert response.status_code == 304
            assert response.content == b""
            assert response.headers["ETag"] == tag
            assert response.headers["Cache-Control"] == whole.headers["Cache-Control"]
            assert response.headers["Access-Control-Allow-Origin"] == "*"
    stale = ask("GET", path, headers={"If-None-Match": '"other"'})
    assert stale.content == whole.content


def test_tags_differ_where_the_bytes_do() -> None:
    tags = {get(path).headers["ETag"] for path in CACHED}
    tags.add(get(f"{V1}/trace?{LECTURE_QUERY}&granularity=layer").headers["ETag"])
    tags.add(get(f"{V1}/trace?{LECTURE_QUERY}&rule=intuition").headers["ETag"])
    assert len(tags) == len(CACHED) + 2


def test_an_answer_to_a_post_is_not_kept() -> None:
    response = ask("POST", f"{V1}/trace", json=LECTURE, headers={"If-None-Match": "*"})
    assert response.status_code == 200
    assert "ETag" not in response.headers
    assert "Cache-Control" not in response.headers


def test_a_refusal_is_not_confirmed_and_carries_no_tag() -> None:
    path = f"{V1}/trace?layers=2-1"
    response = ask("GET", path, headers={"If-None-Match": "*"})
    problem(response, 422)
    assert "ETag" not in response.headers
    assert response.headers["Cache-Control"] == "no-cache"


def test_equal_problems_have_equal_bytes_whoever_asks() -> None:
    assert get(CACHED[0]).content == post(f"{V1}/trace", LECTURE).content
