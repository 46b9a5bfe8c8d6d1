"""Numbers as words: rounded for the eye and for the ear. The only place where a number rounds.

The page's ``format.js`` follows the same rules to the last digit, ties included; a test compares
the two.
"""

from app.walkthrough.holes import OPEN, is_hole, written

MINUS = "\u2212"
_UP = 1 + 2.0**-52
"""Times this, a float64 is a little larger: enough to leave a half."""

SMALL, LARGE = 0.000995, 999_999.5
"""Below the one, a few decimals would read as zero, or as twice what is there; from the other on,
a number is too long."""

FINE = 0.00995
"""Below this three decimals have one digit, with which nobody can reckon; a fourth is shown."""

ORDINARY = 9.99
"""Up to here every number has all the decimals that it may have."""


def value(v: float) -> str:
    """Three decimals, a fourth below 0.01, fewer from 10 on; "1.8e-4" below 0.001. ASCII minus,
    never "-0.000"."""
    if is_hole(v):
        return written(v, "value")
    size = abs(v)
    if FINE <= size < ORDINARY and v * 16 % 2 != 1:
        return f"{v:.3f}"
    if SMALL <= size < FINE:
        return f"{v:.4f}"  # no half is so small
    return _scientific(v) if _needs_exponent(v) else _signed(v, _decimals(size, 3))


def weight(v: float) -> str:
    """A weight as it was typed, with at least 2 and at most 4 decimals, fewer from 10 on."""
    if is_hole(v):
        return written(v, "weight")
    if SMALL <= abs(v) < ORDINARY and v * 32 % 2 != 1:
        text = f"{v:.4f}"
        return text[:-2] if text.endswith("00") else text.removesuffix("0")
    size = abs(v)
    four = _fixed(size, 4)
    if _needs_exponent(v) and float(four) != size:
        return _scientific(v)
    if _decimals(size, 4) < 4:
        return _signed(v, _decimals(size, 2))
    whole, _, decimals = four.partition(".")
    text = f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"
    return f"-{text}" if v < 0 and float(text) else text


def short(v: float) -> str:
    """For small cells: two decimals from 0.1 on, three below; "1.8e-4" when tiny."""
    if _needs_exponent(v):
        return _scientific(v)
    size = abs(v)
    return _signed(v, _decimals(size, 3 if size and float(_fixed(size, 3)) < 0.1 else 2))


def six(v: float) -> str:
    """At most six significant digits, for paper: "0.420018", "-0.5", "1.23457e-7"."""
    mantissa, e, exponent = f"{v or 0.0:.6g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def plain(v: float) -> str:
    """A target as it was typed: "1", "0.25"; at most 4 decimals."""
    if is_hole(v):
        return written(v, "plain")
    if v in (0.0, 1.0):  # as most targets are
        return "1" if v else "0"
    text = weight(v)
    return text if "e" in text or "." not in text else text.rstrip("0").rstrip(".")


def vector(values: list[float]) -> str:
    """ "(0.475, 0.741)"; the middle of a long one is left out and marked by "…"."""
    shown = [value(v) for v in values]
    if len(shown) > 6:
        shown = [*shown[:4], "…", shown[-1]]
    return f"({', '.join(shown)})"


def seen(text: str) -> str:
    """For the screen: the true minus sign."""
    if OPEN in text:
        return written(text, "seen")
    return text.replace("-", MINUS)


def spoken(text: str) -> str:
    """For the ear: "minus" in words, powers of ten too."""
    if OPEN in text:
        return written(text, "spoken")
    mantissa, e, exponent = text.partition("e")
    if e:
        return f"{spoken(mantissa)} times 10 to the {spoken(exponent)}"
    return text.replace("-", "minus ")


def _needs_exponent(v: float) -> bool:
    size = abs(v)
    return size != 0.0 and (size < SMALL or size >= LARGE)


def _decimals(size: float, most: int) -> int:
    """Decimals that keep a number within seven characters, also where it rounds up."""
    if float(_fixed(size, most)) < 10:
        return most
    if float(_fixed(size, 2)) < 100:
        return 2
    return 1 if float(_fixed(size, 1)) < 1000 else 0


def _signed(v: float, decimals: int) -> str:
    text = _fixed(abs(v), decimals)
    return f"-{text}" if v < 0 and float(text) else text


def _fixed(size: float, decimals: int) -> str:
    """Half is rounded up, as people do and as JavaScript does; Python's format takes the even.

    Only a float64 that is an odd multiple of 2^-(decimals + 1) lies exactly on a half.
    """
    if (size * (2 << decimals)) % 2 == 1:
        size *= _UP
    return f"{size:.{decimals}f}"


def _scientific(v: float) -> str:
    size = abs(v)
    if size >= LARGE and size < 1e15 and size % 1 == 0:
        step = 10 ** (len(str(int(size))) - 2)
        if int(size) % step * 2 == step:  # on a half, as 1.25e6 is
            size *= _UP
    mantissa, _, exponent = f"{-size if v < 0 else size:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}"
