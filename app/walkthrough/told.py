"""A solution as plain lists, turned from arrays once, with the sums a person sees added up."""

from dataclasses import dataclass

from app.engine.arrays import Vector
from app.engine.losses import is_fused
from app.engine.solution import Solution
from app.walkthrough.step import GradientTerm, SumTerm

Lists = list[list[float] | None]


def _plain(vectors: list[Vector | None]) -> list[list[float]]:
    """By layer; an absent one becomes an empty list, which no step of that layer looks into."""
    return [[] if v is None else v.tolist() for v in vectors]


@dataclass(frozen=True, slots=True)
class Told:
    """What the steps are told from. Lists go by layer (``z[l - 1]``), Θ by matrix."""

    layers: tuple[int, ...]
    g: tuple[str, ...]
    loss: str
    fused: bool
    slope_left_out: bool
    sign_turned: bool
    theta: list[list[list[float]]]
    z: list[list[float]]
    a: list[list[float]]
    y: list[float]
    cost: float
    slope: list[list[float]]
    weighted_delta: list[list[float]]
    delta: list[list[float]]
    exact_delta: list[list[float]]
    gradient: list[list[list[float]]]
    exact_gradient: list[list[list[float]]]

    def z_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of z_j^(layer): the bias first, then unit by unit of the layer before."""
        weights, signals = self.theta[layer - 2][j - 1], [1.0, *self.a[layer - 2]]
        names = [[layer - 1, j, i] for i in range(len(weights))]
        return _added_up(names, weights, signals, self.z[layer - 1][j - 1])

    def error_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of Σ_k Θ_kj δ_k for unit j of ``layer``, unit by unit of the layer after."""
        weights = [row[j] for row in self.theta[layer - 1]]
        names = [[layer, k, j] for k in range(1, len(weights) + 1)]
        return _added_up(names, weights, self.delta[layer], self.weighted_delta[layer - 1][j - 1])

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


def rest(terms: list[SumTerm]) -> float | None:
    """What all terms but the two largest add up to; None where there are fewer than four.

    A long sum is shown as its two largest terms and this number. Of equal terms the earlier
    counts as the larger.
    """
    others = sorted(terms, key=lambda term: -abs(term["product"]))[2:]
    return sum(term["product"] for term in others) if len(others) > 1 else None


def tell(solution: Solution) -> Told:
    """Arrays to lists, once."""
    problem = solution.problem
    network = problem.network
    assert problem.y is not None, "a solution has a target"
    return Told(
        layers=network.layers,
        g=network.activations,
        loss=network.loss,
        fused=is_fused(network.loss, network.activations[-1]),
        slope_left_out=problem.rule.slope_left_out,
        sign_turned=problem.rule.sign_turned,
        theta=[theta.tolist() for theta in network.theta],
        z=_plain(solution.passed.z),
        a=[a.tolist() for a in solution.passed.a],
        y=problem.y.tolist(),
        cost=solution.cost,
        slope=_plain(solution.slope),
        weighted_delta=_plain(solution.back.weighted_delta),
        delta=_plain(solution.back.delta),
        exact_delta=_plain(solution.exact.delta),
        gradient=[gradient.tolist() for gradient in solution.back.gradient],
        exact_gradient=[gradient.tolist() for gradient in solution.exact.gradient],
    )


def _added_up(
    names: list[list[int]], weights: list[float], signals: list[float], total: float
) -> list[SumTerm]:
    """Products and the running sum. The last sum is ``total`` itself, as the engine has it.

    The engine may add in another order; the two sums then differ in the last bit, and a person
    who has followed every term must arrive at the number that is used from there on.
    """
    terms: list[SumTerm] = []
    partial = 0.0
    for name, weight, signal in zip(names, weights, signals, strict=True):
        product = weight * signal
        partial += product
        terms.append(
            {
                "theta": name,
                "weight": weight,
                "signal": signal,
                "product": product,
                "partial": partial,
            }
        )
    terms[-1]["partial"] = total
    return terms
