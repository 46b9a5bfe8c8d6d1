"""Pages are made on the worker thread: each takes milliseconds that nobody else should wait for."""

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from app.http.lane import LONG, Lane


def beside(
    answer: Callable[[Request], Response], lane: Lane = LONG
) -> Callable[[Request], Awaitable[Response]]:
    """The handler that answers with ``answer``, in its turn."""

    async def handler(request: Request) -> Response:
        return await lane.run(partial(answer, request), request.is_disconnected)

    return handler
