"""Pages are made on the worker thread: each takes milliseconds that nobody else should wait for.

Once for all who ask for it at the same time, and for those who come later while it is kept.
"""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from app.http.compressed import FAST, PAGE, reads_gzip
from app.http.lane import LONG, Lane
from app.kept import Kept
from app.limits import MAX_PAGES
from app.pages.made import Address, Made, ready
from app.pages.sent import sent
from app.settings import Settings

_Key = tuple[Settings, Address, bool]
"""All that the bytes hang on; the last is whether they are in gzip."""

LONG_PAGE = 64 * 1024
"""Bytes: to press a longer page harder takes milliseconds."""

_pages: Kept[Made] = Kept(MAX_PAGES)


def forget_pages() -> None:
    """As if nothing had been asked yet."""
    _pages.clear()


def beside(
    answer: Callable[[Address], Made], settings: Settings, lane: Lane = LONG
) -> Callable[[Request], Awaitable[Response]]:
    """The handler that answers with ``answer``, in its turn. A refusal is not kept."""

    def make(key: _Key) -> Made:
        _, address, in_gzip = key
        page = answer(address)
        made = ready(page, in_gzip, FAST if len(page.body) > LONG_PAGE else PAGE)
        if made.status == 200 and not settings.modules:  # files that are worked on change
            _pages.put(key, made, made.size + len(address.path) + len(address.query))
        return made

    async def handler(request: Request) -> Response:
        address = Address(request.scope["path"], request.scope["query_string"])
        key = settings, address, reads_gzip(request)
        made = _pages.get(key)
        if made is None:
            made = await lane.run(lambda: make(key), request.is_disconnected, key)
        return sent(request, made)

    return handler
