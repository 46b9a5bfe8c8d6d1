"""A question's way from its bytes to its answer's: kept where it was asked before."""

from collections.abc import Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app import link
from app.api.asking import NO_OPTIONS, Asked, Options, asked
from app.http import version
from app.http.body import read_body
from app.http.etag import cached_json, etag
from app.http.lane import LONG
from app.json_bytes import json_bytes
from app.kept import Kept
from app.limits import MAX_ANSWERS
from app.problem_details import ProblemError
from app.schemas.problem import NetworkIn
from app.schemas.writing import Wire


class _Answer(NamedTuple):
    body: bytes
    tag: str | None
    """Of a GET; nobody asks for a POST's."""
    control: str
    """How long it may be kept, by what the link says of its version."""


_answers: Kept[_Answer] = Kept(MAX_ANSWERS)

LONG_BODY = 16 * 1024
"""Bytes: to read a longer one takes a millisecond or more, and much more if it is wrong."""


async def answered(
    request: Request,
    answer: Callable[[Asked], Wire | bytes],
    reads: type[NetworkIn] | None = None,
    options: Options = NO_OPTIONS,
    control: str | None = None,
    is_long: Callable[[Asked], bool] = lambda asked: False,
) -> Response:
    """The answer as JSON; a refusal in the terms in which the question was put.

    An answer is a pure function of path, query and body, so equal bytes have the one of before.
    ``control`` says how long it may be kept, where that does not follow from the link.
    One that takes more than about a millisecond (``is_long``) is made beside the others.
    """
    scope = request.scope
    body = await read_body(request) if scope["method"] == "POST" else None
    address = (scope["path"], scope["query_string"], body)
    known = _answers.get(address)
    if known is None:
        if body is not None and len(body) > LONG_BODY:
            known = await LONG.run(lambda: _made(asked(request, body, options, reads), answer))
        else:
            question = asked(request, body, options, reads)
            if is_long(question):
                known = await LONG.run(lambda: _made(question, answer))
            else:
                known = _made(question, answer)
        size = len(known.body) + len(scope["query_string"]) + len(body or b"")
        _answers.put(address, known, size)
    return cached_json(request, known.body, control or known.control, known.tag)


def _made(question: Asked, answer: Callable[[Asked], Wire | bytes]) -> _Answer:
    try:
        made = answer(question)
    except ProblemError as error:
        raise (link.refusal_in_link_terms(error) if question.by_link else error) from None
    body = made if isinstance(made, bytes) else json_bytes(made)
    if (other := version.warning(question.version)) is not None:
        body = body[:-1] + b',"warnings":' + json_bytes([other]) + b"}"
    tag = etag(body) if question.by_link else None
    return _Answer(body, tag, version.control(question.version))
