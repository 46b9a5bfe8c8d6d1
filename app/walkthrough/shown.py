"""The one entry of a gradient that a step shows as a product, for all of them."""

from collections.abc import Sequence
from itertools import chain, repeat
from typing import NamedTuple


class Shown(NamedTuple):
    """∂cost/∂Θ_ij = δ_i a_j, where it is of largest size; the first of equals.

    A bias is multiplied with 1: its gradient is the error itself, and shows nothing of a product.
    So biases are left aside.
    """

    i: int
    j: int
    delta: float
    activation: float
    product: float


def shown(gradient: Sequence[Sequence[float]], delta: list[float], a: list[float]) -> Shown:
    """Of the gradient of one Θ, by rows; ``delta`` are the errors on its right, ``a`` what is on
    its left, without the bias unit."""
    columns = len(a) + 1
    sizes = [*map(abs, chain.from_iterable(gradient))]
    sizes[::columns] = repeat(-1.0, len(delta))  # less than any size
    row, j = divmod(sizes.index(max(sizes)), columns)
    return Shown(row + 1, j, delta[row], a[j - 1], gradient[row][j])
