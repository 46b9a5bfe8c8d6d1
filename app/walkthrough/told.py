"""A solution as plain lists, turned from arrays once, with the sums a person sees added up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from operator import attrgetter
from typing import Any

from app.engine.arrays import Vector
from app.engine.losses import is_fused
from app.engine.passes import error_sizes
from app.engine.rules import EXACT, Rule
from app.engine.solution import Solution
from app.walkthrough.holes import hole
from app.walkthrough.shown import Shown, shown
from app.walkthrough.step import GradientTerm, SumTerm
from app.walkthrough.sums import NO_SUMS, Sums, add_up

Rows = list[list[float]]
Link = tuple[str | None, str | None]
"""A problem's canonical query, or None and the reason why it has none."""

VECTORS = ("z", "a", "slope", "weighted_delta", "delta")
MATRICES = ("theta", "gradient")
SUMS = ("z_sums", "error_sums")
"""The fields of ``Told`` with the numbers that are told, in the order in which they count."""
_vectors, _matrices, _sums = (attrgetter(*names) for names in (VECTORS, MATRICES, SUMS))
BESIDE = {"exact_delta": "delta", "exact_gradient": "gradient"}
"""Under another rule than the exact one there are these too; under that, they are the same."""


@dataclass(slots=True, eq=False)
class Told:
    """What answers and steps are made of. Lists go by layer (``z[l - 1]``), Θ by matrix.

    What does not exist (z of layer 1, the slope of softmax) is an empty list, which no step of
    that layer looks into. A form has holes in place of its numbers (see ``holes``).
    """

    layers: tuple[int, ...]
    g: tuple[str, ...]
    loss: str
    fused: bool
    rule: Rule
    seed: int
    theta: list[Rows]
    z: Rows
    a: Rows
    y: list[float]
    cost: float
    slope: Rows
    weighted_delta: Rows
    delta: Rows
    exact_delta: Rows
    error_size: list[float | None]
    gradient: list[Rows]
    exact_gradient: list[Rows]
    is_gradient: bool
    z_sums: list[Sums]
    """Of each z, by layer."""
    error_sums: list[Sums]
    """Of each Σ_k Θ_kj δ_k."""
    shown: list[Shown]
    """The entry of each gradient that stands for all of them."""
    link: Link = None, None
    """Whoever knows how links are written puts it in."""
    is_form: bool = False

    def z_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of z_j^(layer): the bias first, then unit by unit of the layer before."""
        weights, signals = self.theta[layer - 2][j - 1], [1.0, *self.a[layer - 2]]
        names = [[layer - 1, j, i] for i in range(len(weights))]
        return _terms(names, weights, signals, self.z_sums[layer - 1], j)

    def error_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of Σ_k Θ_kj δ_k for unit j of ``layer``, unit by unit of the layer after."""
        weights = [row[j] for row in self.theta[layer - 1]]
        names = [[layer, k, j] for k in range(1, len(weights) + 1)]
        return _terms(names, weights, self.delta[layer], self.error_sums[layer - 1], j)

    def gradient_terms(self, layer: int) -> list[GradientTerm]:
        """Every ∂cost/∂Θ_ij of Θ^(layer), row by row."""
        signals = [1.0, *self.a[layer - 1]]
        return [
            {"theta": [layer, i, j], "delta": delta, "activation": signal, "product": product}
            for i, (delta, row) in enumerate(
                zip(self.delta[layer], self.gradient[layer - 1], strict=True), 1
            )
            for j, (signal, product) in enumerate(zip(signals, row, strict=True))
        ]

    def numbers(self) -> list[float]:
        """Every number in it, one after the other: the holes of its form count in this order."""
        sizes = [size for size in self.error_size if size is not None]
        found = [self.cost, self.seed, *self.y, *sizes]
        vectors = [*chain(*_vectors(self)), *chain(*chain(*_matrices(self), *_sums(self)))]
        vectors += self.shown
        if self.rule is not EXACT:
            vectors += self.exact_delta
            vectors += chain(*self.exact_gradient)
        for vector in vectors:
            found += vector
        return found

    def form(self) -> "Told":
        """The same with holes in place of the numbers, which count as ``numbers`` does."""
        holes = map(hole, count())
        punched: dict[str, Any] = {
            name: _punched(getattr(self, name), holes)
            for name in ("cost", "seed", "y", "error_size", *VECTORS, *MATRICES)
        }
        for name in SUMS:
            punched[name] = [Sums(*_punched([*sums], holes)) for sums in getattr(self, name)]
        punched["shown"] = [Shown(*_punched([*entry], holes)) for entry in self.shown]
        for name, own in BESIDE.items():
            same = self.rule is EXACT
            punched[name] = punched[own] if same else _punched(getattr(self, name), holes)
        return replace(self, is_form=True, **punched)


def _punched(numbers: Any, holes: Iterator[float]) -> Any:
    """The same with the next holes in place of its numbers."""
    if isinstance(numbers, list):
        return [_punched(each, holes) for each in numbers]
    return None if numbers is None else next(holes)


def tell(solution: Solution, *, with_terms: bool = True) -> Told:
    """Arrays to lists, once. Only steps need the terms of the sums."""
    problem = solution.problem
    network = problem.network
    assert problem.y is not None, "a solution has a target"
    theta = [theta.tolist() for theta in network.theta]
    z, a = _plain(solution.passed.z), [a.tolist() for a in solution.passed.a]
    delta = _plain(solution.back.delta)
    weighted_delta = _plain(solution.back.weighted_delta)
    gradient = [gradient.tolist() for gradient in solution.back.gradient]
    same = solution.exact is solution.back
    z_sums = error_sums = [NO_SUMS] * len(a)
    if with_terms:
        signals = [[1.0, *each] for each in a]
        z_sums = [NO_SUMS, *map(add_up, theta, signals, z[1:])]
        columns = [[*zip(*matrix, strict=True)][1:] for matrix in theta[1:]]
        error_sums = [NO_SUMS, *map(add_up, columns, delta[2:], weighted_delta[1:]), NO_SUMS]
    return Told(
        layers=network.layers,
        g=network.activations,
        loss=network.loss,
        fused=is_fused(network.loss, network.activations[-1]),
        rule=problem.rule,
        seed=problem.seed,
        theta=theta,
        z=z,
        a=a,
        y=problem.y.tolist(),
        cost=solution.cost,
        slope=_plain(solution.passed.slope),
        weighted_delta=weighted_delta,
        delta=delta,
        exact_delta=delta if same else _plain(solution.exact.delta),
        error_size=error_sizes(solution.back.delta),
        gradient=gradient,
        exact_gradient=gradient if same else [each.tolist() for each in solution.exact.gradient],
        is_gradient=solution.is_gradient,
        shown=[*map(shown, gradient, delta[1:], a)] if with_terms else [],
        z_sums=z_sums,
        error_sums=error_sums,
    )


def _plain(vectors: list[Vector | None]) -> Rows:
    """By layer; an absent one becomes an empty list, which no step of that layer looks into."""
    return [[] if v is None else v.tolist() for v in vectors]


def _terms(
    names: list[list[int]], weights: list[float], signals: list[float], sums: Sums, j: int
) -> list[SumTerm]:
    """Those of unit ``j``."""
    own = slice((j - 1) * len(weights), j * len(weights))
    products, partials = sums.products[own], sums.partials[own]
    return [
        {"theta": name, "weight": weight, "signal": signal, "product": product, "partial": partial}
        for name, weight, signal, product, partial in zip(
            names, weights, signals, products, partials, strict=True
        )
    ]
