"""Just enough of torch and keras, in NumPy, to run the pages' snippets without either.

Each follows the library's documentation: nn.Linear keeps weight (out × in) and bias and computes
x Wᵀ + b; Dense keeps kernel (in × out) and bias and computes x K + b. Gradients are taken by
central differences through the very functions of the snippet, so nothing here knows
backpropagation.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
H = 1e-6


class Tensor:
    """An array with the function that recomputes it, and a gradient once ``backward`` has run."""

    def __init__(self, data: Array, compute: Callable[[], Array] | None = None) -> None:
        self.data = np.array(data, dtype=np.float64)
        self.grad: Tensor | None = None
        self.compute = compute
        self.nudge = np.zeros_like(self.data)
        _Everything.tensors.append(self)

    def value(self) -> Array:
        """What it is now, with its own nudge."""
        return (self.compute() if self.compute else self.data) + self.nudge

    def backward(self) -> None:
        """∂self/∂t for every tensor t that was made so far."""
        for tensor in list(_Everything.tensors):
            gradient = np.zeros_like(tensor.data)
            for place in np.ndindex(tensor.data.shape):
                ends = []
                for sign in (1, -1):
                    tensor.nudge[place] = sign * H
                    ends.append(float(self.value()))
                tensor.nudge[place] = 0.0
                gradient[place] = (ends[0] - ends[1]) / (2 * H)
            tensor.grad = Tensor(gradient)

    def retain_grad(self) -> None:
        """Every tensor keeps its gradient here."""

    def item(self) -> float:
        """The number of a tensor that holds one."""
        return float(self.data)

    def tolist(self) -> Any:
        """As lists."""
        return self.data.tolist()

    def __getitem__(self, key: Any) -> "Tensor":
        return Tensor(self.data[key])


class _Everything:
    tensors: ClassVar[list[Tensor]] = []


class Linear:
    """x Wᵀ + b with weight (out × in)."""

    def __init__(self, inputs: int, outputs: int, dtype: str) -> None:
        assert dtype == "float64"
        random = np.random.default_rng(5)
        self.weight = Tensor(random.uniform(-1, 1, (outputs, inputs)))
        self.bias = Tensor(random.uniform(-1, 1, outputs))

    def __call__(self, x: Tensor) -> Tensor:
        def compute() -> Array:
            return x.value() @ self.weight.value().T + self.bias.value()

        return Tensor(compute(), compute)


def _sigmoid(z: Array) -> Array:
    return 1.0 / (1.0 + np.exp(-z))


def torch() -> dict[str, ModuleType]:
    """The modules torch and torch.nn."""
    _Everything.tensors = []
    module, nn, functional = ModuleType("torch"), ModuleType("torch.nn"), ModuleType("functional")

    def cross_entropy(z: Tensor, y: Tensor, reduction: str) -> Tensor:
        assert reduction == "sum"

        def compute() -> Array:
            a = _sigmoid(z.value())
            return np.asarray(-(y.data * np.log(a) + (1 - y.data) * np.log(1 - a)).sum())

        return Tensor(compute(), compute)

    def sigmoid(z: Tensor) -> Tensor:
        return Tensor(_sigmoid(z.data), lambda: _sigmoid(z.value()))

    def cat(tensors: list[Tensor], dim: int) -> Tensor:
        return Tensor(np.concatenate([tensor.data for tensor in tensors], axis=dim))

    def tensor(data: list[float], dtype: str) -> Tensor:
        assert dtype == "float64"
        return Tensor(np.array(data))

    vars(functional)["binary_cross_entropy_with_logits"] = cross_entropy
    vars(nn).update(Linear=Linear, functional=functional)
    vars(module).update(nn=nn, float64="float64", tensor=tensor, sigmoid=sigmoid, cat=cat)
    return {"torch": module, "torch.nn": nn, "torch.nn.functional": functional}


class Dense:
    """x K + b with kernel (in × out)."""

    def __init__(self, units: int, activation: str) -> None:
        assert activation == "sigmoid"
        self.units = units
        self.weights: list[NDArray[np.float32]] = []

    def build(self, inputs: int) -> None:
        """Draw the weights, once it is known how many inputs there are."""
        random = np.random.default_rng(inputs)
        kernel = random.uniform(-1, 1, (inputs, self.units)).astype(np.float32)
        self.weights = [kernel, random.uniform(-1, 1, self.units).astype(np.float32)]

    def get_weights(self) -> list[NDArray[np.float32]]:
        """Kernel and bias."""
        return self.weights


class Sequential:
    """Layers one after the other, the input's shape first."""

    def __init__(self, layers: list[Any]) -> None:
        inputs, *self.layers = layers
        for layer in self.layers:
            layer.build(inputs[0])
            inputs = (layer.units,)

    def predict(self, x: Array, verbose: int) -> Array:
        """Rows in, rows out."""
        for layer in self.layers:
            kernel, bias = layer.get_weights()
            x = _sigmoid(x @ kernel + bias)
        return x


def keras() -> dict[str, ModuleType]:
    """The module keras."""
    module, layers = ModuleType("keras"), ModuleType("keras.layers")
    vars(layers)["Dense"] = Dense
    vars(module).update(Sequential=Sequential, Input=lambda shape: shape, layers=layers)
    return {"keras": module, "keras.layers": layers}
