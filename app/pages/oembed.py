"""``GET /oembed``: what a host pastes in place of a link (oEmbed 1.0), and how pages tell of it."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qsl, quote

from starlette.routing import BaseRoute, Route

from app.http.etag import KEPT
from app.json_bytes import json_bytes
from app.link import MAX_QUERY
from app.one_line import one_line
from app.pages.beside import beside
from app.pages.first_view import FirstView
from app.pages.lesson_link import TITLE, is_ours, lesson_query, view_of_link
from app.pages.made import Address, Made
from app.pages.thumbnail import SIZE
from app.problem_details import FieldError, ProblemError
from app.schemas.writing import Wire
from app.settings import Settings

WIDTH, HEIGHT = 760, 560
ANY = 10**9
MAX_ASKED = 3 * MAX_QUERY
"""Characters: a link of the greatest length, each re-encoded to three."""

MAX_PARAMETERS = 50
"""More than any host sends beside the address."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The endpoint. The address it is asked about is taken apart, never fetched."""

    def oembed(address: Address) -> Made:
        asked = _asked(address.query)
        if not is_ours(asked["url"], settings.base_url):
            raise ProblemError(404, "url is no page of this server.")
        view = view_of_link(asked["url"])
        if view.trouble is not None:
            raise view.trouble
        most = _most("maxwidth", asked), _most("maxheight", asked)
        body = json_bytes(answer(view, settings, most))
        return Made(body, "application/json", {"Cache-Control": KEPT}, shrinks=False)

    return [Route("/oembed", beside(oembed, settings), methods=["GET"], name="oembed")]


def answer(view: FirstView, settings: Settings, most: tuple[int, int] = (ANY, ANY)) -> Wire:
    """The answer about a lesson, as the endpoint gives it; ``most`` are the maxima in pixels."""
    width, height = min(WIDTH, most[0]), min(HEIGHT, most[1])
    base, query = settings.base_url, lesson_query(view)
    title = view.asked.title or TITLE
    source = f"{base}/embed?{query}"
    frame = (
        f'<iframe src="{escape(source)}" width="{width}" height="{height}" '
        f'title="{escape(title)}" loading="lazy" allow="fullscreen; clipboard-write" '
        'style="border:0"></iframe>'
    )
    told: Wire = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Backprop Visualizer",
        "provider_url": f"{base}/",
        "html": frame,
        "width": width,
        "height": height,
        "cache_age": 86400,
    }
    # The maxima hold for the picture too, and it has one size.
    if SIZE[0] <= most[0] and SIZE[1] <= most[1]:
        told["thumbnail_url"] = f"{base}/thumbnail.svg?{query}"
        told["thumbnail_width"], told["thumbnail_height"] = SIZE
    return told


def discovery(view: FirstView, settings: Settings) -> str:
    """The address of the endpoint's answer about this very lesson."""
    page = f"{settings.base_url}/?{lesson_query(view)}"
    return f"{settings.base_url}/oembed?url={quote(page, safe='')}&format=json"


def _asked(raw: bytes) -> dict[str, str]:
    if len(raw) > MAX_ASKED:
        raise ProblemError(414, f"The query string has more than {MAX_ASKED:,} characters.")
    try:
        pairs = parse_qsl(
            raw.decode("ascii", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=MAX_PARAMETERS,
        )
    except ValueError:
        message = f"There are more than {MAX_PARAMETERS} parameters."
        raise ProblemError(422, message) from None
    asked: dict[str, str] = {}
    for name, value in pairs:
        if name in asked:
            raise _wrong(one_line(name)[:40], "is given twice")
        asked[name] = value
    if "url" not in asked:
        raise _wrong("url", "is required")
    # Others may stand there: the specification lets a host send what it likes.
    if asked.get("format", "json") != "json":
        raise ProblemError(501, "format must be json: there is no other here.")
    return asked


def _most(name: str, asked: dict[str, str]) -> int:
    text = asked.get(name)
    if text is None:
        return ANY
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise _wrong(name, "must be a whole number of pixels, from 1")
    return int(text)


def _wrong(name: str, message: str) -> ProblemError:
    return ProblemError(422, f"{name} {message}.", [FieldError(name, message)])
