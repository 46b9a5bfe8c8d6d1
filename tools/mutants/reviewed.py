"""The mutants that no test can kill, each with its reason: tests/engine/equivalent_mutants.toml."""

import tomllib
from collections.abc import Iterable

from tools.mutants.mutant import TESTS, Key

LIST = TESTS / "equivalent_mutants.toml"


def reasons(text: str) -> dict[Key, str]:
    """The list as TOML: file, function, line, what it ``becomes`` (one or several), and why."""
    found: dict[Key, str] = {}
    for entry in tomllib.loads(text).get("equivalent", []):
        for becomes in entry["becomes"]:
            key = Key(entry["file"], entry.get("function", ""), entry["line"], becomes)
            if key in found:
                raise ValueError(f"listed twice: {key}")
            found[key] = entry["why"]
    return found


def complaints(survivors: Iterable[Key], listed: Iterable[Key]) -> list[str]:
    """Whom no test killed and nobody has looked at; who is listed and was killed or is gone."""
    alive, known = set(survivors), set(listed)
    return [
        *(f"Survived, and is not listed: {key}" for key in sorted(alive - known)),
        *(f"Listed, and did not survive: {key}" for key in sorted(known - alive)),
    ]
