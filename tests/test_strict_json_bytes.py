"""Any bytes at all: strict JSON agrees with an independent reading of RFC 8259, or refuses."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.strict_json import MAX_DEPTH, MalformedJson, parse


class Refused(Exception):
    pass


class Oracle:
    """A recursive-descent parser that knows nothing of the one under test."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def document(self) -> object:
        value = self.value(0)
        self.blank()
        if self.at != len(self.text):
            raise Refused
        return value

    def blank(self) -> None:
        while self.text[self.at : self.at + 1] in (" ", "\t", "\n", "\r"):
            self.at += 1

    def take(self, token: str) -> bool:
        found = self.text.startswith(token, self.at)
        self.at += len(token) if found else 0
        return found

    def need(self, token: str) -> None:
        if not self.take(token):
            raise Refused

    def value(self, depth: int) -> object:
        self.blank()
        if self.take("{"):
            return self.members(depth + 1)
        if self.take("["):
            return self.elements(depth + 1)
        if self.take('"'):
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.take(word):
                return value
        return self.number()

    def members(self, depth: int) -> object:
        found: dict[str, object] = {}
        if depth > MAX_DEPTH:
            raise Refused
        self.blank()
        if self.take("}"):
            return found
        while True:
            self.blank()
            self.need('"')
            key = self.string()
            if key in found:
                raise Refused
            self.blank()
            self.need(":")
            found[key] = self.value(depth)
            self.blank()
            if self.take("}"):
                return found
            self.need(",")

    def elements(self, depth: int) -> object:
        found: list[object] = []
        if depth > MAX_DEPTH:
            raise Refused
        self.blank()
        if self.take("]"):
            return found
        while True:
            found.append(self.value(depth))
            self.blank()
            if self.take("]"):
                return found
            self.need(",")

    def string(self) -> str:
        units: list[int] = []  # UTF-16 code units, so that pairs of escapes join by themselves
        while True:
            if self.at >= len(self.text) or self.text[self.at] < " ":
                raise Refused
            char = self.text[self.at]
            self.at += 1
            if char == '"':
                break
            if char != "\\":
                pair = char.encode("utf-16-be")
                units += [int.from_bytes(pair[i : i + 2]) for i in range(0, len(pair), 2)]
                continue
            escape = self.text[self.at : self.at + 1]
            self.at += 1
            if escape == "u":
                digits = self.text[self.at : self.at + 4]
                if len(digits) < 4 or any(d not in "0123456789abcdefABCDEF" for d in digits):
                    raise Refused
                units.append(int(digits, 16))
                self.at += 4
            elif escape and escape in '"\\/bfnrt':
                units.append(ord(dict(zip("bfnrt", "\b\f\n\r\t", strict=True)).get(escape, escape)))
            else:
                raise Refused
        try:
            return b"".join(unit.to_bytes(2) for unit in units).decode("utf-16-be")
        except UnicodeDecodeError:
            raise Refused from None

    def digits(self) -> str:
        start = self.at
        while self.text[self.at : self.at + 1] in tuple("0123456789"):
            self.at += 1
        if start == self.at:
            raise Refused
        return self.text[start : self.at]

    def number(self) -> object:
        start, whole = self.at, True
        self.take("-")
        integer = self.digits()
        if len(integer) > 1 and integer[0] == "0":
            raise Refused
        if self.take("."):
            whole = False
            self.digits()
        if self.take("e") or self.take("E"):
            whole = False
            if not self.take("+"):
                self.take("-")
            self.digits()
        text = self.text[start : self.at]
        return int(text) if whole and len(text) <= 300 else float(text)


def by_oracle(body: bytes) -> object:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused from None
    return Oracle(text).document()


def agree(body: bytes) -> None:
    try:
        expected = by_oracle(body)
    except Refused:
        with pytest.raises(MalformedJson):
            parse(body)
        return
    # repr tells 1 from 1.0 and from True, and 0.0 from -0.0.
    assert repr(parse(body)) == repr(expected)


TOKENS = st.sampled_from(
    [
        *"[]{}:,\"\\-+.0123456789eE \t\n\r\x00\x1f/abtfnu_Θ'\ufeff",
        *("true", "false", "null", "NaN", "Infinity", "1e999"),
        *('"a":', '"a"', '\\"', "\\ud83d", "\\ude00", "\\u0041"),
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)  # fmt: skip


@given(st.binary(max_size=60))
@example(b'{"a":1,"a":1}')
@example(b'["\\ud800"]')
def test_any_bytes_are_read_as_the_standard_reads_them_or_refused(body: bytes) -> None:
    agree(body)


@given(st.lists(TOKENS, max_size=30))
def test_any_heap_of_tokens_is_read_as_the_standard_reads_it_or_refused(tokens: list[str]) -> None:
    agree("".join(tokens).encode())


@given(VALUES, st.booleans(), st.data())
def test_json_with_one_byte_changed_is_read_as_the_standard_reads_it_or_refused(
    value: object, ascii_only: bool, data: st.DataObject
) -> None:
    body = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    agree(body)
    at = data.draw(st.integers(0, len(body)))
    agree(body[:at] + data.draw(st.binary(max_size=2)) + body[at + data.draw(st.integers(0, 1)) :])


def inside_one_another(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(inner, max_size=2).map(lambda parts: "[" + ",".join(parts) + "]")
    return lists | inner.map('{{"[":{}}}'.format)


@given(st.recursive(st.just("1"), inside_one_another, max_leaves=40))
def test_depth_is_counted_as_the_oracle_counts_it(text: str) -> None:
    for extra in (0, 8, 12, 15, 16):
        agree(("[" * extra + text + "]" * extra).encode())
