"""What a lesson in one file carries in place of a server: an answer to all it can be asked.

Rules and granularities share most of their steps. Each step stands here once, beside those it
resembles, because gzip finds only what it has seen in the last 32 kB.
"""

from collections.abc import Hashable
from typing import Any, get_args

from app import answers, listings
from app.engine.rules import RULES
from app.json_bytes import json_bytes
from app.schemas.writing import Wire
from app.walkthrough.step import Granularity

GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)


def file_answers(problem: Wire) -> Wire:
    """Walks, checks and programs of a problem under every rule.

    The ``steps`` of a trace are places in the list of ``steps``, where they have no number.
    """
    problems = [{**problem, "rule": rule} for rule in RULES]
    traces = [
        answers.trace_answer(each, granularity)
        for granularity in GRANULARITIES
        for each in problems
    ]
    return _steps_once(traces) | {
        "checks": [answers.gradient_check_answer(each) for each in problems],
        "listings": [
            answers.code_answer(each, language)
            for language in listings.DIALECTS
            for each in problems
        ],
    }


def _steps_once(traces: list[Wire]) -> Wire:
    """The traces with their steps set apart."""
    found: dict[bytes, tuple[tuple[Hashable, ...], Wire]] = {}
    walks: list[list[bytes]] = []
    for trace in traces:
        walk = []
        for step in trace["steps"]:
            plain = {name: value for name, value in step.items() if name != "step"}
            key = json_bytes(plain)
            found.setdefault(key, (_kin(step, len(found)), plain))
            walk.append(key)
        walks.append(walk)
    ordered = sorted(found, key=lambda key: found[key][0])
    place = {key: number for number, key in enumerate(ordered)}
    return {
        "steps": [found[key][1] for key in ordered],
        "traces": [
            {**trace, "steps": [place[key] for key in walk]}
            for trace, walk in zip(traces, walks, strict=True)
        ],
    }


def _kin(step: dict[str, Any], met: int) -> tuple[Hashable, ...]:
    """Sorts a step beside those of the same units under other rules, and in a layer."""
    return step["phase"], step["layer"] or 0, step["kind"], step["unit"] or 0, met
