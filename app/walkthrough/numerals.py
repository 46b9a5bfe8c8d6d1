"""Numbers as words: rounded for the eye and for the ear. The only place where a number rounds."""

MINUS = "\u2212"


def value(v: float) -> str:
    """Three decimals, fewer from 10 on; "1.8e-4" below 0.0005. ASCII minus, never "-0.000"."""
    size = abs(v)
    if size == 0.0:
        return "0.000"
    if size < 0.0005 or size >= 999_999.5:
        return _scientific(v)
    decimals = 3 if size < 9.9995 else 2 if size < 99.995 else 1 if size < 999.95 else 0
    return f"{v:.{decimals}f}"


def weight(v: float) -> str:
    """A weight as it was typed, with at least 2 and at most 4 decimals."""
    size = abs(v)
    if size == 0.0:
        return "0.00"
    if size < 0.00005:
        return _scientific(v)
    whole, _, decimals = f"{v:.4f}".partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def plain(v: float) -> str:
    """A target as it was typed: "1", "0.25"; at most 4 decimals."""
    if v != 0.0 and abs(v) < 0.00005:
        return _scientific(v)
    text = f"{v:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def vector(values: list[float]) -> str:
    """ "(0.475, 0.741)"; the middle of a long one is left out and marked by "…"."""
    shown = [value(v) for v in values]
    if len(shown) > 6:
        shown = [*shown[:4], "…", shown[-1]]
    return f"({', '.join(shown)})"


def seen(text: str) -> str:
    """For the screen: the true minus sign."""
    return text.replace("-", MINUS)


def spoken(text: str) -> str:
    """For the ear: "minus" in words, powers of ten too."""
    mantissa, e, exponent = text.partition("e")
    if e:
        return f"{spoken(mantissa)} times 10 to the {spoken(exponent)}"
    return text.replace("-", "minus ")


def _scientific(v: float) -> str:
    mantissa, _, exponent = f"{v:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}"
