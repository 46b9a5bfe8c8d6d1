"""The two array types that the engine speaks of: float64 vectors and matrices."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
"""Shape (s_l,), or (…, s_l) where a function works on many examples at once."""

Matrix: TypeAlias = NDArray[np.float64]
"""Shape (s_{l+1}, s_l + 1), the bias in column 0."""

Mask: TypeAlias = NDArray[np.bool_]
"""True where something holds, in the shape of what it is said of."""
