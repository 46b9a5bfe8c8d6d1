"""Paths that stand for themselves, found at once.

The router tries its patterns one after the other; that takes as long as reading a small problem.
"""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send


def wrap(app: ASGIApp, routes: Sequence[BaseRoute]) -> ASGIApp:
    """`app`, the router of ``routes``, which is asked only where a path and its method are not
    those of a route without parameters that it would choose.
    """
    exact = {
        (route.path, method): route.app
        for route in routes
        if isinstance(route, Route) and not route.param_convertors
        for method in route.methods or ()
        if _chosen(routes, route.path, method) is route
    }

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        found = None
        if scope["type"] == "http" and not scope.get("root_path"):
            found = exact.get((scope["path"], scope["method"]))
        await (found or app)(scope, receive, send)

    return wrapped


def _chosen(routes: Sequence[BaseRoute], path: str, method: str) -> BaseRoute | None:
    scope = {"type": "http", "path": path, "method": method}
    return next((route for route in routes if route.matches(scope)[0] is Match.FULL), None)
