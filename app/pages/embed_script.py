"""``/embed.js``: the custom element for course pages, under an address that never changes."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.assets import STATIC
from app.http.compressed import SMALL, reads_gzip
from app.pages.made import Made, ready
from app.pages.sent import sent
from app.settings import Settings

FILE = "bundle/embed.js"
KEPT = "public, max-age=3600"
"""Course pages name no version, so that a release reaches them within the hour."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The script, read and compressed once."""
    made = Made((STATIC / FILE).read_bytes(), "text/javascript", {"Cache-Control": KEPT})
    plain, in_gzip = ready(made, False), ready(made, True, SMALL)

    async def embed_script(request: Request) -> Response:
        return sent(request, in_gzip if reads_gzip(request) else plain)

    return [Route("/embed.js", embed_script, methods=["GET"], name="embed_script")]
