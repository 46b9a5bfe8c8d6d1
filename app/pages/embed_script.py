"""``/embed.js``: the custom element for course pages, under an address that never changes."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app.assets import STATIC
from app.http.compressed import SMALL, in_gzip_headers, reads_gzip, small
from app.http.etag import etag, has_already
from app.settings import Settings

FILE = "bundle/embed.js"
KEPT = "public, max-age=3600"
"""Course pages name no version, so that a release reaches them within the hour."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The script, read once and made small once."""
    body = (STATIC / FILE).read_bytes()
    in_gzip, tag = small(body, SMALL), etag(body)
    headers = {"ETag": tag, "Cache-Control": KEPT, "Vary": "Accept-Encoding"}

    async def embed_script(request: Request) -> Response:
        if has_already(request, tag):
            return Response(status_code=304, headers=headers)
        if reads_gzip(request):
            small_headers = in_gzip_headers(headers)
            return Response(in_gzip, headers=small_headers, media_type="text/javascript")
        return Response(body, headers=headers, media_type="text/javascript")

    return [Route("/embed.js", embed_script, methods=["GET"], name="embed_script")]
