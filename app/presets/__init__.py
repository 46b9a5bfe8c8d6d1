"""The built-in networks, as data: one JSON file each, named and ordered in ``ORDER``."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

ORDER = ("lecture", "quiz", "xnor", "vanishing", "wide")
"""The presets as menus list them; the first is what the page opens with."""


@cache
def preset(name: str) -> dict[str, Any]:
    """One preset: name, title, sentence, lecture (whether the errata belong to it), problem.

    Raises KeyError for a name that is not in ``ORDER``.
    """
    if name not in ORDER:
        raise KeyError(name)
    text = (files(__package__) / f"{name}.json").read_text(encoding="utf-8")
    data: dict[str, Any] = {"name": name} | json.loads(text)
    return data


def presets() -> list[dict[str, Any]]:
    """All of them, in order."""
    return [preset(name) for name in ORDER]
