"""``/static/{version}/…``: the page's files, kept by browsers until the version changes."""

import hashlib
import mimetypes
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app import __version__
from app.assets import STATIC
from app.http.compressed import SMALL, reads_gzip
from app.http.etag import ASK_AGAIN, BRIEFLY
from app.http.version import FOR_EVER
from app.pages.made import Made, ready
from app.pages.sent import sent
from app.settings import Settings

ICON = "icon.svg"
PAGE_SHEET = "bundle/page.css"
TEXTS = (".js", ".css", ".svg", ".txt", ".json")

# Python asks the operating system's table, which on Windows may call a script plain text.
for _type, _suffix in (
    ("text/javascript", ".js"),
    ("text/css", ".css"),
    ("font/woff2", ".woff2"),
    ("image/svg+xml", ".svg"),
):
    mimetypes.add_type(_type, _suffix)


@cache
def version(folder: Path = STATIC) -> str:
    """The package's version and a short hash of every file's path and content."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return f"{__version__}-{digest.hexdigest()[:8]}"


def static_url(path: str) -> str:
    """Where today's version of a file below static/ is served, from the root."""
    return f"/static/{version()}/{path}"


def from_root(root: str, path: str) -> str:
    """The same from a page whose relative way to the root is ``root``."""
    return root + static_url(path).lstrip("/")


def _listed() -> frozenset[str]:
    """Every file below static/, by its one plain path."""
    return frozenset(
        path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()
    )


def _read(path: str, in_gzip: bool) -> Made:
    """A file; fonts and pictures are compressed already."""
    media_type = mimetypes.guess_type(path)[0] or "text/plain"
    headers = {"Accept-Ranges": "none", "Cache-Control": FOR_EVER}
    made = Made((STATIC / path).read_bytes(), media_type, headers, shrinks=path.endswith(TEXTS))
    return ready(made, in_gzip, SMALL)


_today = cache(_listed)
_kept = cache(_read)
"""Read and made small once: a class that comes at once is not a file opened for each. All of them
that there are, both ways, take 4 MB."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The files. Any other version in the address gets today's file, which is not kept for long."""
    current = version()

    async def static(request: Request) -> Response:
        asked: str = request.path_params["version"]
        path: str = request.path_params["path"]
        # A file has one address, and a folder none. Those that are worked on change.
        if path not in (_listed() if settings.modules else _today()):
            raise HTTPException(404)
        if settings.modules:
            made = _read(path, False)
        else:
            made = _kept(path, path.endswith(TEXTS) and reads_gzip(request))
        # Files are small: who asks for a part gets the whole, not an error that is no problem+json.
        response = sent(request, made)
        if settings.modules:
            response.headers["Cache-Control"] = ASK_AGAIN
        elif asked != current:
            response.headers["Cache-Control"] = BRIEFLY
        return response

    return [Route("/static/{version}/{path:path}", static, methods=["GET"], name="static")]
