"""Every error as `application/problem+json` (RFC 9457), in words and without echoing the input.

Handlers raise ProblemError; `install` turns it, the framework's own errors (unknown paths,
wrong methods, bodies it refuses) and slips of our own into one shape:
`{"type", "title", "status", "detail"}`, and for a bad problem `errors`, each with `field`,
`message` and, where it helps, `got`. `type` is always "about:blank": the status says what kind
of error it is, and `title` is that status in words.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from app.http.json_bytes import json_bytes

MAX_LISTED = 20
"""How many errors an answer lists; the rest is counted in `detail`."""

MEDIA_TYPE = "application/problem+json"
SERVER_FAILED = "The server failed; this is a bug in it, not in your request."

_MAX_GOT = 80
_MAX_FIELD = 80
_MAX_TEXT = 400
_NOT_PAGES = ("/api", "/static", "/healthz", "/oembed")
_HTML = re.compile(r"^\s*(text/html|text/\*|application/xhtml\+xml)\s*(;|$)", re.IGNORECASE)
_NO_QUALITY = re.compile(r";\s*q=0(\.0*)?\s*(;|$)", re.IGNORECASE)

_log = logging.getLogger("app")


class _Missing:
    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
"""Says that a FieldError has no `got` (None is a value that one can get: null)."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing that is wrong: where, what, and what stood there instead.

    `field` names the place in the request's own terms: a path in a JSON body
    ("theta[1][0][2]"), a parameter in a link ("theta2").
    """

    field: str
    message: str
    got: object = MISSING

    def to_json(self) -> dict[str, object]:
        """The error as it is sent: short, whatever was received."""
        sent: dict[str, object] = {
            "field": _cut(self.field, _MAX_FIELD),
            "message": _cut(self.message, _MAX_TEXT),
        }
        if self.got is not MISSING:
            sent["got"] = shortened(self.got)
        return sent


class ProblemError(Exception):
    """An error to be told to the client: raise it anywhere below a handler.

    `headers` go out with the answer (Retry-After, Allow); `title` is the status in words
    unless given.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        title: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.title = title or _phrase(status)


HtmlHook = Callable[[Request, ProblemError], Response | None]


def problem_response(
    status: int,
    detail: str,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    title: str | None = None,
) -> Response:
    """The answer that tells of an error; at most MAX_LISTED of `errors` are listed."""
    content: dict[str, object] = {
        "type": "about:blank",
        "title": title or _phrase(status),
        "status": status,
        "detail": _cut(detail, _MAX_TEXT),
    }
    if errors:
        content["errors"] = [error.to_json() for error in errors[:MAX_LISTED]]
        content["detail"] = _with_count(_cut(detail, _MAX_TEXT), len(errors) - MAX_LISTED)
    return Response(json_bytes(content), status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def shortened(value: object) -> object:
    """`value` as an answer may repeat it: short, finite, and valid UTF-8."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        # A double keeps 15 digits for certain; a client's parser would change longer ones.
        return int(value) if abs(value) < 10**15 else _long_integer(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else _infinite(value)
    if isinstance(value, str):
        return _cut(value, _MAX_GOT)
    if isinstance(value, Mapping):
        return _counted("an object", len(value))
    if isinstance(value, list | tuple):
        return _counted("a list", len(value))
    return f"a value of type {type(value).__name__}"


def install(app: Starlette, html: HtmlHook | None = None) -> None:
    """Make every error of `app` a problem, and of its pages what `html` makes of it.

    `html` is asked for GET and HEAD of paths that are pages (not below /api/ or /static/, not
    /healthz or /oembed) when the client names HTML among what it accepts; where it returns
    None, or fails, the client gets the JSON.
    """

    def answer(request: Request, error: ProblemError) -> Response:
        if html is None or not _is_page(request):
            return _plain(error)
        page: Response | None = None
        if _accepts_html(request):
            try:
                page = html(request, error)
            except Exception:
                _log.exception("the page that tells of an error failed")
        response = page or _plain(error)
        response.headers.setdefault("Vary", "Accept")
        return response

    async def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, ProblemError)
        return answer(request, error)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, _from_http(request, error))

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, _from_validation(error))

    async def on_slip(request: Request, error: Exception) -> Response:
        # Starlette raises the exception again after this answer, and whoever stands outside
        # (app.http.headers, or the server) logs it: once, and with its traceback.
        return answer(request, ProblemError(500, SERVER_FAILED))

    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(Exception, on_slip)


def _plain(error: ProblemError) -> Response:
    return problem_response(error.status, error.detail, error.errors, error.headers, error.title)


def _from_http(request: Request, error: HTTPException) -> ProblemError:
    headers = dict(error.headers or {})
    path = _cut(request.url.path, _MAX_GOT)
    if error.status_code == 404 and error.detail == _phrase(404):
        return ProblemError(404, f"There is nothing at {path}.", headers=headers)
    if error.status_code == 405:
        allowed = _allowed_methods(request)
        if allowed:
            headers["Allow"] = ", ".join(allowed)
            method = _cut(request.method, 20)
            detail = f"{path} does not answer {method}; it answers {', '.join(allowed)}."
            return ProblemError(405, detail, headers=headers)
    return ProblemError(error.status_code, str(error.detail), headers=headers)


def _allowed_methods(request: Request) -> list[str]:
    """The methods of all routes at this path (the framework names those of the first only)."""
    methods: set[str] = set()
    for route in request.app.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            methods.update(route.methods or ())
    return sorted(methods)


def _from_validation(error: RequestValidationError) -> ProblemError:
    found = error.errors()
    if any(each.get("type") == "json_invalid" for each in found):
        return ProblemError(400, "The body is not valid JSON.")
    errors = [
        FieldError(
            _path(each.get("loc", ())[1:]), str(each.get("msg", "")), each.get("input", MISSING)
        )
        for each in found
    ]
    return ProblemError(422, "The request is not one that this endpoint can answer.", errors)


def _path(location: Sequence[str | int]) -> str:
    """("theta", 1, 0) as "theta[1][0]"."""
    text = ""
    for part in location:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def _is_page(request: Request) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    path = request.url.path
    return not any(path == prefix or path.startswith(prefix + "/") for prefix in _NOT_PAGES)


def _accepts_html(request: Request) -> bool:
    """Whether the client asks for HTML by name: a browser does; curl and fetch say */*."""
    accepted = ",".join(request.headers.getlist("accept")).split(",")
    return any(_HTML.match(each) and not _NO_QUALITY.search(each) for each in accepted)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _with_count(detail: str, more: int) -> str:
    if more <= 0:
        return detail
    return f"{detail} {more} more {'error is' if more == 1 else 'errors are'} not listed."


def _cut(text: str, length: int) -> str:
    """`text` in at most `length` characters; what UTF-8 cannot hold becomes a question mark."""
    if len(text) > length:
        text = text[: length - 1] + "…"
    return text.encode("utf-8", "replace").decode("utf-8")


def _infinite(value: float) -> str:
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"


def _long_integer(value: int) -> str:
    if value.bit_length() > 1000:
        return "a very large integer"
    return _cut(str(value), _MAX_GOT)


def _counted(what: str, size: int) -> str:
    return f"an empty {what.split()[-1]}" if size == 0 else f"{what} of {size}"
