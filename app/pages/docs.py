"""``/docs``: the API reference to read and to try, from vendored files: it works offline."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.api import PREFIX
from app.assets import TEMPLATES
from app.pages.headers import REFERENCE_HEADERS
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, from_root
from app.settings import Settings

STYLES = ("vendor/swagger/swagger-ui.css", "css/docs.css")
SCRIPTS = ("vendor/swagger/swagger-ui-bundle.js", "js/docs.js")


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The reference, made in the browser from the OpenAPI document."""

    async def docs(request: Request) -> Response:
        root = up_to_root(request.scope["path"])
        body = render(
            TEMPLATES,
            "docs.html",
            openapi=root + f"{PREFIX}/openapi.json".lstrip("/"),
            root=root,
            styles=[from_root(root, path) for path in STYLES],
            scripts=[from_root(root, path) for path in SCRIPTS],
            icon=from_root(root, ICON),
        )
        return Response(body, 200, REFERENCE_HEADERS, "text/html")

    return [Route("/docs", docs, methods=["GET"], name="docs")]
