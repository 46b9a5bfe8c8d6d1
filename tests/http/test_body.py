"""Reading a body: the type first, then the size while it arrives, then the JSON."""

import asyncio
from collections.abc import Iterable

import pytest
from starlette.requests import Request
from starlette.types import Message

from app.http.body import parsed, read_body
from app.limits import MAX_BODY
from app.problem_details import ProblemError


class Sender:
    """A client that sends its chunks one by one and counts how many were asked for."""

    def __init__(self, chunks: Iterable[bytes], hang_up: bool = False) -> None:
        self.messages: list[Message] = [
            {"type": "http.request", "body": chunk, "more_body": True} for chunk in chunks
        ]
        end: Message = {"type": "http.disconnect"} if hang_up else {"type": "http.request"}
        self.messages.append(end)
        self.taken = 0

    async def __call__(self) -> Message:
        self.taken += 1
        return self.messages[self.taken - 1]


def request(sender: Sender, *headers: tuple[str, str]) -> Request:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
    return Request({"type": "http", "method": "POST", "headers": raw}, sender)


async def read_json(request: Request, limit: int = MAX_BODY) -> object:
    return parsed(await read_body(request, limit))


JSON = ("Content-Type", "application/json")


def read(body: bytes, *headers: tuple[str, str], limit: int = MAX_BODY) -> object:
    return asyncio.run(read_json(request(Sender([body]), *(headers or (JSON,))), limit))


def refused(body: bytes, *headers: tuple[str, str], limit: int = MAX_BODY) -> ProblemError:
    with pytest.raises(ProblemError) as caught:
        read(body, *headers, limit=limit)
    return caught.value


def test_a_json_body_is_parsed() -> None:
    assert read(b'{"x": [0.5, 1]}') == {"x": [0.5, 1]}


def test_a_body_may_arrive_in_pieces_even_within_a_character() -> None:
    sender = Sender([bytes([byte]) for byte in '{"Θ": 1}'.encode()])
    assert asyncio.run(read_json(request(sender, JSON))) == {"Θ": 1}


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
        "application/json ; charset=utf8; q=1",
    ],
)
def test_json_is_json_in_every_spelling_of_its_type(media_type: str) -> None:
    assert read(b"{}", ("Content-Type", media_type)) == {}


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([("Accept", "*/*")], "Send the problem as Content-Type: application/json."),
        ([JSON, ("Content-Type", "text/plain")], "Send the problem as Content-Type"),
        ([("Content-Type", "")], "The body is of no type"),
        ([("Content-Type", "text/plain")], "The body is text/plain; send"),
        ([("Content-Type", "application/x-www-form-urlencoded")], "The body is application/x-www"),
        ([("Content-Type", "application/ld+json")], "The body is application/ld+json; send"),
        ([("Content-Type", "application/json; charset=utf-16")], "The charset is utf-16"),
        ([("Content-Type", "application/json; charset=")], "The charset is ; send UTF-8"),
        ([JSON, ("Content-Encoding", "gzip")], "The Content-Encoding is gzip"),
        ([JSON, ("Content-Encoding", "identity, br")], "The Content-Encoding is identity, br"),
    ],
)
def test_other_types_and_encodings_are_refused(headers: list[tuple[str, str]], words: str) -> None:
    error = refused(b"{}", *headers)
    assert error.status == 415
    assert words in error.detail
    assert {"Accept-Post", "Accept-Encoding"} & set(error.headers)


def test_the_encoding_identity_is_no_encoding() -> None:
    assert read(b"{}", JSON, ("Content-Encoding", "identity")) == {}


def test_a_long_type_is_not_repeated_whole() -> None:
    assert len(refused(b"{}", ("Content-Type", "x" * 5000)).detail) < 200


def test_a_body_within_the_limit_is_read_and_one_byte_more_is_not() -> None:
    assert read(b'"' + b"a" * 98 + b'"', limit=100)
    error = refused(b'"' + b"a" * 99 + b'"', limit=100)
    assert (error.status, error.detail) == (
        413, "The body is larger than 100 bytes, the most taken here."
    )  # fmt: skip
    assert "524,288 bytes" in refused(b" " * (MAX_BODY + 1)).detail


@pytest.mark.parametrize("length", ["101", "9" * 5000])
def test_a_body_that_is_announced_too_long_is_refused_unread(length: str) -> None:
    sender = Sender([b"{}"])
    with pytest.raises(ProblemError, match="larger than 100"):
        asyncio.run(read_json(request(sender, JSON, ("Content-Length", length)), 100))
    assert sender.taken == 0


def test_a_body_that_grows_too_long_is_refused_while_it_arrives() -> None:
    sender = Sender([b" " * 60] * 1000)
    with pytest.raises(ProblemError, match="larger than 100") as caught:
        asyncio.run(read_json(request(sender, JSON), 100))
    assert caught.value.status == 413
    assert sender.taken == 2


def test_a_body_of_the_wrong_type_is_refused_unread() -> None:
    sender = Sender([b"{}"])
    with pytest.raises(ProblemError, match="text/html"):
        asyncio.run(read_json(request(sender, ("Content-Type", "text/html"))))
    assert sender.taken == 0


def test_a_client_that_hangs_up_is_not_an_error_of_the_server() -> None:
    with pytest.raises(ProblemError, match="closed before the body was complete") as caught:
        asyncio.run(read_json(request(Sender([b"{"], hang_up=True), JSON)))
    assert caught.value.status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"NaN", b'{"a":1,"a":2}', b"\xff", b"[" * 999])
def test_what_is_not_strict_json_is_a_400_with_the_parsers_sentence(body: bytes) -> None:
    error = refused(body)
    assert error.status == 400
    assert error.detail.startswith("The body is not valid JSON: ")


def test_the_bytes_can_be_had_unparsed() -> None:
    assert asyncio.run(read_body(request(Sender([b"[1", b",]"]), JSON))) == b"[1,]"
