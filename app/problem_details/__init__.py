"""Every error as `application/problem+json` (RFC 9457), in words and without echoing the input.

Handlers raise ProblemError; `install` turns it, the framework's own errors (unknown paths,
wrong methods, bodies it refuses) and slips of our own into one shape:
`{"type", "title", "status", "detail"}`, and for a bad problem `errors`, each with `field`,
`message` and, where it helps, `got`. `type` is always "about:blank": the status says what kind
of error it is, and `title` is that status in words.
"""

from app.problem_details.errors import MAX_ERRORS, MISSING, FieldError, ProblemError
from app.problem_details.handlers import HtmlHook, install
from app.problem_details.response import MEDIA_TYPE, SERVER_FAILED, problem_response

__all__ = [
    "MAX_ERRORS",
    "MEDIA_TYPE",
    "MISSING",
    "SERVER_FAILED",
    "FieldError",
    "HtmlHook",
    "ProblemError",
    "install",
    "problem_response",
]
