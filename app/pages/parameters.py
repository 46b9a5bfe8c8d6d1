"""The parameters of a link that are about the view: one table, which the docs and dialogs repeat.

None of them can break a page: one that cannot be read takes its default and is told of.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, NamedTuple
from urllib.parse import quote

from app import link
from app.http import version
from app.one_line import one_line
from app.pages.step_names import NAME
from app.walkthrough.step import Granularity

PARTS = ("graph", "formula", "matrix", "code", "values", "check", "controls", "editor")
"""What `show` and `hide` may name."""

MAX_TITLE = 120
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_ORIGIN = re.compile(r"null|https?://[A-Za-z0-9.\[\]:-]{1,200}")


class Parameter(NamedTuple):
    """One row of the table."""

    name: str
    type: str
    default: str
    allowed: str
    meaning: str


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text

    return read


def _switch(text: str) -> bool:
    return _one_of("0", "1")(text) == "1"


def _step(text: str) -> int | str:
    if re.fullmatch(r"[1-9][0-9]{0,4}", text):
        return int(text)
    if NAME.fullmatch(text):
        return text
    raise ValueError("must be a step's number, from 1, or its name, such as delta3.2")


def _parts(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(text.split("-")))
    wrong = [name for name in names if name not in PARTS]
    if wrong:
        raise ValueError(f"must be names joined by -, of {', '.join(PARTS)}")
    return names


def _title(text: str) -> str:
    if len(text) > MAX_TITLE:
        raise ValueError(f"must have at most {MAX_TITLE} characters")
    return one_line(text)


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(f"must be {what}")
        return text

    return read


@dataclass(frozen=True, slots=True)
class View:
    """How a link wants its lesson shown."""

    step: int | str | None = None
    granularity: Granularity = "unit"
    play: bool | None = None
    speed: str = "1"
    theme: str = "auto"
    motion: str = "auto"
    show: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    lock: bool = False
    errata: bool | None = None
    title: str = ""
    id: str = ""
    origin: str = ""
    autosize: bool = True
    v: str = ""
    warnings: tuple[str, ...] = ()
    kept: str = ""
    """What of it belongs into the address while the lesson is edited and stepped through."""


_TABLE: tuple[tuple[Parameter, Callable[[str], Any]], ...] = (
    (Parameter("step", "number or name", "", "1 to the last, or a name such as `delta3.2`",
               "Where to begin. A name is x, cost, z2.1, a2.1, error4, delta4, sum3.2, delta3.2 or "
               "gradient2."), _step),
    (Parameter("granularity", "name", "unit", "`unit`, `layer`",
               "Whether units or whole layers make a step."), _one_of("unit", "layer")),
    (Parameter("play", "0 or 1", "", "`0`, `1`",
               "Whether it plays by itself: 1 where no step is named, 0 where one is."), _switch),
    (Parameter("speed", "number", "1", "`0.5`, `1`, `2`, `4`",
               "How fast it plays."), _one_of("0.5", "1", "2", "4")),
    (Parameter("theme", "name", "auto", "`auto`, `light`, `dark`",
               "Colours; auto follows the system."), _one_of("auto", "light", "dark")),
    (Parameter("motion", "name", "auto", "`auto`, `off`",
               "off shows end states only; auto follows the system."), _one_of("auto", "off")),
    (Parameter("show", "names joined by `-`", "", ", ".join(f"`{part}`" for part in PARTS),
               "What to show beside what an embed has anyway: graph, formula and controls."),
     _parts),
    (Parameter("hide", "names joined by `-`", "", ", ".join(f"`{part}`" for part in PARTS),
               "What to leave out."), _parts),
    (Parameter("lock", "0 or 1", "0", "`0`, `1`",
               "1: nothing can be edited."), _switch),
    (Parameter("errata", "0 or 1", "", "`0`, `1`",
               "Whether the lecture's errata are told; without it, for the lecture's networks."),
     _switch),
    (Parameter("title", "text", "", f"at most {MAX_TITLE} characters",
               "What the page is called."), _title),
    (Parameter("id", "text", "", "1 to 64 of `A-Z a-z 0-9 _ . -`",
               "What a frame calls itself in its messages."),
     _matching(_ID, "1 to 64 of A-Z a-z 0-9 _ . -")),
    (Parameter("origin", "origin", "", "scheme, host and port",
               "The only origin whose messages a frame takes."),
     _matching(_ORIGIN, "an origin: scheme, host and port, or null")),
    (Parameter("autosize", "0 or 1", "1", "`0`, `1`",
               "0: a frame does not tell its height."), _switch),
    (Parameter("v", "version", "", "a version of the program",
               version.MEANING), _matching(version.VERSION, version.WHAT)),
)  # fmt: skip

PARAMETERS = tuple(parameter for parameter, _ in _TABLE)
NAMES = frozenset(parameter.name for parameter in PARAMETERS)
_READERS = {parameter.name: reader for parameter, reader in _TABLE}

_TRACKING = re.compile(r"utm_|(?:fbclid|gclid|msclkid|mc_cid|mc_eid)$")
"""What mail programs and platforms add to links, to follow who reads them: nobody meant us."""

_MOVING = {"step", "granularity", "play"}
"""What a person changes by stepping, and what is over once they did."""

assert {field.name for field in fields(View)} - {"warnings", "kept"} == NAMES


def read(parsed: link.ParsedLink) -> View:
    """The view that a link asks for; what it says that cannot be, becomes a warning."""
    return view_of(parsed.others, parsed.unknown)


def _of_unknown(name: str) -> str:
    if name in NAMES:
        return f"{name} could not be read."
    near = get_close_matches(name[:40], NAMES, n=1, cutoff=0.75)
    meant = f" (did you mean {near[0]}?)" if near else ""
    return f"{one_line(name)[:40]} is not a parameter here{meant}."


def view_of(others: Mapping[str, str], unknown: Mapping[str, str]) -> View:
    """The same from the parameters themselves."""
    values: dict[str, Any] = {}
    warnings = []
    kept = []
    for name, text in others.items():
        try:
            values[name] = _READERS[name](text)
            if name not in _MOVING:
                kept.append(f"{name}={quote(text, safe='')}")
        except ValueError as error:
            warnings.append(f"{name} {error}.")
    warnings += [_of_unknown(name) for name in list(unknown)[:20] if not _TRACKING.match(name)]
    return View(**values, warnings=tuple(warnings), kept="&".join(kept))
