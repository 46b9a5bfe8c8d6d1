"""Every error of an application, whoever raises it, as one kind of answer."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence

from fastapi.exceptions import RequestValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Mount

from app.problem_details.errors import MISSING, FieldError, ProblemError, phrase
from app.problem_details.response import SERVER_FAILED, problem_response
from app.problem_details.shortened import cut

HtmlHook = Callable[[Request, ProblemError], Response | None]
"""Makes a page of an error, or returns None to leave it to the JSON."""

_MAX_PATH = 80
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_NOT_PAGES = ("/api", "/static", "/healthz", "/oembed", "/thumbnail.svg")
_HTML = re.compile(r"^\s*(text/html|text/\*|application/xhtml\+xml)\s*(;|$)", re.IGNORECASE)
_NO_QUALITY = re.compile(r";\s*q=0(\.0*)?\s*(;|$)", re.IGNORECASE)

_log = logging.getLogger("app")


def install(app: Starlette, html: HtmlHook | None = None) -> None:
    """Make every error of `app` a problem, and of its pages what `html` makes of it.

    `html` is asked for GET and HEAD of paths that are pages (not below /api/ or /static/, not
    /healthz, /oembed or a picture) when the client names HTML among what it accepts; where it
    returns None, or fails, the client gets the JSON.
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
        _log.error("%s %s failed", request.method, _path_of(request), exc_info=error)
        return answer(request, ProblemError(500, SERVER_FAILED))

    app.add_exception_handler(ProblemError, on_problem)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(Exception, on_slip)


def _plain(error: ProblemError) -> Response:
    return problem_response(error.status, error.detail, error.errors, error.headers, error.title)


def _from_http(request: Request, error: HTTPException) -> ProblemError:
    headers = dict(error.headers or {})
    path = cut(_path_of(request), _MAX_PATH)
    if error.status_code == 404 and error.detail == phrase(404):
        return ProblemError(404, f"There is nothing at {path}.", headers=headers)
    if error.status_code == 405:
        allowed = ", ".join(_allowed_methods(request))
        headers["Allow"] = allowed
        method = cut(request.method, 20)
        detail = f"{path} does not answer {method}; it answers {allowed}."
        return ProblemError(405, detail, headers=headers)
    return ProblemError(error.status_code, str(error.detail), headers=headers)


def _allowed_methods(request: Request) -> list[str]:
    """The methods of all routes at this path (the framework names those of the first only).

    Each route is asked, for included routers do not tell their methods. Where there is no
    route, the refusal came from mounted files.
    """
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    allowed = [
        method
        for method in _METHODS
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes
        )
    ]
    return allowed or ["GET", "HEAD"]


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


def _path_of(request: Request) -> str:
    """Not ``request.url.path``: a URL cannot be made of a query that is not UTF-8."""
    path: str = request.scope["path"]
    return path


def _is_page(request: Request) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    path = _path_of(request)
    return not any(path == prefix or path.startswith(prefix + "/") for prefix in _NOT_PAGES)


def _accepts_html(request: Request) -> bool:
    """Whether the client asks for HTML by name: a browser does; curl and fetch say */*."""
    accepted = ",".join(request.headers.getlist("accept")).split(",")
    return any(_HTML.match(each) and not _NO_QUALITY.search(each) for each in accepted)
