"""Paths that are none of ours, whatever the router thinks of them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.problem_details import problem_response
from app.problem_details.shortened import cut


def wrap(app: ASGIApp) -> ASGIApp:
    """`app`, in which there is nothing at a path with a line break or another control character.

    The router's patterns end in `$`, which lets one line break pass: /healthz%0A would be /healthz.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.isprintable() or not any(character < " " for character in path):
            await app(scope, receive, send)
            return
        refusal = problem_response(404, f"There is nothing at {cut(path, 80)}.")
        await refusal(scope, receive, send)

    return wrapped
