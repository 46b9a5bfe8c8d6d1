"""The sums that a person follows term by term: Σ Θ_ji a_i, and Σ_k Θ_kj δ_k."""

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, chain
from operator import mul
from typing import NamedTuple


class Sums(NamedTuple):
    """The sums of one layer, term by term; those of its units one after the other."""

    products: list[float]
    """The terms themselves."""
    partials: list[float]
    """Their running sums, which start anew at each unit. The last one is the total itself.

    The engine may add in another order; the two sums then differ in the last bit, and a person
    who has followed every term must arrive at the number that is used from there on.
    """
    rests: list[float]
    """What all terms of a unit but the two largest add up to; none where it has fewer than four.

    A long sum is shown as its two largest terms and this number.
    """


NO_SUMS = Sums([], [], [])

LONG = 4
"""From so many terms on, not all of them are shown."""

_from_zero = partial(accumulate, initial=0.0)


def add_up(rows: Sequence[Sequence[float]], signals: list[float], totals: list[float]) -> Sums:
    """Unit by unit its weights times what they multiply, added up."""
    own = [[*map(mul, row, signals)] for row in rows]
    terms = len(signals)
    partials = [*chain.from_iterable(map(_from_zero, own))]
    del partials[:: terms + 1]  # the zeros
    partials[terms - 1 :: terms] = totals
    rests = [_rest(each) for each in own] if terms >= LONG else []
    return Sums([*chain.from_iterable(own)], partials, rests)


def _rest(terms: list[float]) -> float:
    """Added up from the smallest on. Of equal ones the earlier counts as the larger."""
    return sum(sorted(terms, key=abs, reverse=True)[:1:-1])
