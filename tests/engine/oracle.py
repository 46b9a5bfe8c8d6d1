"""A second implementation, from the definitions, in 60-digit decimals and with plain loops.

It shares no code with the engine and none of its ways: e^z is not guarded, a cost is the logarithm
of the output, softmax goes through its whole Jacobian, and ``differences`` knows no chain rule.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Numbers = list[Decimal]
Rows = list[list[Decimal]]
ZERO, ONE = Decimal(0), Decimal(1)
LEAK = Decimal.from_float(0.01)  # the float64 next to 1/100, as the engine has it
NUDGE = Decimal("1e-20")


def exactly(function: Callable[P, R]) -> Callable[P, R]:
    """Run ``function`` with 60 digits and room for e^±999999."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)):
            return function(*args, **kwargs)

    return wrapped


def decimals(values: Iterable[float]) -> Numbers:
    """Each float64 as the decimal that it is."""
    return [Decimal(float(v)) for v in values]


@dataclass(frozen=True)
class Case:
    """One network and one example, all in decimals."""

    activations: Sequence[str]
    theta: Sequence[Rows]
    loss: str
    x: Numbers
    y: Numbers


def g(name: str, z: Numbers) -> Numbers:
    """The activation of a whole layer."""
    if name == "softmax":
        total = sum((v.exp() for v in z), ZERO)
        return [v.exp() / total for v in z]
    return [_g(name, v) for v in z]


def _g(name: str, z: Decimal) -> Decimal:
    match name:
        case "sigmoid":
            return ONE / (ONE + (-z).exp())
        case "tanh":
            return (z.exp() - (-z).exp()) / (z.exp() + (-z).exp())
        case "relu":
            return max(z, ZERO)
        case "leaky_relu":
            return z if z > 0 else LEAK * z
        case "linear":
            return z
    raise AssertionError(name)


def slope(name: str, z: Decimal) -> Decimal:
    """g′(z), from the textbook's formula in a."""
    a = ZERO if name == "softmax" else _g(name, z)
    match name:
        case "sigmoid":
            return a * (ONE / (ONE + z.exp()))  # a (1 − a), and 1 − g(z) = g(−z)
        case "tanh":
            return 4 / (z.exp() + (-z).exp()) ** 2
        case "relu":
            return ONE if z > 0 else ZERO
        case "leaky_relu":
            return ONE if z > 0 else LEAK
        case "linear":
            return ONE
    raise AssertionError(name)


def jacobian(name: str, z: Numbers) -> Rows:
    """∂a_k/∂z_j."""
    if name == "softmax":
        a = g(name, z)
        return [
            [a[k] * (1 - a[k]) if k == j else -a[k] * a[j] for j in range(len(z))]
            for k in range(len(z))
        ]
    return [[slope(name, v) if k == j else ZERO for j, v in enumerate(z)] for k in range(len(z))]


def cost(loss: str, output: str, a: Numbers, y: Numbers) -> Decimal:
    """One example's cost, from the output alone."""
    if loss == "squared_error":
        return sum(((h - t) ** 2 for h, t in zip(a, y, strict=True)), ZERO) / 2
    total = ZERO
    for h, t in zip(a, y, strict=True):
        if t != 0:
            total -= t * h.ln()
        if output == "sigmoid" and t != 1:
            total -= (1 - t) * (1 - h).ln()
    return total


def forward(case: Case) -> tuple[list[Numbers], list[Numbers]]:
    """(z of layers 2 … L, a of layers 1 … L)."""
    zs: list[Numbers] = []
    a = [case.x]
    for name, theta in zip(case.activations, case.theta, strict=True):
        z = []
        for row in theta:
            total = row[0]
            for weight, signal in zip(row[1:], a[-1], strict=True):
                total += weight * signal
            z.append(total)
        zs.append(z)
        a.append(g(name, z))
    return zs, a


def cost_of(case: Case) -> Decimal:
    """The cost of the example, straight through."""
    return cost(case.loss, case.activations[-1], forward(case)[1][-1], case.y)


@dataclass(frozen=True)
class Errors:
    """∂cost/∂a, δ and ∂cost/∂Θ: lists by layer 2 … L, and by Θ^(1) … Θ^(L−1)."""

    weighted: list[Numbers]
    delta: list[Numbers]
    gradient: list[Rows]


def backward(case: Case, rule: str = "exact") -> Errors:
    """The chain rule with loops; or the lecture's ways of running it."""
    zs, a = forward(case)
    sign = -1 if rule == "y_minus_a" else 1
    error = [sign * _error(case, h, t) for h, t in zip(a[-1], case.y, strict=True)]
    weighted, delta = [error], [_through(case.activations[-1], zs[-1], error)]
    for index in range(len(zs) - 2, -1, -1):
        theta = case.theta[index + 1]
        sent = [
            sum((theta[k][j + 1] * d for k, d in enumerate(delta[0])), ZERO)
            for j in range(len(zs[index]))
        ]
        weighted.insert(0, sent)
        left_out = rule == "intuition"
        delta.insert(0, sent if left_out else _through(case.activations[index], zs[index], sent))
    gradient = [
        [[d * signal for signal in [ONE, *left]] for d in right]
        for left, right in zip(a, delta, strict=False)
    ]
    return Errors(weighted, delta, gradient)


def _error(case: Case, h: Decimal, t: Decimal) -> Decimal:
    if case.loss == "squared_error":
        return h - t
    if case.activations[-1] == "softmax":
        return -t / h
    return -t / h + (1 - t) / (1 - h)


def _through(name: str, z: Numbers, error: Numbers) -> Numbers:
    j = jacobian(name, z)
    return [sum((j[k][i] * e for k, e in enumerate(error)), ZERO) for i in range(len(z))]


def differences(case: Case) -> list[Rows]:
    """∂cost/∂Θ without any chain rule: each Θ_ij moved by ±1e−20, good to about 35 digits."""
    found: list[Rows] = []
    for number, theta in enumerate(case.theta):
        found.append([[ZERO] * len(row) for row in theta])
        for i, row in enumerate(theta):
            for j in range(len(row)):
                up, down = (cost_of(_moved(case, number, i, j, s * NUDGE)) for s in (1, -1))
                found[-1][i][j] = (up - down) / (2 * NUDGE)
    return found


def _moved(case: Case, number: int, i: int, j: int, by: Decimal) -> Case:
    theta = [[list(row) for row in matrix] for matrix in case.theta]
    theta[number][i][j] += by
    return replace(case, theta=theta)
