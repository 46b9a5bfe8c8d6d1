"""A handler as an application of its own."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Endpoint:
    """What a route leads to. A function in its place would be wrapped by the router in a second
    look for exceptions, beside that of the whole application."""

    def __init__(self, handler: Callable[[Request], Awaitable[Response]]) -> None:
        self._handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        response = await self._handler(Request(scope, receive, send))
        await response(scope, receive, send)
