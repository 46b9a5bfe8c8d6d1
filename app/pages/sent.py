"""Bytes of a page or a picture on their way out: tagged, confirmed, compressed."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from app.http.compressed import FAST, PAGE, in_gzip_headers, reads_gzip, small
from app.http.etag import etag, has_already

LONG = 64 * 1024
"""Bytes: to press a longer page harder takes milliseconds."""


def sent(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str], status: int = 200
) -> Response:
    """The body with its tag, or 304 where the client has these bytes already."""
    tag = etag(body)
    own = {**headers, "ETag": tag, "Vary": "Accept-Encoding"}
    if status == 200 and has_already(request, tag):
        return Response(status_code=304, headers=own)
    if reads_gzip(request):
        body, own = small(body, FAST if len(body) > LONG else PAGE), in_gzip_headers(own)
    return Response(body, status, own, media_type)
