"""``/forward``, ``/backward``, ``/trace`` and its single steps, ``/code``."""

import re
from collections.abc import Hashable
from typing import cast
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from app import answers
from app.api.answering import answered
from app.api.asking import GRANULARITY, LANGUAGE, Asked
from app.problem_details import ProblemError
from app.schemas.problem import ForwardProblemIn, ProblemIn
from app.schemas.writing import Wire
from app.walkthrough.step import Granularity

INLINE = 500
"""Θ_ij up to which a pass and its JSON take less than about a millisecond."""
INLINE_STEPS, INLINE_NEW = 150, 15
"""The same for a walk whose plan is there, and for one whose plan has to be made. A link always
holds so few."""


def _long_pass(asked: Asked) -> bool:
    return asked.weights > INLINE


def _long_walk(asked: Asked) -> bool:
    """Asked after ``_new_plan``: where that can name the plan, the plan is there."""
    weights = asked.weights
    return weights > INLINE_STEPS or (
        weights > INLINE_NEW and not answers.can_name_plan(asked.sent)
    )


def _new_plan(asked: Asked) -> Hashable | None:
    """The topology whose plan has to be made: a class that drags weights at once needs one plan."""
    if not answers.can_name_plan(asked.sent) or not INLINE_NEW < asked.weights <= INLINE_STEPS:
        return None
    return answers.unplanned(asked.sent, _granularity(asked))


_NUMBER = re.compile(r"[1-9][0-9]{0,8}")  # one step, one address: no 020, no other digits


async def forward(request: Request) -> Response:
    """Every z and a of one example."""
    return await answered(
        request,
        lambda asked: answers.forward_answer(asked.sent),
        ForwardProblemIn,
        is_long=_long_pass,
    )


async def backward(request: Request) -> Response:
    """Every z, a, δ and gradient of one example."""
    return await answered(
        request, lambda asked: answers.backward_answer(asked.sent), ProblemIn, is_long=_long_pass
    )


async def trace(request: Request) -> Response:
    """All of them, and the steps in the order in which a person follows them."""

    def all_steps(asked: Asked) -> bytes:
        return answers.trace_bytes(asked.sent, _granularity(asked))

    return await answered(
        request, all_steps, ProblemIn, GRANULARITY, is_long=_long_walk, made_first=_new_plan
    )


def _granularity(asked: Asked) -> Granularity:
    return cast(Granularity, asked.options["granularity"])


def _problem_again(request: Request, whole: Wire) -> list[str]:
    """The problem's link, or nothing where it came in a body and has none: it is POSTed again.

    A link may be too long once the weights that were drawn stand in it; then it stays as it came.
    """
    if whole["query"] is not None:
        return [whole["query"]]
    if request.method == "POST":
        return []
    parts = request.scope["query_string"].decode("ascii").split("&")
    return [part for part in parts if part and not part.startswith(("granularity=", "v="))]


async def step(request: Request) -> Response:
    """One step, with links to its neighbours."""
    number = request.path_params["k"]

    def one(asked: Asked) -> Wire:
        granularity = _granularity(asked)
        whole = answers.trace_answer(asked.sent, granularity)
        steps = whole["steps"]
        wanted = int(number) if _NUMBER.fullmatch(number) else 0
        if not 1 <= wanted <= len(steps):
            raise ProblemError(404, f"There is no step {number[:20]}; there are 1 to {len(steps)}.")
        parts = [*_problem_again(request, whole), f"granularity={granularity}"]
        suffix = "&".join(parts + [f"v={quote(asked.version)}"] * bool(asked.version))
        found: Wire = steps[wanted - 1]
        return found | {
            "total": len(steps),
            "previous": f"{wanted - 1}?{suffix}" if wanted > 1 else None,
            "next": f"{wanted + 1}?{suffix}" if wanted < len(steps) else None,
        }

    return await answered(
        request, one, ProblemIn, GRANULARITY, is_long=_long_walk, made_first=_new_plan
    )


async def code(request: Request) -> Response:
    """The same pass as a program that runs as it stands."""

    def program(asked: Asked) -> Wire:
        return answers.code_answer(asked.sent, asked.options["language"])

    return await answered(request, program, ProblemIn, LANGUAGE, is_long=_long_pass)
