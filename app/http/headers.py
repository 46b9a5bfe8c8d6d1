"""The outermost layer: CORS and the headers that hold for everything that leaves.

A lesson is framed and fetched from any course page, often one whose origin is "null", and
there are no credentials to protect: so every answer, errors of every kind included, may be
read by every origin, and none ever allows credentials.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problem_details import SERVER_FAILED, problem_response

METHODS = "GET, HEAD, POST, OPTIONS"

EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}

# As they go out, made once: this is done for every answer.
_EVERYWHERE = [(name.lower().encode(), value.encode()) for name, value in EVERYWHERE.items()]
_NAMES = frozenset(name for name, _ in _EVERYWHERE)

UNLESS_SAID = {
    # Opened by itself, an answer that is no page may load, send and be framed by nothing.
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
}
_UNLESS_SAID = [(name.lower().encode(), value.encode()) for name, value in UNLESS_SAID.items()]

_ALL = _UNLESS_SAID + _EVERYWHERE
_KNOWN = frozenset(name for name, _ in _ALL)

PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}

_log = logging.getLogger("app")

_Headers = list[tuple[bytes, bytes]]


def _with_ours(said: Iterable[tuple[bytes, bytes]]) -> _Headers:
    own = list(said)
    names = {name for name, _ in own}
    if names.isdisjoint(_KNOWN):  # as in most answers of the API
        return own + _ALL
    own = [header for header in own if header[0] not in _NAMES]
    return own + [header for header in _UNLESS_SAID if header[0] not in names] + _EVERYWHERE


def wrap(app: ASGIApp) -> ASGIApp:
    """`app` behind this layer. It must stand outside of what makes errors into answers:

        class App(FastAPI):
            def build_middleware_stack(self) -> ASGIApp:
                return wrap(ExceptionMiddleware(self.router, self.exception_handlers))

    OPTIONS is answered here, for every path, with 204. An exception that reaches this layer is
    logged with its traceback and ends here if the client got (or can still get) a whole answer;
    otherwise it goes on, so that the server cuts the connection.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        started = finished = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started, finished
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = _with_ours(message["headers"])
            else:
                finished = not message.get("more_body", False)
            await send(message)

        if scope["method"] == "OPTIONS":
            answer = Response(status_code=204, headers={"Allow": METHODS, **PREFLIGHT})
            await answer(scope, receive, send_with_headers)
            return
        try:
            await app(scope, receive, send_with_headers)
        except Exception:
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if started and not finished:
                raise
            if not started:
                await problem_response(500, SERVER_FAILED)(scope, receive, send_with_headers)

    return wrapped
