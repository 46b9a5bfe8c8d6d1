"""Many numbers as words at once: what ``numerals`` makes of each, in a few calls for all of them.

Nearly all numbers are of a size that needs no special care and take their text from one format.
The others are found by looking and go to ``numerals`` one by one.
"""

from collections.abc import Callable, Sequence

from app.walkthrough import numerals
from app.walkthrough.numerals import ORDINARY, SMALL


def values(numbers: Sequence[float], digits: Sequence[bytes]) -> list[bytes]:
    """``numerals.value`` of each. ``digits`` are the same numbers as JSON, here as below."""
    texts = (b"%.3f," * len(numbers) % tuple(numbers)).split(b",")
    for at, number in _special(numbers, 16):
        texts[at] = numerals.value(number).encode()
    del texts[-1]  # what stands behind the last comma: nothing
    return texts


def weights(numbers: Sequence[float], digits: Sequence[bytes]) -> list[bytes]:
    """``numerals.weight`` of each."""
    # Most are typed with two decimals, as they are to be shown, and have few digits before these.
    texts = [text if text[-3] == _POINT and len(text) < 6 else b"" for text in digits]
    others = [at for at, text in enumerate(texts) if not text]
    for at, text in zip(others, _weights([numbers[at] for at in others]), strict=True):
        texts[at] = text
    return texts


def _weights(numbers: Sequence[float]) -> list[bytes]:
    four = b"%.4f," * len(numbers) % tuple(numbers)
    # One trailing zero, or two, go; a third would be one of the two decimals that stay.
    texts = four.replace(b"00,", b";").replace(b"0,", b";").replace(b",", b";").split(b";")
    for at, number in _special(numbers, 32):
        texts[at] = numerals.weight(number).encode()
    del texts[-1]
    return texts


def plains(numbers: Sequence[float], digits: Sequence[bytes]) -> list[bytes]:
    """``numerals.plain`` of each."""
    return [numerals.plain(number).encode() for number in numbers]


def spoken(texts: Sequence[bytes]) -> list[bytes]:
    """``numerals.spoken`` of each text, none of which has a comma."""
    joined = b",".join(texts).replace(b"e", b" times 10 to the ").replace(b"-", b"minus ")
    return joined.split(b",")[: len(texts)]


def seen(texts: Sequence[bytes]) -> list[bytes]:
    """``numerals.seen`` of each text, none of which has a comma."""
    return b",".join(texts).replace(b"-", _MINUS).split(b",")[: len(texts)]


_MINUS = numerals.MINUS.encode()
_POINT = ord(".")


def _special(numbers: Sequence[float], half: int) -> list[tuple[int, float]]:
    """(place, number) of those that the format alone may not write as they should be.

    Too small, too large, or a multiple of 1 / ``half``, of which every second one is on a half.
    """
    return [
        (at, numbers[at])
        for at, size in enumerate(map(abs, numbers))
        if (size * half).is_integer() or not SMALL <= size < ORDINARY
    ]


WAYS: dict[str, Callable[[Sequence[float], Sequence[bytes]], list[bytes]]] = {
    "value": values,
    "weight": weights,
    "plain": plains,
}
"""How a hole may want its number …"""

THEN: dict[str, Callable[[Sequence[bytes]], list[bytes]]] = {"spoken": spoken, "seen": seen}
"""… and what may be done with the text."""
