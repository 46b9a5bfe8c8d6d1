"""``GET /print``: a worksheet with every number of a pass, for paper; it needs no script."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from starlette.routing import BaseRoute, Route

from app.assets import TEMPLATES
from app.drawing.picture import picture
from app.pages.beside import beside
from app.pages.caching import control
from app.pages.first_view import FirstView, first_view
from app.pages.headers import PAGE_HEADERS
from app.pages.lesson_link import name_of
from app.pages.made import Address, Made
from app.pages.problem_page import made_of_problem
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, from_root
from app.pages.step_lines import step_lines
from app.pages.thumbnail import SIZE
from app.pages.unit_rows import unit_rows
from app.schemas.writing import Wire
from app.settings import Settings

SHEET = "css/worksheet.css"


def routes(settings: Settings) -> Sequence[BaseRoute]:
    """The worksheet. A bad link is told in words, with its status."""

    def worksheet(address: Address) -> Made:
        view = first_view(address.query)
        if view.trouble:
            return made_of_problem(address.path, view.trouble)
        body = sheet_bytes(view, address.path, settings)
        headers = PAGE_HEADERS | {"Cache-Control": control(view, settings)}
        return Made(body, "text/html", headers)

    return [Route("/print", beside(worksheet, settings), methods=["GET"], name="print")]


def sheet_bytes(view: FirstView, path: str, settings: Settings) -> bytes:
    """The worksheet's HTML as it stands at ``path``."""
    root, title = up_to_root(path), name_of(view)
    return render(
        TEMPLATES,
        "print.html",
        title=title or "Backpropagation with every number",
        trace=view.trace,
        problem=view.trace["problem"],
        units=unit_rows(view.trace),
        lines=step_lines(view.trace),
        address=f"{settings.base_url}/?{view.query}",
        matrices=matrices(view.trace),
        # The one piece of markup that is not the template's: made of escaped elements alone. The
        # name stands above it.
        picture=Markup(picture(view.trace, *SIZE, "")),
        sheet=from_root(root, SHEET),
        icon=from_root(root, ICON),
    )


def matrices(trace: Wire) -> list[dict[str, Any]]:
    """A table for every Θ: each weight with its gradient, by the unit it leads to."""
    pairs = zip(trace["problem"]["theta"], trace["gradient"], strict=True)
    return [
        {
            "layer": layer,
            "rows": [list(zip(*rows, strict=True)) for rows in zip(theta, gradient, strict=True)],
        }
        for layer, (theta, gradient) in enumerate(pairs, 1)
    ]
