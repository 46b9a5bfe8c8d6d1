"""Many numbers as words at once: what ``numerals`` makes of each, in a few calls for all of them.

Nearly all numbers are of a size that needs no special care and take their text from one format.
The others are found by looking and go to ``numerals`` one by one.
"""

from collections.abc import Callable, Sequence

from app.walkthrough import numerals
from app.walkthrough.numerals import ORDINARY, SMALL


def values(numbers: Sequence[float]) -> list[str]:
    """``numerals.value`` of each."""
    texts = ("%.3f," * len(numbers) % tuple(numbers)).split(",")
    for at, number in _special(numbers, 16):
        texts[at] = numerals.value(number)
    del texts[-1]  # what stands behind the last comma: nothing
    return texts


def weights(numbers: Sequence[float]) -> list[str]:
    """``numerals.weight`` of each."""
    four = ("%.4f," * len(numbers)) % tuple(numbers)
    # One trailing zero, or two, go; a third would be one of the two decimals that stay.
    texts = four.replace("00,", ";").replace("0,", ";").replace(",", ";").split(";")
    for at, number in _special(numbers, 32):
        texts[at] = numerals.weight(number)
    del texts[-1]
    return texts


def plains(numbers: Sequence[float]) -> list[str]:
    """``numerals.plain`` of each."""
    return [*map(numerals.plain, numbers)]


def spoken(texts: Sequence[str]) -> list[str]:
    """``numerals.spoken`` of each text, none of which has a comma."""
    joined = ",".join(texts).replace("e", " times 10 to the ").replace("-", "minus ")
    return joined.split(",")[: len(texts)]


def seen(texts: Sequence[str]) -> list[str]:
    """``numerals.seen`` of each text, none of which has a comma."""
    return numerals.seen(",".join(texts)).split(",")[: len(texts)]


def _special(numbers: Sequence[float], half: int) -> list[tuple[int, float]]:
    """(place, number) of those that the format alone does not write as they should be.

    Too small, too large, or on a half: an odd multiple of 1 / ``half``.
    """
    return [
        (at, number)
        for at, number in enumerate(numbers)
        if not (SMALL <= number < ORDINARY or -ORDINARY < number <= -SMALL)
        or number * half % 2 == 1
    ]


WAYS: dict[str, Callable[[Sequence[float]], list[str]]] = {
    "value": values,
    "weight": weights,
    "plain": plains,
}
"""How a hole may want its number …"""

THEN: dict[str, Callable[[Sequence[str]], list[str]]] = {"spoken": spoken, "seen": seen}
"""… and what may be done with the text."""
