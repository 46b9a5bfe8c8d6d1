"""The application: the only file that knows every room."""

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__, problem_details
from app.api import PREFIX
from app.api.calls import CALLS
from app.api.openapi import document
from app.http import exact, headers, paths
from app.http.compressed import SMALL, reads_gzip
from app.http.endpoint import Endpoint
from app.http.etag import ASK_AGAIN
from app.json_bytes import json_bytes
from app.pages import (
    docs,
    embed_script,
    export,
    oembed,
    page,
    static_files,
    thumbnail,
    worksheet,
)
from app.pages.made import Made, ready
from app.pages.problem_page import problem_page
from app.pages.sent import sent
from app.settings import Settings


class Application(FastAPI):
    """FastAPI inside the outermost layer, which speaks CORS on whatever leaves."""

    def build_middleware_stack(self) -> ASGIApp:
        """What makes errors into answers, and our layers around it.

        What FastAPI and Starlette put around routes serves dependencies, models, middleware that
        was added and pages of debugging, of which there are none.
        """
        assert not self.user_middleware, "a layer of ours has its place in the lines below"
        routing = exact.wrap(self.router, self.router.routes)
        answering = ExceptionMiddleware(routing, self.exception_handlers)
        return headers.wrap(paths.wrap(answering))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Starlette's: FastAPI's looks at every request for somebody to tell of it."""
        await Starlette.__call__(self, scope, receive, send)


def create_app(settings: Settings | None = None) -> Application:
    """A new application. ``settings`` are read from the environment where none are given.

    Raises SettingError for a setting that cannot be read.
    """
    chosen = settings or Settings.from_environment()
    app = Application(
        title="Backprop Visualizer",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    for call in CALLS:
        app.router.routes.append(Route(call.path, Endpoint(call.handler), methods=call.methods))
    described = Made(json_bytes(document()), "application/json", {"Cache-Control": ASK_AGAIN})
    plain, in_gzip = ready(described, False), ready(described, True, SMALL)

    async def openapi(request: Request) -> Response:
        return sent(request, in_gzip if reads_gzip(request) else plain)

    app.add_route(f"{PREFIX}/openapi.json", openapi, methods=["GET"])
    for room in (page, worksheet, export, thumbnail, oembed, docs, embed_script, static_files):
        app.router.routes.extend(room.routes(chosen))
    problem_details.install(app, html=problem_page)
    return app
