"""Many numbers as words at once: what ``numerals`` makes of each, in a few calls for all of them.

Nearly all numbers are of a size that needs no special care and take their text from one format.
The others are found by looking and go to ``numerals`` one by one.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from app.walkthrough import numerals
from app.walkthrough.numerals import FINE, ORDINARY, SMALL


def values(numbers: Sequence[float]) -> list[bytes]:
    """``numerals.value`` of each."""
    joined = b"%.3f," * len(numbers) % tuple(numbers)
    texts = joined.split(b",")
    del texts[-1]  # what stands behind the last comma: nothing
    for at in _special(numbers, FINE, _HALVES_OF_THREE):
        number = numbers[at]
        is_fine = SMALL <= abs(number) < FINE
        texts[at] = b"%.4f" % number if is_fine else numerals.value(number).encode()
    return texts


def weights(digits: Sequence[bytes]) -> list[bytes]:
    """``numerals.weight`` of each number, as JSON has it."""
    # Most are typed with two decimals, as they are to be shown, and have one digit before these.
    texts = [*digits]
    shapes = _shapes(digits).split(b",") if digits else []
    rest = []
    for at in [at for at, shape in enumerate(shapes) if shape != b"0.00"]:
        if shapes[at] == b"0.0" and digits[at] != b"-0.0":
            texts[at] += b"0"
        elif shapes[at] not in _AS_TYPED:
            rest.append(at)
    for at, text in zip(rest, _weights([float(digits[at]) for at in rest]), strict=True):
        texts[at] = text
    return texts


def _shapes(digits: Sequence[bytes]) -> bytes:
    """Numbers as JSON, joined by commas, every digit a 0 and without their signs."""
    return b",".join(digits).translate(_ZEROS, b"-")


_ZEROS = bytes.maketrans(b"123456789", b"000000000")


_AS_TYPED = frozenset({b"0.000", b"0.0000"})


def _weights(numbers: Sequence[float]) -> list[bytes]:
    four = b"%.4f," * len(numbers) % tuple(numbers)
    # One trailing zero, or two, go; a third would be one of the two decimals that stay.
    texts = four.replace(b"00,", b";").replace(b"0,", b";").replace(b",", b";").split(b";")
    for at in _special(numbers, SMALL, _HALVES_OF_FOUR):
        texts[at] = numerals.weight(numbers[at]).encode()
    del texts[-1]
    return texts


def plains(numbers: Sequence[float]) -> list[bytes]:
    """``numerals.plain`` of each."""
    return [numerals.plain(number).encode() for number in numbers]


def spoken(texts: Sequence[bytes]) -> list[bytes]:
    """``numerals.spoken`` of each text, none of which has a comma."""
    joined = b",".join(texts).replace(b"e", b" times 10 to the ").replace(b"-", b"minus ")
    return joined.split(b",") if texts else []


def seen(texts: Sequence[bytes]) -> list[bytes]:
    """``numerals.seen`` of each text, none of which has a comma."""
    return b",".join(texts).replace(b"-", _MINUS).split(b",") if texts else []


_MINUS = numerals.MINUS.encode()


def _halves(parts: int) -> frozenset[float]:
    """The odd multiples of 1 / ``parts`` within the ordinary: between two texts, and rounded up."""
    sizes = [odd / parts for odd in range(1, int(ORDINARY * parts) + 1, 2)]
    return frozenset([*sizes, *[-size for size in sizes]])


_HALVES_OF_THREE, _HALVES_OF_FOUR = _halves(16), _halves(32)
"""With three decimals, and with four."""


def _special(numbers: Sequence[float], least: float, halves: frozenset[float]) -> list[int]:
    """The places of those that the format alone may not write as they should be."""
    found = [at for at, size in enumerate(map(abs, numbers)) if not least <= size < ORDINARY]
    if not halves.isdisjoint(numbers):
        found += [at for at, number in enumerate(numbers) if number in halves]
    return found


class Way(NamedTuple):
    """How many numbers are written at once."""

    write: Callable[[Sequence[Any]], list[bytes]]
    reads_digits: bool = False
    """Whether it is given the numbers as JSON has them, and not as floats."""


WAYS = {"value": Way(values), "weight": Way(weights, reads_digits=True), "plain": Way(plains)}
"""How a hole may want its number …"""

THEN: dict[str, Callable[[Sequence[bytes]], list[bytes]]] = {"spoken": spoken, "seen": seen}
"""… and what may be done with the text."""
