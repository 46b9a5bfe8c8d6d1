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
from starlette.staticfiles import StaticFiles

from app import __version__
from app.assets import STATIC
from app.http.compressed import SMALL, in_gzip_headers, reads_gzip, small
from app.http.etag import ASK_AGAIN
from app.http.version import FOR_EVER
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


def _worth_it(path: str, request: Request) -> bool:
    """Fonts and pictures are compressed already."""
    return path in _texts() and reads_gzip(request)


@cache
def _texts() -> frozenset[str]:
    """Every text below static/, by its one plain path."""
    files = (path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())
    return frozenset(path for path in files if path.endswith(TEXTS))


@cache
def _in_gzip(path: str) -> bytes:
    """A file of today's version, made small once."""
    return small((STATIC / path).read_bytes(), SMALL)


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The files. Any other version in the address gets today's file, which is not to be kept."""
    files = StaticFiles(directory=STATIC)
    current = version()

    async def static(request: Request) -> Response:
        asked: str = request.path_params["version"]
        path: str = request.path_params["path"]
        if any(part in ("", ".", "..") for part in path.split("/")):
            raise HTTPException(404)  # a file has one address, and a folder none
        # Files are small: who asks for a part gets the whole, not an error that is no problem+json.
        request.scope["headers"] = [
            (name, value) for name, value in request.scope["headers"] if name != b"range"
        ]
        response = await files.get_response(path, request.scope)
        response.headers["Accept-Ranges"] = "none"
        response.headers.add_vary_header("Accept-Encoding")
        # Files that are being worked on change: they are read anew each time.
        if response.status_code == 200 and not settings.modules and _worth_it(path, request):
            response = Response(_in_gzip(path), headers=in_gzip_headers(response.headers))
        kept = asked == current and not settings.modules
        response.headers["Cache-Control"] = FOR_EVER if kept else ASK_AGAIN
        return response

    return [Route("/static/{version}/{path:path}", static, methods=["GET"], name="static")]
