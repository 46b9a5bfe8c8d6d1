"""Bodies made small for those who can read them so: gzip, where it is worth its while."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping

from starlette.requests import Request

FAST, PAGE, SMALL = 1, 5, 9
"""For what is made anew for every request, for short pages among it, which a sixth less of bytes
costs a tenth of a millisecond, and for what is made once."""

_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?P<q>[01](?:\.\d*)?))?\s*(?:,|$)", re.I)


def reads_gzip(request: Request) -> bool:
    """Whether the client says that it does (RFC 9110, 12.5.3)."""
    said = [value for name, value in request.scope["headers"] if name == b"accept-encoding"]
    found = _GZIP.search(b",".join(said).decode("latin-1")) if said else None
    return found is not None and float(found["q"] or 1) > 0


def small(body: bytes, level: int = FAST) -> bytes:
    """The body in gzip; equal bodies give equal bytes, for no time of day stands in them."""
    return gzip.compress(body, level, mtime=0)


def in_gzip_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of a body, once it is in gzip: its length is another, and its tag a weak one."""
    kept = {name.lower(): value for name, value in headers.items()}
    kept.pop("content-length", None)
    if "etag" in kept:
        kept["etag"] = f"W/{kept['etag'].removeprefix('W/')}"
    return kept | {"content-encoding": "gzip", "vary": "Accept-Encoding"}
