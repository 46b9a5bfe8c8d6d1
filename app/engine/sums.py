"""The sums that a person follows term by term: z_j = Σ_i Θ_ji a_i, and Σ_k Θ_kj δ_k.

All of a network at once: each sum is a row of one rectangle, filled up with 0 · 0 where it is
shorter than the longest. First come the z of layers 2 … L, unit by unit, then the Σ_k Θ_kj δ_k of
layers 2 … L − 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count, islice, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.engine.arrays import Vector
from app.engine.network import theta_shapes
from app.engine.solution import Solution

LONG = 4
"""From so many terms on a sum has a rest; ``formula.js`` shows it from as many on."""

_Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """The sums of one pass. The terms of one stand side by side."""

    products: Vector
    """The terms themselves, but for those of a bias: Θ_j0 · 1 is Θ_j0."""
    partials: Vector
    """Their running sums, which start anew with each sum, but for the first and the last of each.

    The first is the first term, the last is the total itself. The pass may add in another order;
    the two sums then differ in the last bit, and a person who has followed every term must arrive
    at the number that is used from there on.
    """
    rests: Vector
    """Of each sum of ``LONG`` terms or more: what all of them but the two largest add up to.

    A long sum is shown as its two largest terms and this number.
    """


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where one sum stands among all."""

    products: slice
    partials: slice
    rest: int | None
    """Its rest; None where it is short."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """By layer 1 … L (``z[l - 1]``) and unit; layers without such sums are empty."""

    z: list[list[Place]]
    error: list[list[Place]]


def sums(solution: Solution) -> Sums:
    """Those of one example, under the problem's rule."""
    network, passed, back = solution.problem.network, solution.passed, solution.back
    order = _order_of(network.layers)
    factors: list[Any] = [*network.theta, *passed.extended, *back.delta[1:], _NOTHING]
    weights, signals = np.concatenate(factors, axis=None).take(order.factors)
    products = weights * signals
    partials = np.add.accumulate(products, axis=1)
    rests = _rests(products, order) if order.has_long else _NO_RESTS
    return Sums(products.take(order.products), partials.take(order.partials), rests)


_NOTHING, _NO_RESTS, _ZERO, _MINUS = np.zeros(1), np.zeros(0), np.array(0.0), np.array(-1.0)


def _rests(products: Vector, order: "_Order") -> Vector:
    """Without the two largest, of equal ones the earlier; added up from the smallest."""
    long = products.take(order.long, axis=0)
    descending = np.copysign(long, _MINUS).argsort(axis=1, kind="stable")
    descending += order.long_starts
    ascending = long.take(descending[:, :1:-1])
    rests: Vector = np.add.accumulate(ascending, axis=1)[:, -1]
    rests = rests + _ZERO  # never −0, whether or not the row was filled up with 0
    return rests


@lru_cache(maxsize=4)  # asked for each sum of a walk, and for few walks: see Told.form
def places(layers: tuple[int, ...]) -> Places:
    """Of the sums of layers s_1 … s_L. Nobody may change what is returned."""
    products, partials, rests = count(), count(), count()

    def each(terms: int, without: int) -> Place:
        return Place(
            _next(products, terms - without),
            _next(partials, max(0, terms - 2)),
            next(rests) if terms >= LONG else None,
        )

    z = [[each(left + 1, 1) for _ in range(right)] for left, right in pairwise(layers)]
    error = [[each(right, 0) for _ in range(own)] for own, right in pairwise(layers[1:])]
    return Places([[], *z], [[], *error, []])


def _next(places: Iterator[int], many: int) -> slice:
    found = [*islice(places, many)]
    return slice(found[0], found[-1] + 1) if found else slice(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Order:
    """Where the numbers of the rectangle come from, and go to."""

    factors: _Indices
    """(2, sums, terms of the longest): weights and what they multiply, among all Θ row by row,
    [1; a^(l)] of l = 1 … L − 1, δ^(l) of l = 2 … L, and a 0."""
    products: _Indices
    """The terms that are told, in the rectangle row by row …"""
    partials: _Indices
    """… and the running sums that are."""
    long: _Indices
    """The rows of long sums …"""
    long_starts: _Indices
    """… and where each starts among these, one below the other."""
    has_long: bool


LARGE = 20_000
"""Units times the units of the largest layer, about half of what a rectangle has at the most: the
order of a larger one is made anew each time. Eight are at most 6 MB; most take 10 kB each."""


def _order_of(layers: tuple[int, ...]) -> _Order:
    is_kept = sum(layers) * max(layers) <= LARGE
    return _order(layers) if is_kept else _order.__wrapped__(layers)


@lru_cache(maxsize=8)
def _order(layers: tuple[int, ...]) -> _Order:
    shapes = theta_shapes(layers)
    sizes = [rows * columns for rows, columns in shapes]
    sizes += [left + 1 for left in layers[:-1]]
    sizes += layers[1:]
    nothing = sum(sizes)
    parts = np.split(np.arange(nothing), np.cumsum(sizes)[:-1])
    gaps = len(shapes)
    theta = [part.reshape(shape) for part, shape in zip(parts, shapes, strict=False)]
    a, delta = parts[gaps:], parts[2 * gaps :]
    rows = [(row, a[gap]) for gap in range(gaps) for row in theta[gap]]
    rows += [(column, delta[gap]) for gap in range(1, gaps) for column in theta[gap].T[1:]]
    lengths = np.array([len(row) for row, _ in rows])
    width = int(lengths.max())
    factors = np.full((2, len(rows), width), nothing)
    is_term = np.arange(width) < lengths[:, None]
    is_product = is_term.copy()
    is_product[: sum(layers[1:]), 0] = False  # the biases of all z
    is_partial = is_term.copy()
    is_partial[:, 0] = is_partial[np.arange(len(rows)), lengths - 1] = False
    factors[0][is_term] = np.concatenate([row for row, _ in rows])
    factors[1][is_term] = np.concatenate([signals for _, signals in rows])
    starts = np.arange(0, len(rows) * width, width)
    long = np.flatnonzero(lengths >= LONG)
    return _Order(
        factors,
        np.flatnonzero(is_product),
        np.flatnonzero(is_partial),
        long,
        starts[: len(long), None],
        bool(long.size),
    )
