"""A request's JSON body: of the right type, within its limit, strictly parsed.

Decisions. Only `application/json` is taken: other `+json` types promise other shapes, and the
types that a foreign page may send without asking (text/plain, forms) stay out. The charset may
be named only if it is UTF-8. A body on GET, HEAD or OPTIONS has no meaning (RFC 9110, 9.3.1)
and is never read: a handler calls these functions for POST alone.
"""

from __future__ import annotations

from starlette.requests import Request

from app.limits import MAX_BODY
from app.problem_details import ProblemError
from app.strict_json import MalformedJson, parse

_OF_A_BODY = frozenset({b"content-type", b"content-encoding"})
_USUAL = [(b"content-type", b"application/json")]
_ACCEPTED = {"Accept-Post": "application/json"}


def parsed(body: bytes) -> object:
    """The value that a body spells. Raises ProblemError 400 for what is not strict JSON."""
    try:
        return parse(body)
    except MalformedJson as error:
        raise ProblemError(400, str(error)) from None


async def read_body(request: Request, limit: int = MAX_BODY) -> bytes:
    """The bytes of a JSON body, unparsed.

    Raises ProblemError: 415 for anything but plain UTF-8 `application/json`, 413 as soon as
    more than `limit` bytes are announced or arrive, 400 where the client hangs up.
    """
    told, announced = [], b""
    for header in request.scope["headers"]:
        name, value = header
        if name in _OF_A_BODY:
            told.append(header)
        elif name == b"content-length":
            announced = value
    if told != _USUAL:
        _refuse_other_types(request)
    # Length first: int() of a very long number is slow, and there is no need for its value.
    if announced.isdigit() and (len(announced) > 15 or int(announced) > limit):
        raise _too_large(limit)
    body: bytes | bytearray = b""  # nearly always one part, which is not copied
    more = True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            # Nobody is left to read this; it keeps a broken connection from being logged as ours.
            raise ProblemError(400, "The connection closed before the body was complete.")
        part = message.get("body", b"")
        if not body:
            body = part
        elif isinstance(body, bytearray):
            body += part
        else:
            body = bytearray(body + part)
        if len(body) > limit:
            raise _too_large(limit)
        more = message.get("more_body", False)
    return bytes(body)


def _refuse_other_types(request: Request) -> None:
    types = request.headers.getlist("content-type")
    if len(types) != 1:
        raise ProblemError(
            415, "Send the problem as Content-Type: application/json.", (), _ACCEPTED
        )
    media_type, *parameters = types[0].split(";")
    if media_type.strip().lower() != "application/json":
        raise ProblemError(
            415,
            f"The body is {media_type.strip()[:80] or 'of no type'}; "
            "send the problem as Content-Type: application/json.",
            (),
            _ACCEPTED,
        )
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        charset = value.strip().strip('"').lower()
        if name.strip().lower() == "charset" and charset not in ("utf-8", "utf8"):
            raise ProblemError(415, f"The charset is {charset[:40]}; send UTF-8.", (), _ACCEPTED)
    encodings = ",".join(request.headers.getlist("content-encoding"))
    if any(each.strip().lower() not in ("", "identity") for each in encodings.split(",")):
        raise ProblemError(
            415,
            f"The Content-Encoding is {encodings[:40]}; send the body uncompressed.",
            (),
            {"Accept-Encoding": "identity"},
        )


def _too_large(limit: int) -> ProblemError:
    return ProblemError(413, f"The body is larger than {limit:,} bytes, the most taken here.")
