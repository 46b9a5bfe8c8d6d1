"""The values of a link's parameters: numbers, rows, matrices, names. Each reader returns what it
could read and adds what it could not to `errors`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.problem_details import FieldError

Row = list[float | None]

NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE]-?[0-9]+)?")
_ROW = re.compile(rf"{NUMBER.pattern}(?:_{NUMBER.pattern})*")
INTEGER = re.compile(r"-?[0-9]{1,300}")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def _sizes(name: str, text: str, errors: list[FieldError]) -> list[int]:
    """Layer sizes; none at all if one is wrong, so that nothing is measured by the others."""
    pieces = text.split("-")
    wrong = [
        FieldError(name, f"number {at} is not a whole number (as in 2-2-1)", piece)
        for at, piece in enumerate(pieces, 1)
        if not INTEGER.fullmatch(piece)
    ]
    errors += wrong
    return [] if wrong else [int(piece) for piece in pieces]


def _names(name: str, text: str, errors: list[FieldError]) -> str | list[str]:
    names = text.split("-")
    for at, piece in enumerate(names, 1):
        if not NAME.fullmatch(piece):
            errors.append(FieldError(name, f"name {at} is not a name", piece))
    return names[0] if len(names) == 1 else names


def _text(name: str, text: str, errors: list[FieldError]) -> str:
    return text


def _integer(name: str, text: str, errors: list[FieldError]) -> int:
    if INTEGER.fullmatch(text):
        return int(text)
    errors.append(FieldError(name, "is not a whole number", text))
    return 0


def _number(name: str, text: str, errors: list[FieldError]) -> float:
    if NUMBER.fullmatch(text):
        return float(text)
    errors.append(FieldError(name, "is not a number", text))
    return 0.0


def matrix(name: str, text: str, errors: list[FieldError], null: bool = False) -> list[Row]:
    """Rows of numbers; with `null`, of numbers and null (None)."""
    return [
        _row(name, row, errors, f"row {at}, ", null) for at, row in enumerate(text.split("__"), 1)
    ]


def _row(
    name: str, text: str, errors: list[FieldError], where: str = "", null: bool = False
) -> Row:
    if _ROW.fullmatch(text):  # as nearly always
        return [float(piece) for piece in text.split("_")]
    row: Row = []
    for at, piece in enumerate(text.split("_"), 1):
        if NUMBER.fullmatch(piece):
            row.append(float(piece))
        elif null and piece == "null":
            row.append(None)
        elif piece:
            errors.append(FieldError(name, f"{where}number {at} is not a number", piece))
        else:
            errors.append(FieldError(name, f"{where}number {at} is missing"))
    return row


READERS: dict[str, Callable[[str, str, list[FieldError]], object]] = {
    "layers": _sizes,
    "activations": _names,
    "loss": _text,
    "x": _row,
    "y": _row,
    "X": matrix,
    "Y": matrix,
    "lambda": _number,
    "seed": _integer,
    "rule": _text,
}
