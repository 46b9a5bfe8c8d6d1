"""``/embed.js``: the custom element for course pages, under an address that never changes."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.assets import STATIC
from app.pages.sent import sent
from app.settings import Settings

FILE = "bundle/embed.js"
KEPT = "public, max-age=3600"
"""Course pages name no version, so that a release reaches them within the hour."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The script, read once."""
    body = (STATIC / FILE).read_bytes()

    async def embed_script(request: Request) -> Response:
        return sent(request, body, "text/javascript", {"Cache-Control": KEPT})

    return [Route("/embed.js", embed_script, methods=["GET"], name="embed_script")]
