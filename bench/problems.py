"""Problems to ask about: random weights with two decimals, as people type them, all different."""

import json
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any


def problems(layers: list[int], seed: int = 1) -> Iterator[dict[str, Any]]:
    """One after the other, each with weights and an example of its own."""
    source = random.Random(seed)

    def numbers(count: int) -> list[float]:
        return [round(source.uniform(-2, 2), 2) for _ in range(count)]

    while True:
        yield {
            "layers": layers,
            "theta": [
                [numbers(left + 1) for _ in range(right)] for left, right in pairwise(layers)
            ],
            "x": numbers(layers[0]),
            "y": [source.randint(0, 1) for _ in range(layers[-1])],
        }


def bodies(layers: list[int], count: int, seed: int = 1) -> list[bytes]:
    """The same as the bodies of requests."""
    source = problems(layers, seed)
    return [json.dumps(next(source), separators=(",", ":")).encode() for _ in range(count)]
