"""An error of a path that is a page, in words, with the way back."""

from starlette.requests import Request
from starlette.responses import Response

from app.assets import TEMPLATES
from app.pages.fault_lines import fault_lines
from app.pages.headers import PAGE_HEADERS
from app.pages.lesson_link import TITLE
from app.pages.made import Made
from app.pages.rendering import render, up_to_root
from app.pages.static_files import ICON, PAGE_SHEET, from_root
from app.problem_details import ProblemError


def made_of_problem(path: str, error: ProblemError) -> Made:
    """The page as it stands at ``path``, with the error's own status and headers."""
    root = up_to_root(path)
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
    return Made(body, "text/html", PAGE_HEADERS | error.headers, error.status)


def problem_page(request: Request, error: ProblemError) -> Response:
    """The same, for whoever asks."""
    made = made_of_problem(request.scope["path"], error)
    return Response(made.body, made.status, made.headers, made.media_type)
