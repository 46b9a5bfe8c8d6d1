"""``GET /export.html``: a lesson in one file, which needs no server and asks nothing of anybody."""

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256

from markupsafe import Markup
from starlette.routing import BaseRoute, Route

from app.assets import STATIC, TEMPLATES
from app.file_answers import file_answers
from app.http.compressed import SMALL, small
from app.http.lane import Lane
from app.json_bytes import json_bytes
from app.limits import MAX_FILES, MAX_WEIGHTS_FILE
from app.pages import page
from app.pages.beside import beside
from app.pages.caching import control
from app.pages.first_view import FirstView, first_view
from app.pages.headers import PAGE_HEADERS
from app.pages.made import Address, Made
from app.pages.problem_page import made_of_problem
from app.pages.rendering import render
from app.pages.static_files import ICON
from app.problem_details import FieldError, ProblemError
from app.settings import Settings

FILE = "backprop-lesson.html"
SCRIPT, SHEET = "bundle/offline.js", "bundle/offline.css"
ABSENT = {f"css/{name}.css" for name in ("editor", "popovers", "handles", "quiz")}
STYLES = (*(sheet for sheet in page.STYLES if sheet not in ABSENT), page.STILL)
"""The sheets of what such a file has: nothing in it can be edited."""

SERVED = {"root", "base", "parts"}

_ENDS = re.compile(r"</(?:script|style)|<!--|\r", re.IGNORECASE)
_FONT = re.compile(r"@font-face\s*\{[^}]*?url\(\"?\.\./([^\")]+)\"?\)[^}]*\}")
_INTER = "vendor/fonts/inter.woff2"
INTER_SMALL = "vendor/fonts/inter-file.woff2"
"""What stands in for it in a file."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The file, as a download. A bad link is told in words, with its status."""
    lane = Lane("offline-files", MAX_FILES, "Too many files are being made.")

    def export(address: Address) -> Made:
        view = first_view(address.query)
        if trouble := view.trouble or too_large(view):
            return made_of_problem(address.path, trouble)
        body = file_bytes(view)
        disposition = f'attachment; filename="{FILE}"'
        own = {"Content-Disposition": disposition, "Cache-Control": control(view, settings)}
        return Made(body, "text/html", PAGE_HEADERS | own)

    return [Route("/export.html", beside(export, settings, lane), methods=["GET"], name="export")]


def too_large(view: FirstView) -> ProblemError | None:
    """Why there is no file of a view, or None: with every answer in it, it would be too long."""
    weights = sum(len(row) for theta in view.trace["problem"]["theta"] for row in theta)
    if weights <= MAX_WEIGHTS_FILE:
        return None
    message = f"has {weights:,} weights; a lesson in one file may have {MAX_WEIGHTS_FILE:,}"
    return ProblemError(422, f"layers {message}.", [FieldError("layers", message)])


def file_bytes(view: FirstView) -> bytes:
    """The whole file of a view without trouble; the same bytes for the same view."""
    locked = replace(view, asked=replace(view.asked, lock=True))
    sheet, script, theme_first = _sheet(), _text(SCRIPT), _text("js/theme-first.js")
    values = page.values(locked, "/", Settings(), "page")
    trace = view.trace
    opens = {"granularity": trace["granularity"], "rule": trace["problem"]["rule"]}
    return render(
        TEMPLATES,
        "export.html",
        **values
        | {
            "policy": _policy([theme_first, script], sheet),
            # Where a server would be is of no use to a file that asks none.
            "view": {k: v for k, v in values["view"].items() if k not in SERVED} | {"opens": opens},
            "icon": _data("image/svg+xml", ICON),
            # Ours, read from the package, and looked through for what would end them.
            "style": Markup(f"<style>{sheet}</style>"),
            "theme_first": Markup(f"<script>{theme_first}</script>"),
            "script": Markup(f"<script>{script}</script>"),
            "answers": b64encode(small(json_bytes(file_answers(trace["problem"])), SMALL)).decode(),
        },
    )


def _policy(scripts: Sequence[str], sheet: str) -> str:
    """Nothing but what stands in the file itself."""
    hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(sheet)}; font-src data:; "
        "img-src data:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _text(path: str) -> str:
    """A file below static/ that may stand inside an element."""
    return inline((STATIC / path).read_text(encoding="utf-8"))


def inline(text: str) -> str:
    """The text itself. Raises ValueError where it would not stay in its element."""
    if found := _ENDS.search(text):
        raise ValueError(f"{found[0]!r} may not stand inside an element.")
    return text


@cache
def _sheet() -> str:
    """The sheet with its fonts in it, that of words and numbers cut to what the program writes."""

    def font(rule: re.Match[str]) -> str:
        path = INTER_SMALL if rule[1] == _INTER else rule[1]
        return re.sub(r"url\([^)]*\)", f"url({_data('font/woff2', path)})", rule[0])

    return _FONT.sub(font, _text(SHEET))


def _data(media_type: str, path: str) -> str:
    return f"data:{media_type};base64,{b64encode((STATIC / path).read_bytes()).decode()}"
