"""``GET /``: the page with its first trace in it, so that it renders at once."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from app import presets
from app.assets import TEMPLATES
from app.http.compressed import in_gzip_headers, reads_gzip, small
from app.http.etag import etag, has_already
from app.pages.first_view import FirstView, first_view
from app.pages.headers import PAGE_HEADERS
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, from_root
from app.problem_details import ProblemError
from app.schemas.writing import Wire
from app.settings import Settings

SCRIPT, SHEET = "bundle/main.js", "bundle/page.css"
THEME_FIRST = "js/theme-first.js"
FONT = "vendor/fonts/inter.woff2"
# The same, unbundled: for working on them.
MODULE = "js/main.js"
STYLES = tuple(
    f"css/{name}.css"
    for name in (
        "tokens", "base", "page", "explain", "formula", "drawing", "values", "editor", "playback",
        "graph", "side", "matrix", "code", "popovers", "handles", "quiz", "help", "print", "access",
    )
)  # fmt: skip


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The page. A bad link is answered with its status, in words, on a page that still works."""

    async def page(request: Request) -> Response:
        view = first_view(request.scope["query_string"])
        body = page_bytes(view, request.scope["path"], settings)
        tag = etag(body)
        headers = PAGE_HEADERS | view.headers | {"ETag": tag, "Vary": "Accept-Encoding"}
        if view.status == 200 and has_already(request, tag):
            return Response(status_code=304, headers=headers)
        if reads_gzip(request):
            body, headers = small(body), in_gzip_headers(headers)
        return Response(body, view.status, headers, "text/html")

    return [Route("/", page, methods=["GET"], name="page")]


def page_bytes(view: FirstView, path: str, settings: Settings) -> bytes:
    """The page's HTML as it stands at ``path``."""
    script, styles = (MODULE, STYLES) if settings.modules else (SCRIPT, (SHEET,))
    return render(TEMPLATES, "page.html", **_values(view, path, script, styles))


def problem_page(request: Request, error: ProblemError) -> Response:
    """An error of a path that is a page, in words, with the way back."""
    root = up_to_root(request.scope["path"])
    body = render(
        TEMPLATES,
        "problem.html",
        error=error,
        root=root,
        styles=[from_root(root, SHEET)],
        icon=from_root(root, ICON),
    )
    return Response(body, error.status, PAGE_HEADERS | error.headers, "text/html")


def _values(view: FirstView, path: str, script: str, styles: Sequence[str]) -> dict[str, Any]:
    root = up_to_root(path)
    trace, known = view.trace, presets.presets()
    lectures = [preset["name"] for preset in known if preset["lecture"]]
    return {
        "trace": trace,
        "view": {
            "preset": view.preset,
            "lecture": view.preset in lectures,
            "lectures": lectures,
            "trouble": _trouble(view),
        },
        "trouble": view.trouble,
        "more": view.errors[1:5],
        "presets": known,
        "chosen": view.preset,
        "units": _units(trace),
        "icon": from_root(root, ICON),
        "font": from_root(root, FONT),
        "styles": [from_root(root, sheet) for sheet in styles],
        "script": from_root(root, script),
        "theme_first": from_root(root, THEME_FIRST),
    }


def _trouble(view: FirstView) -> dict[str, Any] | None:
    if view.trouble is None:
        return None
    return {"detail": view.trouble.detail, "errors": view.errors, "gone": False}


def _units(trace: Wire) -> list[dict[str, Any]]:
    """Each unit's numbers for the table that stands in the page before any script runs."""
    rows = []
    for layer, units in enumerate(trace["a"], 1):
        for j in range(len(units)):
            row: dict[str, Any] = {"layer": layer, "unit": j + 1}
            for name in ("z", "a", "slope", "weighted_delta", "delta"):
                values = trace[name][layer - 1]
                row[name] = values[j] if values else None
            rows.append(row)
    return rows
