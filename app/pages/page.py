"""``GET /`` and ``GET /embed``: the page with its first trace in it, so that it renders at once."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from starlette.routing import BaseRoute, Route

from app import __version__, presets
from app.assets import TEMPLATES
from app.pages import oembed
from app.pages.beside import beside
from app.pages.caching import control
from app.pages.fault_lines import fault_lines
from app.pages.first_view import FirstView, first_view
from app.pages.headers import PAGE_HEADERS, embed_headers
from app.pages.lesson_link import TITLE, lesson_query
from app.pages.made import Address, Made
from app.pages.parameters import PARTS
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, PAGE_SHEET, from_root
from app.pages.still import still_of
from app.pages.unit_rows import unit_rows
from app.settings import Settings

Layout = Literal["page", "embed"]
Told = dict[str, str]
EMBEDDED = ("graph", "formula", "controls")
"""The parts that an embed has without asking."""

OEMBED = "application/json+oembed"
LONGEST_HEADER = 2_000
"""Characters of a link in a header: proxies cut off what is much longer; the page has it too."""

SCRIPT = "bundle/main.js"
THEME_FIRST = "js/theme-first.js"
FONT = "vendor/fonts/inter.woff2"
LATER = {
    "dialogs": "bundle/dialogs.css", "frame": "bundle/frame.js", "help": "bundle/help.js",
    "share": "bundle/share.js",
}  # fmt: skip
"""What not every page needs, loaded when it does."""
# The same, unbundled: for working on them.
MODULE = "js/main.js"
LATER_MODULES = {
    "dialogs": "css/dialog.css", "frame": "js/frame.js", "help": "js/view/help.js",
    "share": "js/view/share.js",
}  # fmt: skip
STYLES = tuple(
    f"css/{name}.css"
    for name in (
        "tokens", "base", "page", "banner", "picture", "explain", "formula", "drawing", "values",
        "editor", "playback", "graph", "side", "matrix", "code", "popovers", "handles", "quiz",
        "embed", "print", "access",
    )
)  # fmt: skip
DIALOG_STYLES = ("css/dialog.css", "css/help.css", "css/share.css")
"""Asked for with the first dialog; the unbundled page has them from the start."""
STILL = "css/still.css"
"""What is otherwise without scripts; only then is it asked for."""


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The page. A bad link is answered with its status, in words, on a page that still works."""

    def answering(layout: Layout, own: dict[str, str]) -> Callable[[Address], Made]:
        def answer(address: Address) -> Made:
            view = first_view(address.query)
            about = told(view, settings)
            body = page_bytes(view, address.path, settings, layout, about)
            headers = own | {"Cache-Control": control(view, settings)} | view.headers
            if about and len(about["discovery"]) <= LONGEST_HEADER:
                headers["Link"] = f'<{about["discovery"]}>; rel="alternate"; type="{OEMBED}"'
            return Made(body, "text/html", headers, view.status)

        return answer

    page = beside(answering("page", PAGE_HEADERS), settings)
    embed = beside(answering("embed", embed_headers(settings.frame_ancestors)), settings)
    return [
        Route("/", page, methods=["GET"], name="page"),
        Route("/embed", embed, methods=["GET"], name="embed"),
    ]


def page_bytes(view: FirstView, path: str, settings: Settings, layout: Layout, told: Told) -> bytes:
    """The page's HTML as it stands at ``path``."""
    filled = values(view, path, settings, layout) | {"told": told, "still": still_of(view.trace)}
    return render(TEMPLATES, "page.html", **filled)


def values(view: FirstView, path: str, settings: Settings, layout: Layout) -> dict[str, Any]:
    """What the template is filled with."""
    root = up_to_root(path)
    script, styles = (
        (MODULE, STYLES + DIALOG_STYLES) if settings.modules else (SCRIPT, (PAGE_SHEET,))
    )
    parts = LATER_MODULES if settings.modules else LATER
    trace, known = view.trace, presets.presets()
    preset = next((one for one in known if one["name"] == view.preset), None)
    query = view.query
    return {
        "trace": trace,
        "view": {
            "preset": view.preset,
            "lecture": preset is not None and preset["lecture"],
            "about": preset["sentence"] if preset and not preset["lecture"] else None,
            "trouble": _trouble(view),
            "layout": layout,
            "root": root,
            "query": query,
            "base": f"{settings.public_base_url}/" if settings.public_base_url else "",
            "version": __version__,
            "parts": {name: from_root(root, path) for name, path in parts.items()},
            **_asked(view, layout),
        },
        "layout": layout,
        "title": view.asked.title,
        "called": view.asked.title or TITLE,
        "product": TITLE,
        "theme": view.asked.theme,
        "hidden": " ".join(_hidden(view, layout)),
        "locked": view.asked.lock,
        "warnings": view.warnings,
        "full": f"{root}?{query}" if query else root,
        "picture": f"{root}thumbnail.svg?{query}",
        "worksheet": f"{root}print?{query}",
        "trouble": view.trouble,
        "faults": fault_lines(view.trouble) if view.trouble else [],
        "presets": known,
        "chosen": view.preset,
        "units": unit_rows(trace),
        "icon": from_root(root, ICON),
        "font": from_root(root, FONT),
        "styles": [from_root(root, sheet) for sheet in styles],
        "unscripted": from_root(root, STILL),
        "script": from_root(root, script),
        "theme_first": from_root(root, THEME_FIRST),
    }


def told(view: FirstView, settings: Settings) -> Told:
    """What others are told who show a link to this page: absolute, from the settings alone.

    Nothing of a link that is refused: what is shown in its place is not what it was made for.
    """
    if view.trouble is not None:
        return {}
    query = lesson_query(view)
    return {
        "discovery": oembed.discovery(view, settings),
        "address": f"{settings.base_url}/?{query}",
        "thumbnail": f"{settings.base_url}/thumbnail.svg?{query}",
    }


def _asked(view: FirstView, layout: Layout) -> dict[str, Any]:
    """How the link wants it shown, for the script."""
    asked = view.asked
    return {
        "step": view.step,
        # What stands in for a lesson that could not be read is not played as if it were that.
        "play": False if view.trouble else asked.play,
        "speed": float(asked.speed),
        "theme": asked.theme,
        "still": asked.motion == "off",
        "lock": asked.lock,
        "errata": asked.errata,
        "hidden": _hidden(view, layout),
        "kept": asked.kept,
        "id": asked.id,
        "origin": asked.origin,
        "autosize": asked.autosize,
        "warnings": view.warnings,
    }


def _hidden(view: FirstView, layout: Layout) -> list[str]:
    """The parts that are not shown: an embed has few unless it asks for more."""
    few = EMBEDDED if layout == "embed" else PARTS
    shown = {*few, *view.asked.show} - {*view.asked.hide}
    if view.asked.lock:
        shown.discard("editor")
    return [part for part in PARTS if part not in shown]


def _trouble(view: FirstView) -> dict[str, Any] | None:
    if view.trouble is None:
        return None
    return {"detail": view.trouble.detail, "errors": view.errors, "gone": False}
