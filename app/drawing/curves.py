"""The little picture of an activation in the middle of a unit: as static/js/model/curves.js."""

from collections.abc import Callable
from math import exp, tanh

from app.drawing.svg import place

_SHAPES: dict[str, Callable[[float], float]] = {
    "sigmoid": lambda z: 2 / (1 + exp(-z)) - 1,
    "tanh": tanh,
    "relu": lambda z: max(z, 0) / 2.5 - 0.5,
    "leaky_relu": lambda z: (z / 2.5 if z > 0 else z / 12) - 0.4,
    "linear": lambda z: z / 4,
    "softmax": lambda z: exp((z - 4) / 1.8) * 1.7 - 0.85,
}
_REACH, _POINTS = 4, 16


def curve(activation: str, x: float, y: float, r: float) -> str:
    """The path of g in a disc around (x, y)."""
    points = []
    for index in range(_POINTS + 1):
        z = _REACH * (2 * index / _POINTS - 1)
        up = max(-1, min(1, _SHAPES[activation](z)))
        points.append(f"{place(x + z / _REACH * 0.62 * r)},{place(y - up * 0.55 * r)}")
    return "M" + "L".join(points)
