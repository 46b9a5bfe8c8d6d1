"""The notes that belong to a step: the lecture's errata, and what its intuition leaves out.

Whether an erratum is shown is the page's choice (only beside the lecture's own networks); here
each stands wherever its formula does.
"""

from typing import TypedDict

from app.walkthrough.numerals import seen, value


class Note(TypedDict):
    """One note. ``at`` is the minute of the lecture, ``exact`` the true value of an intuition."""

    kind: str
    at: str | None
    text: str
    exact: float | list[float] | None


def _erratum(at: str, text: str) -> Note:
    return {"kind": "erratum", "at": at, "text": text, "exact": None}


LAST_TERM = _erratum(
    "4:39",
    "The last term of z\u2081\u207d\u00b3\u207e should use a\u2082\u207d\u00b2\u207e, "
    "not a\u2081\u207d\u00b2\u207e.",
)
COST = _erratum(
    "6:08",
    "The slide drops the minus sign, a pair of parentheses and the \u201c1 \u2212\u201d in the "
    "second log. This is the corrected formula.",
)
SIGN = _erratum("8:50", "The lecture says y \u2212 a. The correct sign is a \u2212 y.")


def not_the_gradient(exact: float) -> Note:
    """What the intuition's errors make of a gradient, with the true one of the entry shown."""
    text = f"These come from errors without g\u2032(z). The exact value is {seen(value(exact))}."
    return {"kind": "intuition", "at": None, "text": text, "exact": exact}


def intuition(exact: float | list[float]) -> Note:
    """What the lecture's intuition leaves out, with the true δ."""
    values = exact if isinstance(exact, list) else [exact]
    shown = ", ".join(seen(value(v)) for v in values)
    plural = "values are" if isinstance(exact, list) else "value is"
    text = f"The video\u2019s formula leaves out g\u2032(z). The exact {plural} {shown}."
    return {"kind": "intuition", "at": None, "text": text, "exact": exact}
