"""An answer with steps as JSON bytes, from a plan that is made once per topology.

What stands around the numbers depends on the topology: sizes, activations, loss, rule,
granularity. The readable builders (``schemas.writing``, ``walkthrough.steps``) write it once over
a form with holes for numbers; the JSON of that is cut at its holes, and kept. A request makes each
of its numbers into text once, and joins. So there is one source of every sentence and one way to
an answer.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from app.json_bytes import json_bytes
from app.walkthrough.holes import CLOSE, JSON, LATE, OPEN, TEXT
from app.walkthrough.many_numerals import THEN, WAYS, Way
from app.walkthrough.told import Told

# A hole that is a whole JSON value (a number, a list of notes) loses its quotes, one within a
# text has none.
_HOLE = re.compile(f'"{OPEN}([0-9]+|{JSON} [^{CLOSE}]*){CLOSE}"|{OPEN}([^{CLOSE}]*){CLOSE}')

Texts = list[bytes]
_Getter = Callable[[Sequence[Any]], Sequence[Any]]
"""Those of a sequence that are wanted, in order."""


@dataclass(frozen=True, slots=True)
class _InWords:
    """The numbers that are written in one way, and what else is made of their texts."""

    among: _Getter
    """All numbers, or their texts ↦ those of these."""
    way: Way
    then: tuple[tuple[Callable[[Sequence[bytes]], Texts], _Getter], ...]
    """What is done with the texts, and with which of them."""


@dataclass(frozen=True, slots=True)
class _Late:
    """A text, or a value, that hangs on the numbers as a whole."""

    function: Callable[..., Any]
    arguments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Mostly:
    """A text that nearly always says the same."""

    usually: Callable[..., bool]
    usual: bytes
    otherwise: _Late


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands between the holes, and what goes into them."""

    pattern: bytes
    """The JSON with %b in place of each hole."""
    holes: _Getter
    """All texts of a request ↦ those of the holes, in order."""
    words: list[_InWords]
    late_texts: list[_Late]
    mostly: list[_Mostly]
    late_values: list[_Late]

    def filled(self, told: Told) -> bytes:
        """The JSON with the numbers of ``told``. Raises ValueError for NaN."""
        numbers = told.numbers()
        texts = json_bytes(numbers)[1:-1].split(b",")
        for group in self.words:
            read = texts if group.way.reads_digits else numbers
            written = group.way.write(group.among(read))
            texts += written
            for then, wanted in group.then:
                texts += then(wanted(written))
        if self.late_texts:
            texts += _written(told, self.late_texts)
        for each in self.mostly:
            usually = each.usually(told, *each.otherwise.arguments)
            texts += [each.usual] if usually else _written(told, [each.otherwise])
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
    texts = [str(number) for number in range(len(told.numbers()))]
    """The hole that each text of a request is for, in the order of ``Plan.filled``."""
    words = _in_words([hole for hole in kinds if hole[0].isdecimal()], texts)
    late = {kind: [h for h in kinds if h.startswith(f"{kind} ")] for kind in (TEXT, JSON)}
    mostly = [hole for hole in late[TEXT] if LATE[_name(hole)].usually is not None]
    late[TEXT] = [hole for hole in late[TEXT] if hole not in mostly]
    texts += late[TEXT] + mostly + late[JSON]
    place = dict(zip(texts, range(len(texts)), strict=True))
    return Plan(
        pattern,
        _getter([place[hole] for hole in wanted]),
        words,
        [_late(hole) for hole in late[TEXT]],
        [_mostly(told, hole) for hole in mostly],
        [_late(hole) for hole in late[JSON]],
    )


def _in_words(holes: Sequence[str], texts: list[str]) -> list[_InWords]:
    """The groups of holes "number way" and "number way then"; adds their texts' holes."""
    which: dict[str, dict[str, int]] = {}
    """Way → number → its place among the numbers of this way."""
    thens: dict[str, dict[str, list[str]]] = {}
    """Way → then → the numbers whose texts it is wanted of."""
    for hole in holes:
        number, _, how = hole.partition(" ")
        way, _, then = how.partition(" ")
        if way:
            places = which.setdefault(way, {})
            places.setdefault(number, len(places))
        if then:
            thens.setdefault(way, {}).setdefault(then, []).append(number)
    words = []
    for way, places in which.items():
        texts += [f"{number} {way}" for number in places]
        more = []
        for then, numbers in thens.get(way, {}).items():
            texts += [f"{number} {way} {then}" for number in numbers]
            more.append((THEN[then], _getter([places[number] for number in numbers])))
        words.append(_InWords(_getter([*map(int, places)]), WAYS[way], tuple(more)))
    return words


def _name(hole: str) -> str:
    """Of the function that writes it."""
    return hole.split(" ")[1]


def _late(hole: str) -> _Late:
    _, name, *arguments = hole.split(" ")
    return _Late(LATE[name].function, tuple([int(each) for each in arguments if each]))


def _mostly(told: Told, hole: str) -> _Mostly:
    usually, late = LATE[_name(hole)].usually, _late(hole)
    assert usually is not None, "those that always hang on the numbers are elsewhere"
    (usual,) = _as_json([usually.text(told, *late.arguments)])
    return _Mostly(usually.holds, usual, late)


def _getter(places: Sequence[int]) -> _Getter:
    if len(places) > 1:
        return itemgetter(*places)
    (place,) = places
    return itemgetter(slice(place, place + 1))  # of a single one too, a sequence
