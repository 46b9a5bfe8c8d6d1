"""The headers of every kind of answer are the reviewed ones, and none is without protection."""

import re

from tests.attack.headers_of_routes import FILE, text

NOW = FILE.read_text(encoding="utf-8")


def test_the_headers_are_those_that_were_reviewed() -> None:
    """After a change that is meant: python -m tests.attack.headers_of_routes, and read the diff."""
    assert text() == NOW


def answers() -> list[str]:
    return [part for part in NOW.split("\n\n") if part.strip()]


def test_every_answer_may_load_from_here_alone_and_says_nothing_of_where_it_was_read() -> None:
    for answer in answers():
        assert "content-security-policy: default-src 'none'\n" in answer, answer
        assert "unsafe" not in answer
        assert "        base-uri 'none'\n" in answer or "        sandbox" in answer
        assert "    referrer-policy: no-referrer\n" in answer
        assert "    x-content-type-options: nosniff" in answer
        assert "    cross-origin-resource-policy: cross-origin\n" in answer
        assert "    access-control-allow-origin: *\n" in answer
        assert "allow-credentials" not in answer
        assert "x-frame-options" not in answer


def test_only_an_embed_may_be_framed_and_it_alone_asks_the_same_of_what_it_loads() -> None:
    for answer in answers():
        is_embed = answer.startswith("GET /embed?")
        assert ("frame-ancestors 'none'" in answer) is not is_embed
        assert ("cross-origin-embedder-policy: require-corp" in answer) is is_embed
        is_page = "content-type: text/html" in answer or answer.startswith("GET /?Q | If-None")
        assert ("cross-origin-opener-policy: same-origin" in answer) is (is_page and not is_embed)
        assert not is_page or re.search(r"permissions-policy: .*camera=\(\)", answer)


def test_there_is_an_answer_of_every_kind_of_route() -> None:
    asked = {re.split(r"[ ?\n]", answer)[1] for answer in answers()}
    assert {"/", "/embed", "/print", "/export.html", "/docs", "/thumbnail.svg", "/oembed",
            "/embed.js", "/healthz", "/api/v1/openapi.json", "/api/v1/trace"} <= asked  # fmt: skip
