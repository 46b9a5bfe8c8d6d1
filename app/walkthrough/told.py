"""A solution as plain lists, with the sums a person sees added up."""

from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any, cast

from app.engine.arrays import Vector
from app.engine.flat import flat
from app.engine.losses import is_fused
from app.engine.passes import error_sizes
from app.engine.rules import EXACT
from app.engine.solution import Solution
from app.engine.sums import Place, Sums, places, sums
from app.walkthrough.holes import hole
from app.walkthrough.once import Once
from app.walkthrough.shown import Shown, shown
from app.walkthrough.step import GradientTerm, SumTerm

Rows = list[list[float]]
Link = tuple[str | None, str | None]
"""A problem's canonical query, or None and the reason why it has none."""
Arrays = Sequence[Vector | None]


class Told:
    """What answers and steps are made of. Lists go by layer (``z[l - 1]``), Θ by matrix.

    What does not exist (z of layer 1, the slope of softmax) is an empty list, which no step of
    that layer looks into. A list is turned from its arrays when it is first asked for: a plan is
    filled with all numbers in a row, and needs next to none. A form has holes in place of its
    numbers (see ``holes``).
    """

    theta = Once[list[Rows]](lambda told: _lists(told.arrays["theta"]))
    z = Once[Rows](lambda told: _lists(told.arrays["z"]))
    a = Once[Rows](lambda told: _lists(told.arrays["a"]))
    slope = Once[Rows](lambda told: _lists(told.arrays["slope"]))
    weighted_delta = Once[Rows](lambda told: _lists(told.arrays["weighted_delta"]))
    delta = Once[Rows](lambda told: _lists(told.arrays["delta"]))
    gradient = Once[list[Rows]](lambda told: _lists(told.arrays["gradient"]))
    exact_delta = Once[Rows](lambda told: _lists(told.solution.exact.delta))
    exact_gradient = Once[list[Rows]](lambda told: _lists(told.solution.exact.gradient))
    y = Once[list[float]](lambda told: told.solution.problem.y.tolist())
    error_size = Once[list[float | None]](lambda told: error_sizes(told.arrays["delta"]))
    is_gradient = Once[bool](lambda told: told.solution.is_gradient)
    sums = Once[Sums](lambda told: sums(told.solution))
    products = Once[list[float]](lambda told: told.sums.products.tolist())
    partials = Once[list[float]](lambda told: told.sums.partials.tolist())
    rests = Once[list[float]](lambda told: told.sums.rests.tolist())
    """The sums term by term, in the engine's order (see ``Sums``)."""
    shown = Once[list[Shown]](
        lambda told: [
            *map(shown, told.arrays["gradient"], told.arrays["delta"][1:], told.arrays["a"])
        ]
    )
    """The entry of each gradient that stands for all of them."""

    def __init__(self, solution: Solution) -> None:
        problem = solution.problem
        assert problem.y is not None, "a solution has a target"
        self.solution = solution
        self.layers = problem.network.layers
        self.g = problem.network.activations
        self.loss = problem.network.loss
        self.fused = is_fused(self.loss, self.g[-1])
        self.rule = problem.rule
        self.seed = problem.seed
        self.cost = solution.cost
        self.arrays = _by_layer(solution)
        self.link: Link = None, None
        """Whoever knows how links are written puts it in."""
        self.is_form = False

    def z_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of z_j^(layer): the bias first, then unit by unit of the layer before."""
        weights, signals = self.theta[layer - 2][j - 1], [1.0, *self.a[layer - 2]]
        names = [[layer - 1, j, i] for i in range(len(weights))]
        place = places(self.layers).z[layer - 1][j - 1]
        products = [weights[0], *self.products[place.products]]
        partials = self._partials(products, place, self.z[layer - 1][j - 1])
        return _terms(names, weights, signals, products, partials)

    def error_terms(self, layer: int, j: int) -> list[SumTerm]:
        """The terms of Σ_k Θ_kj δ_k for unit j of ``layer``, unit by unit of the layer after."""
        weights = [row[j] for row in self.theta[layer - 1]]
        names = [[layer, k, j] for k in range(1, len(weights) + 1)]
        place = places(self.layers).error[layer - 1][j - 1]
        products = self.products[place.products]
        partials = self._partials(products, place, self.weighted_delta[layer - 1][j - 1])
        return _terms(names, weights, self.delta[layer], products, partials)

    def _partials(self, products: list[float], place: Place, total: float) -> list[float]:
        """The running sums from the first term to the total."""
        return [products[0], *self.partials[place.partials], total][-len(products) :]

    def z_rest(self, layer: int, j: int) -> float | None:
        """What all terms of a long z but the two largest add up to; None of a short one."""
        return self._rest(places(self.layers).z[layer - 1][j - 1])

    def error_rest(self, layer: int, j: int) -> float | None:
        """The same of Σ_k Θ_kj δ_k."""
        return self._rest(places(self.layers).error[layer - 1][j - 1])

    def _rest(self, place: Place) -> float | None:
        return None if place.rest is None else self.rests[place.rest]

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

    def counts(self) -> list[int]:
        """Every whole number in it: the holes of its form count in this order, from 0."""
        counts = [self.seed]
        for entry in self.shown:
            counts += entry.i, entry.j
        return counts

    def numbers(self) -> list[float]:
        """Every other number in it, one after the other; the holes count on in this order."""
        few = [self.cost]
        for entry in self.shown:
            few += entry.delta, entry.activation, entry.product
        few += [size for size in self.error_size if size is not None]
        sums = self.sums
        arrays = [*chain.from_iterable(self.arrays.values())]
        arrays += self.solution.problem.y, sums.products, sums.partials, sums.rests
        many: list[float] = flat([each for each in arrays if each is not None]).tolist()
        return few + many

    def form(self) -> "Told":
        """The same with holes in place of the numbers, counted as ``counts`` and ``numbers`` do."""
        form, holes = Told(self.solution), map(hole, count())
        form.is_form = True
        form.seed = cast(int, next(holes))
        places = [_punched([entry.i, entry.j], holes) for entry in self.shown]
        form.cost = next(holes)
        form.shown = [
            Shown(*place, *_punched([*entry[2:]], holes))
            for place, entry in zip(places, self.shown, strict=True)
        ]
        form.error_size = _punched(self.error_size, holes)
        for name in (*self.arrays, "y", "products", "partials", "rests"):
            setattr(form, name, _punched(getattr(self, name), holes))
        if self.rule is EXACT:
            form.exact_delta, form.exact_gradient = form.delta, form.gradient
        return form


def _by_layer(solution: Solution) -> dict[str, Arrays]:
    """Fields and what they are made of."""
    passed, back, exact = solution.passed, solution.back, solution.exact
    found: dict[str, Arrays] = {
        "theta": solution.problem.network.theta, "z": passed.z, "a": passed.a,
        "slope": passed.slope, "weighted_delta": back.weighted_delta, "delta": back.delta,
        "gradient": back.gradient,
    }  # fmt: skip
    if exact is not back:
        found |= {"exact_delta": exact.delta, "exact_gradient": exact.gradient}
    return found


def _terms(
    names: list[list[int]],
    weights: list[float],
    signals: list[float],
    products: list[float],
    partials: list[float],
) -> list[SumTerm]:
    return [
        {"theta": name, "weight": weight, "signal": signal, "product": product, "partial": partial}
        for name, weight, signal, product, partial in zip(
            names, weights, signals, products, partials, strict=True
        )
    ]


def _lists(arrays: Arrays) -> list[Any]:
    """An absent one becomes an empty list, which no step of that layer looks into."""
    return [[] if array is None else array.tolist() for array in arrays]


def _punched(numbers: Any, holes: Iterator[float]) -> Any:
    """The same with the next holes in place of its numbers."""
    if isinstance(numbers, list):
        return [_punched(each, holes) for each in numbers]
    return None if numbers is None else next(holes)
