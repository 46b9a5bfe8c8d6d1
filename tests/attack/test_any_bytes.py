"""Any bytes at all over a real socket: each request is answered, and every answer is whole.

What is changed is a good request, a few spans of it replaced by what an attacker would put there.
HEAD is left out: whether an answer has a body, this reader could not tell.
"""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.main import create_app
from tests.attack.cases import Q, case, get, head, post, problem
from tests.attack.test_catalogue import as_all_answers, exchanged
from tests.server.sockets import serving

SEEDS = [
    get(f"/api/v1/trace?{Q}"),
    get(f"/?{Q}&step=2"),
    post(problem()),
    head("POST /api/v1/batch HTTP/1.1", "Host: test", "Content-Type: application/json",
         "Transfer-Encoding: chunked") + b"5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n",
    head("GET /static/x/icon.svg HTTP/1.1", "Host: test", "Accept-Encoding: gzip"),
    get(f"/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2F%3F{Q}"),
]  # fmt: skip
PIECES = [
    b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"\x00", b"\xff", b" ", b":", b"%", b"%0a", b"../", b"?",
    b"#",
    b"HTTP/1.0", b"HTTP/2.0", b"Host: ", b"Content-Length: 1\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Expect: 100-continue\r\n", b"Connection: upgrade\r\nUpgrade: h2c\r\n", b"0\r\n\r\n",
    b"ffffffff",
    b"NaN", b"1e999", b"[" * 30, b'"\\ud800"', b"OPTIONS ", b"9" * 50, b"Range: bytes=0-1\r\n",
]  # fmt: skip


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """A request or two with up to four spans of them replaced, doubled or left out."""
    text = b"".join(draw(st.lists(st.sampled_from(SEEDS), min_size=1, max_size=2)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=3) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return text


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with serving(create_app()) as port:
        yield port


@settings(max_examples=400)
@given(sent=st.binary(max_size=80) | changed())
def test_any_bytes_are_answered_or_refused(port: int, sent: bytes) -> None:
    assume(b"HEAD" not in sent)
    for each in exchanged(port, case("any bytes", sent, half=True)):
        assert each.status < 500, each
        as_all_answers(each)


def test_the_server_is_none_the_worse_for_it(port: int) -> None:
    (answer,) = exchanged(port, case("health", get("/healthz"), 200))
    assert answer.status == 200
