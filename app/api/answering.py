"""A question's way from its bytes to its answer's: kept where it was asked before."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app import link
from app.api.asking import NO_OPTIONS, Asked, Options, asked
from app.http import version
from app.http.body import read_body
from app.http.compressed import in_gzip_headers, reads_gzip, small
from app.http.etag import cached_json, etag
from app.http.lane import LONG, PACKING
from app.json_bytes import json_bytes
from app.kept import Kept, Seen
from app.limits import MAX_ANSWERS, MAX_POSTED
from app.problem_details import ProblemError
from app.schemas.problem import NetworkIn
from app.schemas.writing import Wire


class _Answer(NamedTuple):
    body: bytes
    tag: str | None
    """Of a GET; nobody asks for a POST's."""
    control: str
    """How long it may be kept, by what the link says of its version."""
    in_gzip: bytes | None = None
    """The body made small, once somebody has asked for it so."""


_Address = tuple[str, bytes, bytes | None]
"""Path, query and body: all that an answer hangs on."""

_answers: Kept[_Answer] = Kept(MAX_ANSWERS)
_posted = Seen(MAX_POSTED)
"""Numbers that a hand drags are gone in the next moment: what is POSTed is kept when it is asked
for again, so that it does not take the place of the lesson that a class is looking at."""

LONG_ANSWER = 64 * 1024
"""Bytes: a longer one is sent in gzip, a quarter as long, to who reads that. To make it so takes
half a millisecond for each 100 kB; what is shorter is sent as it is, without a look at who asks."""
LONG_BODY = 16 * 1024
"""Bytes: to read a longer one takes a millisecond or more, and much more if it is wrong."""


async def answered(
    request: Request,
    answer: Callable[[Asked], Wire | bytes],
    reads: type[NetworkIn] | None = None,
    options: Options = NO_OPTIONS,
    control: str | None = None,
    is_long: Callable[[Asked], bool] = lambda asked: False,
    made_first: Callable[[Asked], Hashable | None] = lambda asked: None,
) -> Response:
    """The answer as JSON; a refusal in the terms in which the question was put.

    An answer is a pure function of path, query and body, so equal bytes have the one of before.
    ``control`` says how long it may be kept, where that does not follow from the link.
    One that takes more than about a millisecond (``is_long``) is made beside the others. Where
    questions have a part in common that has to be made first (``made_first`` names it), one is
    answered so for all of them, and the others when it is there.
    """
    scope, gone = request.scope, request.is_disconnected
    body = await read_body(request) if scope["method"] == "POST" else None
    address = (scope["path"], scope["query_string"], body)
    known = _answers.get(address)
    if known is None:
        # Told at once, for somebody else may ask the same while this is being answered.
        again = body is None or _posted.before(address)
        question = None
        if body is None or len(body) <= LONG_BODY:
            question = asked(request, body, options, reads)
        while question is not None and (part := made_first(question)) is not None:
            tried, found = await LONG.run(
                partial(_tried, question, answer, address, again), gone, part
            )
            if tried is question:
                if isinstance(found, Exception):
                    raise found
                known = found
                break
            known = _answers.get(address)
            if known is not None:  # somebody else with the same question was faster
                break
        if known is not None:
            pass  # it was this one that was answered first
        elif question is not None and not is_long(question):
            known = _made(question, answer, address, again)
        else:

            def in_turn() -> _Answer:
                read = question or asked(request, body, options, reads)
                return _made(read, answer, address, again)

            # Of a class that opens one link at once, all wait for the answer to the first.
            known = await LONG.run(in_turn, gone, address)
    response = cached_json(request, known.body, control or known.control, known.tag)
    if len(known.body) > LONG_ANSWER:
        response.raw_headers.append((b"vary", b"Accept-Encoding"))
        if reads_gzip(request):
            return await _in_gzip(request, response, known, address)
    return response


async def _in_gzip(
    request: Request, response: Response, known: _Answer, address: _Address
) -> Response:
    """A long answer for who reads gzip, as pages are: made small once, beside everything else."""
    if response.status_code == 304:
        response.headers["ETag"] = f"W/{response.headers['ETag']}"
        return response

    def pack() -> bytes:
        packed = small(known.body)
        if address in _answers:
            _keep(address, known._replace(in_gzip=packed))
        return packed

    try:
        packed = known.in_gzip or await PACKING.run(pack, request.is_disconnected, address)
    except ProblemError:  # too many at once: nobody is refused for that
        return response
    return Response(packed, headers=in_gzip_headers(response.headers))


def _keep(address: _Address, found: _Answer) -> None:
    size = len(found.body) + len(found.in_gzip or b"")
    _answers.put(address, found, size + len(address[1]) + len(address[2] or b""))


def _tried(
    question: Asked, answer: Callable[[Asked], Wire | bytes], address: _Address, again: bool
) -> tuple[Asked, _Answer | Exception]:
    """The question that was answered for the sake of the part that others wait for, its answer.

    What is wrong with it is told to who asked it, not to those.
    """
    try:
        return question, _made(question, answer, address, again)
    except Exception as error:
        return question, error


def _made(
    question: Asked, answer: Callable[[Asked], Wire | bytes], address: _Address, again: bool
) -> _Answer:
    """The answer, which is kept from now on where somebody may ask ``again``."""
    try:
        made = answer(question)
    except ProblemError as error:
        raise (link.refusal_in_link_terms(error) if question.by_link else error) from None
    body = made if isinstance(made, bytes) else json_bytes(made)
    if (other := version.warning(question.version)) is not None:
        body = body[:-1] + b',"warnings":' + json_bytes([other]) + b"}"
    tag = etag(body) if question.by_link else None
    found = _Answer(body, tag, version.control(question.version))
    if again:
        _keep(address, found)
    return found
