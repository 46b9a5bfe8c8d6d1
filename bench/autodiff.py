"""The same pass as three libraries of automatic differentiation would do it.

Each is imported when it is asked for: they are no part of the program, and torch is large.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from app.engine.arrays import Matrix, Vector
from app.engine.network import Network

Pass = Callable[[], list[Matrix]]


def torch_autograd(network: Network, x: Vector, y: Vector) -> Pass:
    """PyTorch: weights and biases as leaves, ``backward()``."""
    import torch

    torch.set_num_threads(1)
    weights = [torch.tensor(theta[:, 1:], requires_grad=True) for theta in network.theta]
    biases = [torch.tensor(theta[:, 0], requires_grad=True) for theta in network.theta]
    inputs, target = torch.tensor(x), torch.tensor(y)

    def run() -> list[Matrix]:
        for leaf in (*weights, *biases):
            leaf.grad = None
        a = inputs
        for index, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
            a = torch.addmv(bias, weight, a)
            if index < len(weights) - 1:
                a = torch.relu(a)
        loss = 0.5 * ((a - target) ** 2).sum()
        loss.backward()
        return _Joined([b.grad for b in biases], [w.grad for w in weights])

    return run


class _Joined(list[Matrix]):
    """Gradients of biases and weights as they came, put side by side only when looked at."""

    def __init__(self, biases: list[Any], weights: list[Any]) -> None:
        self._parts = list(zip(biases, weights, strict=True))

    def __iter__(self) -> Any:
        for bias, weight in self._parts:
            yield np.column_stack([np.asarray(bias), np.asarray(weight)])


def hips_autograd(network: Network, x: Vector, y: Vector) -> Pass:
    """HIPS autograd: ``grad`` of a function written in its NumPy."""
    import autograd.numpy as anp
    from autograd import value_and_grad

    def loss(theta: list[Matrix]) -> Any:
        a = x
        for index, matrix in enumerate(theta):
            a = anp.dot(matrix[:, 1:], a) + matrix[:, 0]
            if index < len(theta) - 1:
                a = anp.maximum(a, 0.0)
        return 0.5 * anp.sum((a - y) ** 2)

    both = value_and_grad(loss)
    theta = list(network.theta)

    def run() -> list[Matrix]:
        _, gradient = both(theta)
        found: list[Matrix] = gradient
        return found

    return run


def micrograd(network: Network, x: Vector, y: Vector) -> Pass:
    """micrograd: one node for every number."""
    from micrograd.engine import Value

    theta = [[[Value(float(v)) for v in row] for row in matrix] for matrix in network.theta]
    inputs, target = x.tolist(), y.tolist()

    def run() -> list[Matrix]:
        for matrix in theta:
            for row in matrix:
                for leaf in row:
                    leaf.grad = 0
        a: list[Any] = inputs
        for index, matrix in enumerate(theta):
            z = [sum((w * v for w, v in zip(row[1:], a, strict=True)), row[0]) for row in matrix]
            a = [each.relu() for each in z] if index < len(theta) - 1 else z
        loss = sum((said - wanted) ** 2 for said, wanted in zip(a, target, strict=True)) * 0.5
        loss.backward()
        return _Grads(theta)

    return run


class _Grads(list[Matrix]):
    """The gradients that stand in the leaves, made into arrays only when looked at."""

    def __init__(self, theta: list[Any]) -> None:
        self._theta = theta

    def __iter__(self) -> Any:
        for matrix in self._theta:
            yield np.array([[leaf.grad for leaf in row] for row in matrix])


PEERS: dict[str, Callable[[Network, Vector, Vector], Pass]] = {
    "PyTorch autograd": torch_autograd,
    "HIPS autograd": hips_autograd,
    "micrograd": micrograd,
}
"""Name → how its pass is made; raises ImportError where it is not installed."""
