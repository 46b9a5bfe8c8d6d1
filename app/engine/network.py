"""The network: sizes, activations, Θ with its bias column, and seeded initial weights."""

import math
import random
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.engine.activations import ACTIVATIONS, Activation
from app.engine.arrays import Matrix, Vector
from app.engine.losses import LOSSES, Loss


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A fully connected network of L layers. Whoever makes one has checked that it fits together.

    ``layers`` s_1 … s_L, without bias units; ``activations`` the L − 1 names of g for layers
    2 … L; ``theta`` the L − 1 matrices Θ^(l) of shape (s_{l+1}, s_l + 1); ``loss`` a name.
    """

    layers: tuple[int, ...]
    activations: tuple[str, ...]
    theta: tuple[Matrix, ...]
    loss: str

    @property
    def g(self) -> tuple[Activation, ...]:
        """The activations themselves, layers 2 … L."""
        return tuple([ACTIVATIONS[name] for name in self.activations])

    @property
    def loss_function(self) -> Loss:
        """The loss itself."""
        return LOSSES[self.loss]


def theta_shapes(layers: tuple[int, ...]) -> list[tuple[int, int]]:
    """The shapes (s_{l+1}, s_l + 1) of Θ^(1) … Θ^(L−1)."""
    return [(right, left + 1) for left, right in pairwise(layers)]


def weight_count(layers: tuple[int, ...]) -> int:
    """How many Θ_ij there are in all, biases included."""
    return sum(rows * columns for rows, columns in theta_shapes(layers))


def draw_theta(layers: tuple[int, ...], seed: int) -> list[list[list[float]]]:
    """Initial weights, uniform in ±ε with ε = √6 / √(s_l + s_{l+1}), rounded to 2 decimals.

    The formula is the course's (and Glorot's). The numbers come from ``random.Random(seed)``,
    whose ``random()`` Python promises to keep for ever; they are drawn matrix by matrix, row by
    row, so the same sizes and seed give the same Θ on every machine and in every version.
    """
    stream = random.Random(seed)
    matrices = []
    for rows, columns in theta_shapes(layers):
        epsilon = math.sqrt(6.0) / math.sqrt(rows + columns - 1)
        matrices.append(
            [
                # "+ 0.0" turns the −0.0 that rounding can leave into 0.0.
                [round((2.0 * stream.random() - 1.0) * epsilon, 2) + 0.0 for _ in range(columns)]
                for _ in range(rows)
            ]
        )
    return matrices


def with_bias(a: Vector) -> Vector:
    """[1; a]: the bias unit on top, shape (s_l + 1,)."""
    extended = np.empty(a.shape[0] + 1)
    extended[0] = 1.0
    extended[1:] = a
    return extended
