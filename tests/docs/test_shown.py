"""The rule by which a shown answer is held against the real one lets nothing else through."""

import pytest

from tests.docs.curl import examples, read
from tests.docs.pages import Block
from tests.docs.shown import answer, difference, same_text, shown

REAL = '{"z": [null, [0.25, -1.5]], "cost": 0.1234567, "query": "layers=2-1", "passed": true}'


@pytest.mark.parametrize(
    "text",
    [
        REAL,
        "…",
        "{…}",
        '{"cost": 0.1234567, …}',
        '{"cost": 0.12…, …}',
        '{"z": …, "cost": …, "query": "layers=…", "passed": true}',
        '{"z": [null, […, -1.5]], …}',
        '{"z": [null, [0.25, …, -1.5]], …}',
        '{"z": [null, …], …}',
        '{"query": "…2-1", …}',
    ],
)
def test_what_is_there_may_be_shown(text: str) -> None:
    assert difference(shown(text), answer(REAL)) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"cost": 0.1234567}',
        '{"cost": 0.1234568, …}',
        '{"cost": 0.13…, …}',
        '{"cost": "0.1234567", …}',
        '{"nothing": …, …}',
        '{"z": [null], …}',
        '{"z": [0, [0.25, -1.5]], …}',
        '{"z": [null, [0.25, …, 0.25]], …}',
        '{"z": [null, [0.25, -1.5], …, 1], …}',
        '{"query": "layers=2…2", …}',
        '{"query": "layers", …}',
        '{"passed": 1, …}',
        "[…]",
    ],
)
def test_what_is_not_there_may_not(text: str) -> None:
    assert difference(shown(text), answer(REAL)) is not None


def test_a_gap_in_a_text_stands_for_any_characters() -> None:
    assert same_text("a…c", "abbc")
    assert not same_text("a…c", "abb")
    assert not same_text("a.c", "abc")


def test_a_console_block_holds_commands_and_their_answers() -> None:
    text = "$ curl -s http://127.0.0.1:8000/a \\\n  -d '{\n}'\n{\n  …\n}\n$ make run\nrunning\n"
    (example,) = examples(Block("page.md", 1, "console", text))
    curl = read(example.command)
    assert (curl.method, curl.path, curl.body) == ("POST", "/a", "{\n}")
    assert example.shown == "{\n  …\n}"


def test_a_sh_block_holds_commands_alone() -> None:
    text = "make run\ncurl -I http://127.0.0.1:8000/a?b=c # a note\ncurl http://127.0.0.1:8000/d\n"
    found = [read(each.command) for each in examples(Block("page.md", 1, "sh", text))]
    assert [(curl.method, curl.path) for curl in found] == [("HEAD", "/a?b=c"), ("GET", "/d")]


@pytest.mark.parametrize(
    "command",
    ["curl http://example.org/", "curl --upload-file x http://127.0.0.1:8000/", "curl -s",
     "curl http://127.0.0.1:8000/ | jq .z"],
)  # fmt: skip
def test_what_this_curl_does_not_know_is_no_example(command: str) -> None:
    with pytest.raises(ValueError, match=r"example|cannot run"):
        read(command)
