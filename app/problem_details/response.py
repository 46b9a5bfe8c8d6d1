"""An error as the bytes of an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.responses import Response

from app.json_bytes import json_bytes
from app.problem_details.errors import MAX_ERRORS, MAX_TEXT, FieldError, phrase
from app.problem_details.shortened import cut

MEDIA_TYPE = "application/problem+json"
SERVER_FAILED = "The server failed; this is a bug in it, not in your request."


def problem_response(
    status: int,
    detail: str,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
    title: str | None = None,
) -> Response:
    """The answer that tells of an error; at most MAX_ERRORS of `errors` are listed."""
    content: dict[str, object] = {
        "type": "about:blank",
        "title": title or phrase(status),
        "status": status,
        "detail": cut(detail, MAX_TEXT),
    }
    if errors:
        content["errors"] = [error.to_json() for error in errors[:MAX_ERRORS]]
    if len(errors) > MAX_ERRORS:  # how many more is not known: the search ends soon after
        content["detail"] = f"{content['detail']} Only the first {MAX_ERRORS} errors are listed."
    # Caches may keep some of these by themselves (RFC 9111, 4.2.2): a release may mend them.
    sent = {"Cache-Control": "no-cache", **(headers or {})}
    return Response(json_bytes(content), status, headers=sent, media_type=MEDIA_TYPE)
