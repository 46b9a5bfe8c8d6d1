"""JSON as RFC 8259 has it, and nothing beside: what a stranger's bytes must pass first.

The standard library's parser is fast but lenient: it takes NaN, duplicate keys, half
surrogate pairs, UTF-16 and any depth that the stack survives. Here each of these is refused
with a sentence that says what and where.
"""

from __future__ import annotations

import json
import re
from collections import Counter

MAX_DEPTH = 16
"""How many lists and objects may stand inside one another; a training set needs 3."""

_MAX_INT_DIGITS = 300
"""Longer integers lie near or beyond the largest float64; they become floats (mostly inf)."""

_ESCAPE = re.compile(r"\\.", re.DOTALL)
_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a pair: fine
    r"|\\(u[dD][89a-fA-F][0-9a-fA-F]{2})"  # half a pair
    r"|\\."  # any other escape, so that \\ud800 (a backslash and letters) is not taken for one
)
# Possessive, or the matcher would keep a place to come back to for each of a text's characters.
_CONSTANT = re.compile(r'"(?:[^"\\]++|\\.)*+"|(-?Infinity|NaN)', re.DOTALL)
_BRACKETS = str.maketrans("{}", "[]")
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")


class MalformedJson(ValueError):
    """The bytes are not strict JSON; the message is one sentence for the person who sent them.

    `line` and `column` count from 1 and are None where the place is not known.
    """

    def __init__(self, problem: str, line: int | None = None, column: int | None = None) -> None:
        place = "" if line is None else f" (line {line}, column {column})"
        super().__init__(f"The body is not valid JSON: {problem}{place}.")
        self.line = line
        self.column = column


class _TwiceError(Exception):
    """A key stands twice; raised inside the parser, which does not say where it is."""


class _ConstantError(Exception):
    """NaN, Infinity or -Infinity was read; raised inside the parser as well."""


def parse(body: bytes) -> object:
    """The value that `body` spells: dict, list, str, int, float, bool or None.

    Numbers too large for float64 come back as inf (of either sign), for the schema to refuse
    by name. Raises MalformedJson for everything that is not strict JSON, and nothing else.
    """
    text = _decoded(body)
    _refuse_depth(text)
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise MalformedJson(_sentence(error.msg), error.lineno, error.colno) from None
    except _TwiceError as twice:
        raise MalformedJson(str(twice)) from None
    except _ConstantError as constant:
        raise _at(text, _place_of_constant(text), f"{constant} is not a JSON number") from None
    _refuse_lone_surrogates(text)
    return value


def _decoded(body: bytes) -> str:
    if not body:
        raise MalformedJson("it is empty; send a JSON object")
    if body.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise MalformedJson("it is UTF-16 or UTF-32; send UTF-8")
    if body.startswith(b"\xef\xbb\xbf"):
        raise MalformedJson("it begins with a byte order mark; send UTF-8 without one")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedJson(f"byte {error.start + 1} is not UTF-8") from None
    if "\x00" in text[:2]:  # what UTF-16 and UTF-32 without a mark make of ASCII
        raise MalformedJson("it is UTF-16 or UTF-32; send UTF-8")
    if text.isspace():
        raise MalformedJson("it is blank; send a JSON object")
    return text


def _refuse_depth(text: str) -> None:
    """Count brackets without recursion and, for honest bodies, without a Python loop.

    What lies left of the parser's first complaint is counted exactly, so the parser never goes
    deeper than MAX_DEPTH; what lies right of it does not matter.
    """
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    # Escapes gone, every second piece between quotes lies outside the strings.
    plain = _ESCAPE.sub("", text) if "\\" in text else text
    outside = "".join(plain.split('"')[::2])
    brackets = _NOT_BRACKETS.sub("", outside).translate(_BRACKETS)
    rest = brackets
    for _ in range(MAX_DEPTH):  # each round takes the innermost pairs away
        rest = rest.replace("[]", "")
        if not rest:
            return
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket == "[" else -1
        if depth > MAX_DEPTH:
            raise MalformedJson(f"lists and objects stand more than {MAX_DEPTH} deep")


def _refuse_lone_surrogates(text: str) -> None:
    if "\\u" not in text:
        return
    for match in _SURROGATE.finditer(text):
        if match[1]:
            raise _at(text, match.start(), f"\\{match[1]} is half of a surrogate pair")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        name = next(name for name, count in counts.items() if count > 1)
        raise _TwiceError(f"the key {_quoted(name)} stands twice in one object")
    return members


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MAX_INT_DIGITS else float(digits)


def _refuse_constant(name: str) -> object:
    raise _ConstantError(name)


def _place_of_constant(text: str) -> int:
    return next((match.start() for match in _CONSTANT.finditer(text) if match[1]), 0)


def _at(text: str, position: int, problem: str) -> MalformedJson:
    line = text.count("\n", 0, position) + 1
    return MalformedJson(problem, line, position - text.rfind("\n", 0, position))


def _sentence(message: str) -> str:
    """The library's message without its capital and its trailing 'at'."""
    message = message.removesuffix(" at").removesuffix(": ")
    return message[:1].lower() + message[1:]


def _quoted(name: str) -> str:
    """A key as JSON writes it, in ASCII (it may hold half a surrogate pair) and cut short."""
    return json.dumps(name if len(name) <= 40 else name[:39] + "…")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique,
    parse_int=_integer,
    parse_constant=_refuse_constant,
    strict=True,
)
