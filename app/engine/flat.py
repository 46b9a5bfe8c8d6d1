"""All numbers of some arrays in a row."""

from collections.abc import Sequence

import numpy as np

from app.engine.arrays import Matrix, Vector


def flat(arrays: Sequence[Vector | Matrix]) -> Vector:
    """One array after the other, matrices row by row; at least one array."""
    return np.concatenate(arrays, axis=None)
