"""How long a page of a link may be kept: it is a pure function of the link and of the version."""

from app.http import version
from app.http.etag import ASK_AGAIN
from app.pages.first_view import FirstView
from app.settings import Settings


def control(view: FirstView, settings: Settings) -> str:
    """The ``Cache-Control`` of a page, a picture or a worksheet.

    A day for a lesson; for ever where the link names the version that answers; not at all where it
    names another, for a refusal, for the page without a lesson, and while files are worked on.
    """
    if settings.modules or view.status != 200 or not view.named:
        return ASK_AGAIN
    return version.control(view.asked.v)
