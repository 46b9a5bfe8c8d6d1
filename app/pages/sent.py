"""An answer that was made, on its way to one who asks: confirmed, or sent whole."""

from starlette.requests import Request
from starlette.responses import Response

from app.http.etag import has_already
from app.pages.made import Made

OF_A_BODY = "content-encoding"


def sent(request: Request, made: Made) -> Response:
    """It, or 304 where the client has these bytes already."""
    if made.status == 200 and has_already(request, made.tag):
        said = {name: text for name, text in made.headers.items() if name != OF_A_BODY}
        return Response(status_code=304, headers=said)
    return Response(made.body, made.status, made.headers, made.media_type)
