"""``GET /oembed``: what a host pastes in place of a link (oEmbed 1.0), and how pages tell of it."""

import re
from collections.abc import Sequence
from html import escape
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app import __version__
from app.http.etag import cached_json
from app.json_bytes import json_bytes
from app.link import MAX_QUERY
from app.one_line import one_line
from app.pages.first_view import FirstView, first_view
from app.problem_details import FieldError, ProblemError
from app.schemas.writing import Wire
from app.settings import Settings

WIDTH, HEIGHT = 760, 560
MAX_ASKED = 3 * MAX_QUERY
"""Characters: a link of the greatest length, each re-encoded to three."""

THUMBNAIL = (1200, 630)
TITLE = "Backprop, step by step"


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The endpoint. The address it is asked about is taken apart, never fetched."""

    async def oembed(request: Request) -> Response:
        asked = _asked(request.scope["query_string"])
        view = first_view(_own_query(asked.get("url", ""), settings.base_url))
        if view.trouble is not None:
            raise view.trouble
        width = _most("maxwidth", asked, WIDTH)
        height = _most("maxheight", asked, HEIGHT)
        return cached_json(request, json_bytes(answer(view, settings, width, height)))

    return [Route("/oembed", oembed, methods=["GET"], name="oembed")]


def answer(view: FirstView, settings: Settings, width: int = WIDTH, height: int = HEIGHT) -> Wire:
    """The answer about a lesson, as the endpoint gives it."""
    base, query = settings.base_url, lesson_query(view)
    title = view.asked.title or TITLE
    source = f"{base}/embed?{query}"
    frame = (
        f'<iframe src="{escape(source)}" width="{width}" height="{height}" '
        f'title="{escape(title)}" loading="lazy" allow="fullscreen; clipboard-write" '
        'style="border:0"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Backprop Visualizer",
        "provider_url": f"{base}/",
        "html": frame,
        "width": width,
        "height": height,
        "thumbnail_url": f"{base}/thumbnail.svg?{query}",
        "thumbnail_width": THUMBNAIL[0],
        "thumbnail_height": THUMBNAIL[1],
        "cache_age": 86400,
    }


def lesson_query(view: FirstView) -> str:
    """The canonical link of what is shown and how, with the version that it was made with."""
    asked = view.asked
    moving = []
    if view.step is not None:
        moving.append(f"step={quote(str(asked.step))}")
    if asked.granularity != "unit":
        moving.append(f"granularity={asked.granularity}")
    if asked.play is not None:
        moving.append(f"play={int(asked.play)}")
    kept = [part for part in asked.kept.split("&") if part and not part.startswith("v=")]
    problem = [view.query] if view.query else []
    return "&".join([*problem, *moving, *kept, f"v={__version__}"])


def discovery(view: FirstView, settings: Settings) -> str:
    """The address of the endpoint's answer about this very lesson."""
    page = f"{settings.base_url}/?{lesson_query(view)}"
    return f"{settings.base_url}/oembed?url={quote(page, safe='')}&format=json"


def _asked(raw: bytes) -> dict[str, str]:
    if len(raw) > MAX_ASKED:
        raise ProblemError(414, f"The query string has more than {MAX_ASKED:,} characters.")
    pairs = parse_qsl(raw.decode("ascii", "replace"), keep_blank_values=True, errors="replace")
    asked = dict(pairs)
    for name in asked:
        if sum(each == name for each, _ in pairs) > 1:
            raise _wrong(one_line(name)[:40], "is given twice")
    if "url" not in asked:
        raise _wrong("url", "is required")
    # Others may stand there: the specification lets a host send what it likes.
    if asked.get("format", "json") != "json":
        raise ProblemError(501, "format must be json: there is no other here.")
    return asked


def _own_query(url: str, base: str) -> bytes:
    """The query of a page of ours. Raises 404 for every other address."""
    if url != url.strip() or not url.isprintable():
        raise _foreign()  # urlsplit would leave the blanks out, and read what nobody wrote
    try:
        there, ours = urlsplit(url), urlsplit(base)
    except ValueError:
        raise _foreign() from None
    same = (there.scheme, there.netloc) == (ours.scheme, ours.netloc)
    if not same or there.path not in (ours.path, f"{ours.path}/", f"{ours.path}/embed"):
        raise _foreign()
    return there.query.encode()


def _most(name: str, asked: dict[str, str], ours: int) -> int:
    text = asked.get(name)
    if text is None:
        return ours
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise _wrong(name, "must be a whole number of pixels, from 1")
    return min(ours, int(text))


def _wrong(name: str, message: str) -> ProblemError:
    return ProblemError(422, f"{name} {message}.", [FieldError(name, message)])


def _foreign() -> ProblemError:
    return ProblemError(404, "url is no page of this server.")
