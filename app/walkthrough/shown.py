"""The one entry of a gradient that a step shows as a product, for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

from app.engine.arrays import Matrix, Vector


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


def shown(gradient: Matrix, delta: Vector, a: Vector) -> Shown:
    """Of the gradient of one Θ; ``delta`` are the errors on its right, ``a`` what is on its left,
    without the bias unit."""
    # Each row is largest where |a| is: rounded products of a larger number are not smaller.
    i = _largest(gradient[:, _largest(a.tolist()) + 1].tolist())
    j = _largest(gradient[i, 1:].tolist())
    return Shown(i + 1, j + 1, delta.item(i), a.item(j), gradient.item(i, j + 1))


def _largest(numbers: Sequence[float]) -> int:
    """Where the one of largest size is."""
    sizes = [*map(abs, numbers)]
    return sizes.index(max(sizes))
