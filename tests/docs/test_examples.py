"""Every curl command of the pages runs, and answers what the page shows."""

import json

import httpx
import pytest

from tests.docs.curl import Example, examples, read
from tests.docs.pages import all_blocks
from tests.docs.shown import answer, difference, same_text, shown

EXAMPLES = [
    example
    for block, following in all_blocks("sh", "console", "bash", "shell")
    for example in examples(block, following)
]


def heads(text: str) -> tuple[list[str], str]:
    """The lines of a head that is shown, and the body after the blank line."""
    head, _, body = text.partition("\n\n")
    return head.splitlines(), body.strip()


def head_difference(lines: list[str], response: httpx.Response) -> str | None:
    """Status and headers: those that are shown must be there."""
    if not lines[0].startswith(f"HTTP/1.1 {response.status_code}"):
        return f"the status is {response.status_code}, not {lines[0]}"
    for line in lines[1:]:
        name, _, value = line.partition(":")
        real = response.headers.get(name.strip(), "")
        if not same_text(value.strip(), real):
            return f"{name} is {real!r}, not {value.strip()!r}"
    return None


def wrong(example: Example, response: httpx.Response) -> str | None:
    """How the answer differs from what is shown; None where it does not."""
    body, lines = example.shown, list[str]()
    if body.startswith("HTTP/"):
        lines, body = heads(body)
    if lines and (found := head_difference(lines, response)):
        return found
    if not body:
        nothing_shown = not example.shown and response.status_code < 400
        return None if lines or nothing_shown else f"the status is {response.status_code}"
    try:
        wanted = shown(body)
    except json.JSONDecodeError as error:
        return f"what is shown is not JSON: {error}"
    return difference(wanted, answer(response.text))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 20


def test_no_json_stands_alone() -> None:
    """A json block is the answer of the sh block before it; requests stand in their command."""
    answers = [following for _, following in all_blocks("sh") if following]
    alone = [block for block, _ in all_blocks("json") if block not in answers]
    assert alone == []


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.place for example in EXAMPLES])
def test_the_command_answers_what_the_page_shows(client: httpx.Client, example: Example) -> None:
    curl = read(example.command)
    content = None if curl.body is None else curl.body.encode()
    response = client.request(curl.method, curl.path, headers=curl.headers, content=content)
    assert example.shown.startswith("HTTP/") == (curl.include and bool(example.shown))
    if example.shown.startswith(("{", "[")):
        json_bodies = ("application/json", "application/problem+json")
        assert response.headers["Content-Type"] in json_bodies
    assert wrong(example, response) is None
