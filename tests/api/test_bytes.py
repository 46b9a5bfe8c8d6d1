"""Bytes, not only schemas: whatever is sent, nothing answers 5xx and every answer is strict."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.client import V1, problem, raw, strict
from tests.api.problems import AND, LECTURE, LECTURE_QUERY, TINY

CALLS = ["forward", "backward", "trace", "trace/steps/5", "gradient-check", "batch"]
SEEDS = [json.dumps(sent).encode() for sent in (LECTURE, AND, TINY | {"rule": "intuition"})]
PIECES = [
    b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1e308", b"-0", b"0.0", b"1e-400",
    b"null", b"true", b'""', b"[]", b"{}", b"[[]]", b'"\\ud800"', b'"\\u0000"', b"\xff",
    b"\xef\xbb\xbf", b"9" * 400, b"1000000", b"1000001", b'"softmax"', b'"relu"', b'"x":', b",",
    b"]", b"}", b"[" * 20, b'"squared_error"', b'"intuition"', b"/**/", b"'",
    b"\x00", b"\xed\xa0\x80",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, seeds: list[bytes], pieces: list[bytes]) -> bytes:
    """A valid text in which a few spans were replaced, doubled or cut out."""
    text = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(st.sampled_from(pieces) | st.binary(max_size=3) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


@st.composite
def swapped(draw: st.DrawFn) -> bytes:
    """Valid JSON in which one value was replaced by any other."""
    sent: dict[str, Any] = json.loads(draw(st.sampled_from(SEEDS)))
    name = draw(st.sampled_from([*sent, "seed", "loss", "rule", "lambda", "granularity", "new"]))
    leaves = (
        st.none() | st.booleans() | st.integers(-(10**20), 10**20)
        | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5)
        | st.sampled_from(["tanh", "softmax", "squared_error", "intuition", "layer"])
    )  # fmt: skip
    sent[name] = draw(st.recursive(leaves, lambda inner: st.lists(inner, max_size=4), max_leaves=8))
    return json.dumps(sent).encode()


def asked(path: str, body: bytes) -> None:
    response = raw("POST", f"{V1}/{path}", body=body)
    assert response.status_code in (200, 400, 404, 413, 422), response.text
    if response.status_code == 200:
        strict(response.content)
    else:
        problem(response, response.status_code)
        assert len(response.content) < 15_000


@pytest.mark.parametrize("path", CALLS)
@settings(max_examples=150)
@given(body=mutated(SEEDS, PIECES))
def test_any_text_is_answered_or_refused(path: str, body: bytes) -> None:
    asked(path, body)


@pytest.mark.parametrize("path", CALLS)
@settings(max_examples=150)
@given(body=swapped())
def test_any_value_in_any_field_is_answered_or_refused(path: str, body: bytes) -> None:
    asked(path, body)


QUERIES = [
    LECTURE_QUERY.encode(),
    b"layers=2-1&X=1_2__3_4&Y=1__0&lambda=.5",
    b"layers=2-1&x=1_2&y=1",
]
QUERY_PIECES = [
    b"%", b"%00", b"%ff", b"&", b"=", b"_", b"__", b"-", b"+", b"null", b"1e999", b"1e-999",
    b"9" * 400, b"theta9=1", b"&x=1", b"\xff", b"softmax", b"granularity=layer&", b"&&", b"#", b";",
    b"nan", b".",
]  # fmt: skip


@pytest.mark.parametrize(
    "path", [f"{V1}/trace", f"{V1}/trace/steps/5", f"{V1}/gradient-check", f"{V1}/presets", "/no"]
)
@settings(max_examples=150)
@given(query=mutated(QUERIES, QUERY_PIECES))
def test_any_query_is_answered_or_refused(path: str, query: bytes) -> None:
    response = raw("GET", path, query)
    if response.status_code == 200:
        strict(response.content)
    else:
        assert response.status_code in (404, 414, 422)
        problem(response, response.status_code)


@pytest.mark.parametrize("path", ["/", "/docs", "/nothing"])
def test_a_page_survives_a_query_that_is_not_utf8(path: str) -> None:
    for query in (b"\xff", b"x=\xff&layers=2-1"):
        headers = ((b"accept", b"text/html"),)
        assert raw("GET", path, query, headers=headers).status_code < 500
