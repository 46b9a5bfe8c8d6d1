"""``/code``: the listing of a problem, by link and by body."""

import httpx
import pytest

LINK = "layers=2-2-1&x=.5_1&y=1"
BODY = {"layers": [2, 2, 1], "x": [0.5, 1], "y": [1]}


@pytest.mark.parametrize("language", ["numpy", "octave", "pytorch"])
def test_link_and_body_get_the_same_listing(client: httpx.Client, language: str) -> None:
    by_link = client.get(f"/api/v1/code?{LINK}&language={language}")
    by_body = client.post("/api/v1/code", json={**BODY, "language": language})
    assert by_link.status_code == by_body.status_code == 200
    assert by_link.json() == by_body.json()
    answer = by_link.json()
    assert answer["language"] == language
    assert answer["code"].endswith("\n")
    assert answer["query"].startswith("layers=2-2-1&")


def test_the_language_is_numpy_where_none_is_named(client: httpx.Client) -> None:
    assert client.get(f"/api/v1/code?{LINK}").json()["language"] == "numpy"


def test_another_language_is_refused_by_name(client: httpx.Client) -> None:
    answer = client.get(f"/api/v1/code?{LINK}&language=fortran")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "language must be one of numpy, octave, pytorch."


def test_a_listing_is_cached_like_a_trace(client: httpx.Client) -> None:
    first = client.get(f"/api/v1/code?{LINK}")
    again = client.get(f"/api/v1/code?{LINK}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_problem_without_a_target_has_no_listing(client: httpx.Client) -> None:
    answer = client.get("/api/v1/code?layers=2-1&x=1_2")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "y"
