"""Steps by name, so that a link says `delta3.2` and still does when a layer is added."""

import re
from collections.abc import Sequence
from typing import Any

_KINDS = {
    "x": "input",
    "z": "weighted_sum",
    "a": "activation",
    "cost": "cost",
    "error": "output_error",
    "sum": "weighted_delta",
    "gradient": "gradient",
}

NAME = re.compile(r"x|cost|(?:z|a|error|sum|delta|gradient)[1-9][0-9]?(?:\.[1-9][0-9]{0,2})?")


def step_of(name: str, steps: Sequence[dict[str, Any]]) -> int | None:
    """The number of the step with this name, from 1; None where there is none.

    `delta3.2` is the step that yields δ_2 of layer 3: where whole layers make a step, that of
    its layer.
    """
    word = re.match(r"[a-z]+", name)
    kind = word[0] if word else ""
    layer, _, unit = name.removeprefix(kind).partition(".")
    kinds = {"delta", "output_delta"} if kind == "delta" else {_KINDS.get(kind)}
    for step in steps:
        if step["kind"] not in kinds or (layer and step["layer"] != int(layer)):
            continue
        if not unit or step["unit"] in (None, int(unit)):
            return int(step["step"])
    return None
