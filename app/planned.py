"""An answer with steps as JSON bytes, from a plan that is made once per topology.

What stands around the numbers depends on the topology: sizes, activations, loss, rule,
granularity. The readable builders (``schemas.writing``, ``walkthrough.steps``) write it once over
a form with holes for numbers; the JSON of that is cut at its holes, and kept. A request makes each
of its numbers into text once, and joins. So there is one source of every sentence and one way to
an answer.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from app.json_bytes import json_bytes, json_of_floats
from app.link import shortest_of_each
from app.walkthrough import many_numerals
from app.walkthrough.holes import CLOSE, JSON, LATE, OPEN, SHORTEST, TEXT
from app.walkthrough.many_numerals import THEN, Way
from app.walkthrough.told import Told

# A hole that is a whole JSON value (a number, a list of notes) loses its quotes, one within a
# text has none.
_HOLE = re.compile(f'"{OPEN}([0-9]+|{JSON} [^{CLOSE}]*){CLOSE}"|{OPEN}([^{CLOSE}]*){CLOSE}')

WAYS = many_numerals.WAYS | {SHORTEST: Way(shortest_of_each, reads_digits=True)}
"""How a hole may want its number."""

Texts = list[bytes]
_Getter = Callable[[Sequence[Any]], Sequence[Any]]
"""Those of a sequence that are wanted, in order."""


@dataclass(frozen=True, slots=True)
class _InWords:
    """The numbers that are written in one way."""

    among: _Getter
    """All numbers, or their texts ↦ those of these."""
    way: Way


@dataclass(frozen=True, slots=True)
class _Turned:
    """The texts that something is done with."""

    among: _Getter
    """Those of a request so far ↦ these."""
    then: Callable[[Sequence[bytes]], Texts]


@dataclass(frozen=True, slots=True)
class _Late:
    """A text, or a value, that hangs on the numbers as a whole."""

    function: Callable[..., Any]
    arguments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mostly:
    """The texts of a function that nearly always say the same."""

    exceptions: Callable[[Told], Iterable[tuple[int, ...]]]
    usual: Texts
    otherwise: dict[tuple[int, ...], tuple[int, _Late]]
    """Arguments of the function ↦ which of the texts it is, and how it is written."""

    def written(self, told: Told) -> Texts:
        """What they say of ``told``."""
        texts = self.usual
        others = [self.otherwise[arguments] for arguments in self.exceptions(told)]
        if others:
            texts = [*texts]
            written = _written(told, [late for _, late in others])
            for (at, _), text in zip(others, written, strict=True):
                texts[at] = text
        return texts


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands between the holes, and what goes into them."""

    pattern: bytes
    """The JSON with %b in place of each hole."""
    holes: _Getter
    """All texts of a request ↦ those of the holes, in order."""
    words: list[_InWords]
    turned: list[_Turned]
    late_texts: list[_Late]
    mostly: list[_Mostly]
    late_values: list[_Late]

    def filled(self, told: Told) -> bytes:
        """The JSON with the numbers of ``told``. Raises ValueError for NaN."""
        counts, numbers = told.counts(), told.numbers()
        texts = [b"%d" % each for each in counts]
        texts += json_of_floats(numbers)[1:-1].split(b",")
        numbers = counts + numbers
        for words in self.words:
            read = texts if words.way.reads_digits else numbers
            texts += words.way.write(words.among(read))
        for turned in self.turned:
            texts += turned.then(turned.among(texts))
        if self.late_texts:
            texts += _written(told, self.late_texts)
        for group in self.mostly:
            texts += group.written(told)
        for value in self.late_values:
            texts.append(json_bytes(value.function(told, *value.arguments)))
        return self.pattern % tuple(self.holes(texts))

    @property
    def size(self) -> int:
        """Roughly its bytes in memory."""
        return len(self.pattern) + 40 * self.pattern.count(b"%b")  # a number in ``holes``


def _written(told: Told, late: Sequence[_Late]) -> Texts:
    return _as_json([each.function(told, *each.arguments) for each in late])


def _as_json(texts: list[str]) -> Texts:
    """Each without its quotes."""
    return json_bytes(texts)[2:-2].split(b'","')  # a quote within a text has a backslash before it


def planned(form: Any, told: Told) -> Plan:
    """The plan of what is written over the form of ``told``."""
    text = json_bytes(form).decode().replace("%", "%%")
    wanted = [a or b for a, b in _HOLE.findall(text)]
    pattern = _HOLE.sub("%b", text).encode()

    kinds = list(dict.fromkeys(wanted))
    texts = [str(number) for number in range(len(told.counts()) + len(told.numbers()))]
    """The hole that each text of a request is for, in the order of ``Plan.filled``."""
    in_words, turned = _words([hole for hole in kinds if hole[0].isdecimal()])
    for holes in in_words.values():
        texts += holes
    for then, holes in turned.items():
        texts += [f"{hole} {then}" for hole in holes]
    late = {kind: [h for h in kinds if h.startswith(f"{kind} ")] for kind in (TEXT, JSON)}
    mostly: dict[str, list[str]] = {}
    for hole in late[TEXT]:
        if LATE[_name(hole)].usually is not None:
            mostly.setdefault(_name(hole), []).append(hole)
    late[TEXT] = [hole for hole in late[TEXT] if _name(hole) not in mostly]
    texts += [*late[TEXT], *chain.from_iterable(mostly.values()), *late[JSON]]
    place = dict(zip(texts, range(len(texts)), strict=True))

    def among(holes: Iterable[str]) -> _Getter:
        return _getter([place[hole] for hole in holes])  # of one number for each, for all getters

    return Plan(
        pattern,
        among(wanted),
        [
            _InWords(among(hole.split(" ")[0] for hole in holes), WAYS[way])
            for way, holes in in_words.items()
        ],
        [_Turned(among(holes), THEN[then]) for then, holes in turned.items()],
        [_late(hole) for hole in late[TEXT]],
        [_mostly(told, holes) for holes in mostly.values()],
        [_late(hole) for hole in late[JSON]],
    )


def _words(holes: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The holes "number way" by their ways, and what is done with them: then ↦ such holes."""
    ways: dict[str, dict[str, None]] = {}
    thens: dict[str, list[str]] = {}
    for hole in holes:
        number, _, how = hole.partition(" ")
        way, _, then = how.partition(" ")
        if way:
            ways.setdefault(way, {})[f"{number} {way}"] = None
        if then:
            thens.setdefault(then, []).append(f"{number} {way}")
    return {way: [*own] for way, own in ways.items()}, thens


def _name(hole: str) -> str:
    """Of the function that writes it."""
    return hole.split(" ")[1]


def _late(hole: str) -> _Late:
    _, name, *arguments = hole.split(" ")
    return _Late(LATE[name].function, tuple([int(each) for each in arguments if each]))


def _mostly(told: Told, holes: Sequence[str]) -> _Mostly:
    """Of holes of one function."""
    usually, late = LATE[_name(holes[0])].usually, [*map(_late, holes)]
    assert usually is not None, "those that always hang on the numbers are elsewhere"
    usual = _as_json([usually.text(told, *each.arguments) for each in late])
    otherwise = {each.arguments: (at, each) for at, each in enumerate(late)}
    return _Mostly(usually.exceptions, usual, otherwise)


def _getter(places: Sequence[int]) -> _Getter:
    if len(places) > 1:
        return itemgetter(*places)
    (place,) = places
    return itemgetter(slice(place, place + 1))  # of a single one too, a sequence
