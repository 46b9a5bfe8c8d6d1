"""The catalogue over a real socket, against the program as it is started.

Whatever is sent, each answer is the expected one, whole, in the form and with the headers that all
answers have; and in the end the program still runs and has complained of nothing.
"""

import contextlib
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from app.http.headers import EVERYWHERE
from tests.api.client import strict
from tests.attack import addresses, framing, heads, json_texts, numbers, shapes
from tests.attack.cases import Case
from tests.server.sockets import Answer, answers, connected, received
from tests.test_main_command import started

CATALOGUE: list[Case] = [
    case for part in (json_texts, numbers, shapes, heads, framing, addresses) for case in part.CASES
]
LONGEST_REFUSAL = 15_000
"""Bytes: twenty errors and their places, and nothing of what was sent as a whole."""

DOCUMENTS = ("text/html", "image/svg+xml")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """That of the program, which at its end must have said nothing but where it is."""
    with started("--port", "0", PUBLIC_BASE_URL=addresses.OURS) as (process, line):
        yield int(line.split(" (")[0].rsplit(":", 1)[1])
        assert process.poll() is None, "it has ended"
        process.terminate()
        assert process.communicate(timeout=30) == ("", "")


def exchanged(port: int, case: Case) -> list[Answer]:
    """What comes back on one connection."""
    with connected(port) as connection:
        with contextlib.suppress(OSError):  # refused before it was sent whole
            connection.sendall(case.sent)
        if case.half:
            connection.shutdown(socket.SHUT_WR)
        return answers(received(connection), *case.methods)


def as_all_answers(answer: Answer) -> None:
    """Its headers, and the form of what went wrong."""
    everywhere = {name.lower(): value for name, value in EVERYWHERE.items()}
    assert everywhere.items() <= answer.headers.items()
    assert "access-control-allow-credentials" not in answer.headers
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "server" not in answer.headers
    assert "set-cookie" not in answer.headers
    kind = answer.headers.get("content-type", "")
    if answer.body and kind.startswith("application/json"):
        strict(answer.body)
    if answer.status >= 400 and answer.body and not kind.startswith("text/html"):
        told: dict[str, Any] = strict(answer.body)
        assert kind == "application/problem+json"
        assert told.keys() <= {"type", "title", "status", "detail", "errors"}
        assert told["status"] == answer.status
        assert told["detail"].endswith(".")
        assert len(answer.body) < LONGEST_REFUSAL
    if kind.startswith(DOCUMENTS) and answer.status == 200:
        assert b"<script>alert" not in answer.body


@pytest.mark.parametrize("case", CATALOGUE, ids=lambda case: case.name[:80])
def test_it_is_answered_as_the_catalogue_says(port: int, case: Case) -> None:
    found = exchanged(port, case)
    assert tuple(each.status for each in found) == case.status, found[-1:]
    assert case.words in found[-1].body.decode().replace('\\"', '"')
    for each in found:
        as_all_answers(each)
    if found[-1].body.startswith(b"<!doctype"):
        assert found[-1].headers["content-type"] == "text/html; charset=utf-8"


def test_the_catalogue_is_long_and_says_nothing_twice() -> None:
    assert len(CATALOGUE) >= 150
    names = [case.name for case in CATALOGUE]
    assert [name for name in names if names.count(name) > 1] == []
    sent = [(case.sent, case.half) for case in CATALOGUE]
    assert [each[:200] for each, half in sent if sent.count((each, half)) > 1] == []


def test_only_another_format_of_oembed_is_a_failure_of_the_server() -> None:
    """And that, says its specification, is 501."""
    failures = [case.name for case in CATALOGUE if any(status >= 500 for status in case.status)]
    assert failures == ["as XML"]
