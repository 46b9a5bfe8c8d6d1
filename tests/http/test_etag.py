"""Answers that caches keep."""

import pytest
from starlette.requests import Request
from starlette.responses import Response

from app.http.etag import ASK_AGAIN, KEPT, cached_json, etag

BODY = b'{"a":1}'


def ask(*if_none_match: str, method: str = "GET", control: str = KEPT) -> Response:
    headers = [(b"if-none-match", value.encode()) for value in if_none_match]
    request = Request({"type": "http", "method": method, "headers": headers})
    return cached_json(request, BODY, control)


def test_an_answer_has_a_strong_tag_and_may_be_kept_for_a_day() -> None:
    answer = ask()
    assert (answer.status_code, answer.body) == (200, BODY)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["ETag"] == etag(BODY)
    assert answer.headers["ETag"].startswith('"')
    assert answer.headers["Cache-Control"] == (
        "public, max-age=86400, stale-while-revalidate=604800"
    )


def test_what_a_release_may_change_is_asked_for_again() -> None:
    assert ask(control=ASK_AGAIN).headers["Cache-Control"] == "no-cache"


def test_equal_bytes_have_one_tag_and_other_bytes_another() -> None:
    assert etag(b"a") == etag(b"a") != etag(b"b")


@pytest.mark.parametrize(
    "sent",
    [
        [etag(BODY)],
        ["W/" + etag(BODY)],
        ["*"],
        [" * "],
        ['"other", ' + etag(BODY)],
        ['"with, comma",' + etag(BODY)],
        ['"other"', etag(BODY)],
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_these_bytes_is_told_so_without_them(sent: list[str], method: str) -> None:
    answer = ask(*sent, method=method)
    assert (answer.status_code, answer.body) == (304, b"")
    assert answer.headers["ETag"] == etag(BODY)
    assert "max-age=86400" in answer.headers["Cache-Control"]
    assert "Content-Type" not in answer.headers
    assert "Content-Length" not in answer.headers


@pytest.mark.parametrize("sent", ['"other"', etag(BODY).strip('"'), "", '"', "W/*", '"*"'])
def test_who_has_other_bytes_gets_these(sent: str) -> None:
    assert ask(sent).status_code == 200


def test_an_answer_to_a_post_is_not_kept() -> None:
    answer = ask(etag(BODY), method="POST")
    assert (answer.status_code, answer.body) == (200, BODY)
    assert "ETag" not in answer.headers
    assert "Cache-Control" not in answer.headers
