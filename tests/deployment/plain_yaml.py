"""As much of YAML as the manifest is written in: block mappings and lists, plain scalars."""

import re
from typing import Any

_KEY = re.compile(r"([A-Za-z0-9_./-]+):(?: (.+))?")


def documents(text: str) -> list[Any]:
    """The documents of a stream. Raises ValueError for what is not in this much of YAML."""
    return [_document(part) for part in re.split(r"^---$", text, flags=re.MULTILINE)]


def _document(text: str) -> Any:
    rows = [row for row in text.splitlines() if row.strip() and not row.lstrip().startswith("#")]
    lines = [(len(row) - len(row.lstrip(" ")), row.strip()) for row in rows]
    found = _block(lines, 0)
    if lines:
        raise ValueError(f"It is indented like nothing above it: {lines[0][1]}")
    return found


def _block(lines: list[tuple[int, str]], indent: int) -> Any:
    """What stands at this indent, taken from the front of the lines."""
    return (_items if lines[0][1].startswith("- ") else _pairs)(lines, indent)


def _items(lines: list[tuple[int, str]], indent: int) -> list[Any]:
    found = []
    while lines and lines[0][0] == indent and lines[0][1].startswith("- "):
        text = lines[0][1][2:]
        if _KEY.fullmatch(text):
            lines[0] = (indent + 2, text)
            found.append(_block(lines, indent + 2))
        else:
            found.append(_scalar(lines.pop(0)[1][2:]))
    return found


def _pairs(lines: list[tuple[int, str]], indent: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while lines and lines[0][0] == indent and not lines[0][1].startswith("- "):
        line = lines.pop(0)[1]
        pair = _KEY.fullmatch(line)
        if pair is None or pair[1] in found:
            raise ValueError(f"It is no plain pair, or there twice: {line}")
        if pair[2] is not None:
            found[pair[1]] = _scalar(pair[2])
        elif lines and lines[0][0] > indent:
            found[pair[1]] = _block(lines, lines[0][0])
        else:
            raise ValueError(f"Nothing is below: {line}")
    return found


def _scalar(text: str) -> str | int | bool:
    if text in {"true", "false"}:
        return text == "true"
    if re.fullmatch(r"0|[1-9]\d*", text):
        return int(text)
    if not re.fullmatch(r"[A-Za-z/][\w./:-]*(?<!:)|\d+(?:m|Mi)", text) or text in {
        "null",
        "yes",
        "no",
        "on",
        "off",
    }:
        raise ValueError(f"It may mean something else to YAML: {text}")
    return text
