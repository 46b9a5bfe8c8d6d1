"""The curl of the examples: enough of its options to run what the pages show, and no more."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.docs.pages import Block

SERVER = "http://127.0.0.1:8000"
"""Where every example asks."""

_TAKE_ONE = {"-X": "method", "--request": "method", "-H": "header", "--header": "header",
             "-d": "data", "--data": "data", "--json": "json"}  # fmt: skip
_FLAGS = {"-s", "--silent", "-S", "-f", "-sS", "-fsS", "--fail"}
_PRETTY = re.compile(r"python3? -m json\.tool")


@dataclass(slots=True)
class Curl:
    """One command."""

    method: str = ""
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    include: bool = False
    """Whether the head of the answer is shown (-i, -I)."""


@dataclass(frozen=True, slots=True)
class Example:
    """A command of a page and, where one is shown, its answer."""

    place: str
    command: str
    shown: str


def examples(block: Block, following: Block | None = None) -> Iterator[Example]:
    """The curl commands of a block; in a ``console`` block each stands after "$ ".

    What a ``sh`` block answers stands in the ``json`` block that follows it, if one does.
    """
    if block.language == "console":
        for piece in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, shown = _split(piece)
            if command.startswith("curl "):
                yield Example(f"{block}: {command[:60]}", command, shown.strip())
    else:
        rest = block.text
        shown = following.text.strip() if following and following.language == "json" else ""
        while rest.strip():
            command, rest = _split(rest.lstrip())
            if command.startswith("curl "):
                yield Example(f"{block}: {command[:60]}", command, shown)


def _split(text: str) -> tuple[str, str]:
    """The first command, which goes on while a quote is open or a line ends with a backslash."""
    lines = text.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        command = "".join(lines[:count])
        if command.rstrip("\n").endswith("\\"):
            continue
        try:
            shlex.split(command, comments=True)
        except ValueError:
            continue
        return command.strip(), "".join(lines[count:])
    raise ValueError(f"a quote stays open: {text[:80]}")


def read(command: str) -> Curl:
    """The command taken apart. Raises ValueError for what this curl does not know."""
    command = command.replace("\\\n", " ")
    words = shlex.split(command, comments=True)
    if "|" in words:
        at = words.index("|")
        pipe = " ".join(words[at + 1 :])
        if not _PRETTY.fullmatch(pipe):
            raise ValueError(f"a test cannot run {pipe}")
        words = words[:at]
    curl, rest = Curl(), iter(words[1:])
    for word in rest:
        if word in _TAKE_ONE:
            _take(curl, _TAKE_ONE[word], next(rest))
        elif word in ("-i", "--include", "-si"):
            curl.include = True
        elif word in ("-I", "--head", "-sI"):
            curl.include, curl.method = True, "HEAD"
        elif word.startswith(SERVER) and not curl.path:
            curl.path = word.removeprefix(SERVER) or "/"
        elif word not in _FLAGS:
            raise ValueError(f"a test cannot run curl with {word}")
    if not curl.path:
        raise ValueError(f"an example asks {SERVER}: {command[:80]}")
    curl.method = curl.method or ("GET" if curl.body is None else "POST")
    return curl


def _take(curl: Curl, what: str, value: str) -> None:
    if what == "method":
        curl.method = value
    elif what == "header":
        name, _, text = value.partition(":")
        curl.headers[name.strip()] = text.strip()
    else:
        curl.body = value
        kind = "application/json" if what == "json" else "application/x-www-form-urlencoded"
        curl.headers.setdefault("Content-Type", kind)
