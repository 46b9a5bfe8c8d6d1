"""How long a page of a link may be kept: it is a pure function of the link and of the version."""

from app.http import version
from app.http.etag import ASK_AGAIN, BRIEFLY
from app.pages.first_view import FirstView
from app.settings import Settings


def control(view: FirstView, settings: Settings) -> str:
    """The ``Cache-Control`` of a page, a picture or a worksheet.

    A day for a lesson; for ever where the link names the version that answers; some seconds, in
    shared caches alone, where it names another and for the page without a lesson; not at all for a
    refusal and while files are worked on.
    """
    if settings.modules or view.status != 200:
        return ASK_AGAIN
    return BRIEFLY if not view.named else version.control(view.asked.v)
