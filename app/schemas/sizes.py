"""What follows from the sizes of the layers alone, worked out once for each network.

Most questions are about a network whose sizes came before, with other weights in it.
"""

from functools import lru_cache
from typing import NamedTuple

from app.engine.network import theta_shapes, weight_count

Layers = tuple[int, ...]


class Sizes(NamedTuple):
    """Of the Θ^(1) … Θ^(L−1) that some layers need."""

    weights: int
    """Θ_ij in all."""
    shapes: list[tuple[int, int]]
    """(s_{l+1}, s_l + 1), by Θ."""
    widths: list[list[int]]
    """How many numbers each row has, by Θ."""


@lru_cache(maxsize=64)
def sizes(layers: Layers) -> Sizes:
    """Of s_1 … s_L. Nobody may change what is returned."""
    shapes = theta_shapes(layers)
    return Sizes(weight_count(layers), shapes, [[columns] * rows for rows, columns in shapes])
