"""An error of a path that is a page, in words, with the way back."""

from starlette.requests import Request
from starlette.responses import Response

from app.assets import TEMPLATES
from app.pages.fault_lines import fault_lines
from app.pages.headers import PAGE_HEADERS
from app.pages.lesson_link import TITLE
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, PAGE_SHEET, from_root
from app.problem_details import ProblemError


def problem_page(request: Request, error: ProblemError) -> Response:
    """The page, with the error's own status and headers."""
    root = up_to_root(request.scope["path"])
    body = render(
        TEMPLATES,
        "problem.html",
        error=error,
        faults=fault_lines(error),
        product=TITLE,
        root=root,
        styles=[from_root(root, PAGE_SHEET)],
        icon=from_root(root, ICON),
    )
    return Response(body, error.status, PAGE_HEADERS | error.headers, "text/html")
