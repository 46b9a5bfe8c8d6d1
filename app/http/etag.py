"""Answers that are pure functions of their link: kept by caches, confirmed with a 304."""

from __future__ import annotations

import re
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import Response

DAY = 86_400
WEEK = 7 * DAY

_TAG = re.compile(r'"[^"]*"')  # without the W/ of a weak one


KEPT = f"public, max-age={DAY}, stale-while-revalidate={WEEK}"
"""For answers that are pure functions of their link."""
ASK_AGAIN = "no-cache"
"""For what a release may change: kept, but confirmed each time."""
BRIEFLY = "max-age=0, must-revalidate, s-maxage=10"
"""The same for browsers. A cache in between has it for ten seconds (RFC 9111, 5.2.2.10): else those
who come at once would each be sent on, or queue for one that is not kept."""


class _Json(Response):
    """Bytes of JSON with nothing more to say of them, as most answers are."""

    def __init__(self, body: bytes) -> None:
        self.status_code, self.background, self.body = 200, None, body
        length = b"%d" % len(body)
        self.raw_headers = [(b"content-length", length), (b"content-type", b"application/json")]


def cached_json(
    request: Request, body: bytes, control: str = KEPT, tag: str | None = None
) -> Response:
    """`body` as JSON with a strong ETag, or 304 if the client has these bytes already.

    Only GET and HEAD are cached; for POST the body goes out without these headers. Who has the
    `tag` already gives it along.
    """
    if request.scope["method"] not in ("GET", "HEAD"):
        return _Json(body)
    tag = tag or etag(body)
    headers = {"ETag": tag, "Cache-Control": control}
    if has_already(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def etag(body: bytes) -> str:
    """A strong entity tag (RFC 9110, 8.8.3): equal bytes, equal tag, whichever worker answers."""
    return f'"{blake2b(body, digest_size=16).hexdigest()}"'


def has_already(request: Request, tag: str) -> bool:
    """Weak comparison, as RFC 9110 13.1.2 asks: a cache may have marked our tag W/."""
    if_none_match = ",".join(request.headers.getlist("if-none-match"))
    return if_none_match.strip() == "*" or tag in _TAG.findall(if_none_match)
