"""``GET /thumbnail.svg``: the network of a link as one picture, for previews and slides."""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from app.drawing.picture import picture
from app.pages.beside import beside
from app.pages.caching import control
from app.pages.first_view import first_view
from app.pages.lesson_link import name_of
from app.pages.made import Address, Made
from app.settings import Settings

SIZE = (1200, 630)
"""What previews of links are cut to."""

HEADERS = {
    # Opened by itself an SVG is a document: this one may do nothing at all.
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The picture. A bad problem is answered with its status, as the API answers it."""

    def thumbnail(address: Address) -> Made:
        view = first_view(address.query)
        if view.trouble:
            raise view.trouble
        body = picture(view.trace, *SIZE, name_of(view)).encode()
        headers = HEADERS | {"Cache-Control": control(view, settings)}
        return Made(body, "image/svg+xml", headers)

    return [Route("/thumbnail.svg", beside(thumbnail, settings), methods=["GET"], name="thumbnail")]
