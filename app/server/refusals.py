"""What the server itself says of a request that never reaches the application."""

from starlette.types import ASGIApp

from app.http import headers
from app.problem_details import problem_response

AGAIN = {"Retry-After": "2"}


def refusal(status: int, detail: str) -> ASGIApp:
    """A refusal as an application, so that it leaves as all answers do: CORS and all."""
    more = AGAIN if status == 503 else None
    return headers.wrap(problem_response(status, detail, headers=more))


class Refused(Exception):
    """Raised while a request is parsed; ``answer`` is the application that says why."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.answer = refusal(status, detail)


MALFORMED = refusal(400, "The request is not HTTP/1.1 as RFC 9112 has it.")
CUT_SHORT = refusal(400, "The connection closed before the request was complete.")
SLOW = refusal(408, "The request took too long to arrive.")
FULL = refusal(503, "The server is full; ask again in a moment.")
BUSY = refusal(503, "The server has too much to answer; ask again in a moment.")
