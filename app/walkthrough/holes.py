"""Places for numbers in a telling: what a walk says depends on its topology, its numbers do not.

A walk over holes in place of numbers is a form: the readable builder fills in its words once per
topology, and whoever has the numbers of one problem fills in the rest. A hole is a text that
names the number (its place among ``Told.counts`` and then ``Told.numbers``) and how it is to be
written; the functions that would write the number add their own name to the hole. Where words hang
on a number (a unit that is off), the whole text is a hole that names the function which writes it.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    NamedTuple,
    ParamSpec,
    TypeGuard,
    TypeVar,
    cast,
)

if TYPE_CHECKING:
    from app.walkthrough.told import Told

OPEN, CLOSE = "\ue000", "\ue001"
"""Characters that no text of ours has: of an area that is nobody's."""

SHORTEST = "shortest"
"""The way in which a link wants its numbers."""

JSON, TEXT = "json", "text"
"""What a function of all numbers writes: a value of its own, or a part of a text."""


def hole(at: int) -> float:
    """The place of the number ``at``. Typed as a number, for it goes where a number goes."""
    return cast(float, f"{OPEN}{at}{CLOSE}")


def is_hole(v: object) -> TypeGuard[str]:
    """Whether a hole stands where a number would."""
    return isinstance(v, str)


def written(text: str, how: str) -> str:
    """A text in which every hole is to be written in one more way."""
    return text.replace(CLOSE, f" {how}{CLOSE}")


P = ParamSpec("P")
Result = TypeVar("Result")


class Usually(NamedTuple):
    """What a text says in nearly every telling, whatever its numbers are."""

    exceptions: Callable[["Told"], Iterable[tuple[int, ...]]]
    """What is told ↦ the function's other arguments for which its text says something else."""
    text: Callable[..., str]
    """What is told, and the other arguments ↦ what it says else, whatever the numbers are."""


class Late(NamedTuple):
    """A function of what is written only when numbers are there."""

    function: Callable[..., Any]
    usually: Usually | None


LATE: dict[str, Late] = {}
"""By the function's name."""


def late(
    kind: str, usually: Usually | None = None
) -> Callable[[Callable[Concatenate["Told", P], Result]], Callable[Concatenate["Told", P], Result]]:
    """For a function of everything told and of whole numbers: over holes it is put off."""

    def decorated(
        function: Callable[Concatenate["Told", P], Result],
    ) -> Callable[Concatenate["Told", P], Result]:
        name = function.__name__
        assert name not in LATE, "a hole names its function by this alone"
        LATE[name] = Late(function, usually)

        @wraps(function)
        def now_or_later(told: "Told", *args: P.args, **kwargs: P.kwargs) -> Result:
            if not told.is_form:
                return function(told, *args, **kwargs)
            return cast(Result, f"{OPEN}{kind} {name} {' '.join(map(str, args))}{CLOSE}")

        return cast(Callable[Concatenate["Told", P], Result], now_or_later)

    return decorated
