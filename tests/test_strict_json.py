"""Strict JSON: what RFC 8259 allows is read as any parser reads it, the rest is refused."""

import contextlib
import json
import math
import time
import tracemalloc

import pytest

from app.strict_json import MAX_DEPTH, MalformedJson, parse


def refusal(body: bytes) -> str:
    with pytest.raises(MalformedJson) as caught:
        parse(body)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"{}", {}),
        (b' \t\r\n{"a": [1, -2.5, 3e2, true, false, null, "x"]}\n', None),
        (b'"\\ud83d\\ude00 \\u00e9 \\\\ud800"', "\U0001f600 é \\ud800"),
        ('"Θ"'.encode(), "Θ"),
        (b"-0", 0),
        (b'{"a": 1, "b": {"a": 1}}', {"a": 1, "b": {"a": 1}}),
    ],
)
def test_valid_json_is_read_as_the_standard_library_reads_it(body: bytes, value: object) -> None:
    assert parse(body) == json.loads(body)
    if value is not None:
        assert parse(body) == value


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "it is empty"),
        (b" \n", "it is blank"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        ("{}".encode("utf-16"), "UTF-16"),
        ("{}".encode("utf-16-le"), "UTF-16"),
        ("{}".encode("utf-16-be"), "UTF-16"),
        ("{}".encode("utf-32-le"), "UTF-16 or UTF-32"),
        ("{}".encode("utf-32-be"), "UTF-16 or UTF-32"),
        (b'"\xff"', "byte 2 is not UTF-8"),
        (b'"\xc0\x80"', "byte 2 is not UTF-8"),
        (b'"\xed\xa0\x80"', "byte 2 is not UTF-8"),
        (b'{"a": NaN}', "NaN is not a JSON number (line 1, column 7)"),
        (b'{"NaN": 1,\n "b": -Infinity}', "-Infinity is not a JSON number (line 2, column 7)"),
        (b"[Infinity]", "Infinity is not a JSON number (line 1, column 2)"),
        (b'{"x": 1, "y": 2, "x": 1}', 'the key "x" stands twice'),
        (b'{"x": 1, "\\u0078": 1}', 'the key "x" stands twice'),
        (b'["\\ud800"]', "\\ud800 is half of a surrogate pair (line 1, column 3)"),
        (b'["\\\\\\udc00"]', "\\udc00 is half of a surrogate pair (line 1, column 5)"),
        (b'["\\ud800\\u0041"]', "\\ud800 is half of a surrogate pair"),
        (b'["\\ud800\\ud83d\\ude00"]', "\\ud800 is half of a surrogate pair"),
        (b'{"\\uDFFF": 1}', "\\uDFFF is half of a surrogate pair"),
        (b"[1,]", "line 1, column"),
        (b'{"a": 1,}', "line 1, column"),
        (b"{'a': 1}", "line 1, column 2"),
        (b"{a: 1}", "line 1, column 2"),
        (b"[1] [2]", "extra data (line 1, column 5)"),
        (b"[01]", "line 1, column 3"),
        (b"[+1]", "line 1, column 2"),
        (b"[.5]", "line 1, column 2"),
        (b"[1.]", "line 1, column 3"),
        (b"[0x10]", "line 1, column 3"),
        (b"[1e]", "line 1, column 3"),
        (b"[1] // a remark", "extra data"),
        (b'["\t"]', "invalid control character"),
        (b'["\\x41"]', "escape"),
        (b"[1", "line 1, column"),
        (b'"open', "line 1, column 1"),
        (b"\xc2\xa0{}", "line 1, column 1"),
        (b"{}\x00", "extra data"),
    ],
)
def test_everything_else_is_refused_with_a_sentence_that_says_where(
    body: bytes, words: str
) -> None:
    sentence = refusal(body)
    assert words in sentence
    assert sentence.startswith("The body is not valid JSON: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_the_place_is_also_given_as_numbers() -> None:
    with pytest.raises(MalformedJson) as caught:
        parse(b'{"a":\n  NaN}')
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_a_long_key_is_not_repeated_whole() -> None:
    key = b'"' + b"k" * 5000 + b'": 1'
    assert len(refusal(b"{" + key + b"," + key + b"}")) < 200


@pytest.mark.parametrize("pair", [(b"[", b"]"), (b'{"a":', b"}")])
def test_nesting_is_allowed_to_the_limit_and_no_further(pair: tuple[bytes, bytes]) -> None:
    opening, closing = pair
    deepest = opening * MAX_DEPTH + b"1" + closing * MAX_DEPTH
    assert parse(deepest) == json.loads(deepest)
    assert f"more than {MAX_DEPTH} deep" in refusal(b"[" + deepest + b"]")
    assert f"more than {MAX_DEPTH} deep" in refusal(opening * 100_000)


def test_brackets_in_texts_do_not_count_as_nesting() -> None:
    value = {"[" * 50: ["{" * 50, '\\"[' * 50, "]" * 50], "a\\": ["\\", "[" * 50]}
    assert parse(json.dumps(value).encode()) == value


def test_brackets_that_do_not_match_are_left_to_the_parser() -> None:
    assert "extra data" in refusal(b"[]" * 20 + b"]" * 20)
    assert "expecting" in refusal(b"[" + b"[]," * 20 + b"[")


def test_many_lists_side_by_side_are_not_deep() -> None:
    value = [[[1.5], {"a": []}]] * 1000
    assert parse(json.dumps(value).encode()) == value


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"1e999", math.inf),
        (b"-1e999", -math.inf),
        (b"9" * 5000, math.inf),
        (b"-" + b"9" * 5000, -math.inf),
        (b"1" + b"0" * 200, 10**200),
        (b"1e-999", 0.0),
        (b"123456789012345678901234567890", 123456789012345678901234567890),
    ],
)
def test_numbers_beyond_float64_become_infinite_and_are_left_to_the_schema(
    body: bytes, value: float
) -> None:
    assert parse(body) == value


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 512_000,
        b"[]" * 256_000,
        b"[" + b"[]," * 170_000 + b"[]]",
        b"9" * 512_000,
        b"0." + b"1" * 512_000,
        b"[" + b'"a",' * 128_000 + b"NaN]",
        b'"' + b"\\ud83d" * 85_000 + b'"',
        b'"' + b"\\" * 511_999,
        b'"' * 512_000,
        b"\n" * 511_999 + b"x",
        b"{" + b'"a":1,' * 85_000 + b'"a":1}',
    ],
    ids=lambda body: repr(body[:8]),
)
def test_no_half_megabyte_takes_long(body: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(MalformedJson):
        parse(body)
    assert time.process_time() - started < 1


def test_a_long_text_before_a_word_that_is_no_json_costs_little_memory() -> None:
    """A matcher that can go back would keep a place for each character of the text."""
    for text in ("a" * 500_000, r"\n" * 250_000):
        body = f'["{text}", NaN]'.encode()
        tracemalloc.start()
        with pytest.raises(MalformedJson, match="NaN"):
            parse(body)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 8 * len(body)
