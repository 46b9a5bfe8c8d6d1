"""Paths without parameters are found at once, and mean what the router says of them."""

import asyncio

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import Receive, Scope, Send

from app.http import exact


async def one(request: Request) -> Response:
    return PlainTextResponse(f"one {request.method}")


async def another(request: Request) -> Response:
    return PlainTextResponse(f"another {request.method} {request.path_params.get('name')}")


ROUTES: list[BaseRoute] = [
    Route("/one", one, methods=["GET"]),
    Route("/one", another, methods=["GET", "POST"]),
    Route("/{name}", another, methods=["GET"]),
    Route("/behind", one, methods=["GET"]),
]


def ask(method: str, path: str, prefix: str = "") -> tuple[str, list[str]]:
    """What is answered, and the paths for which the router was asked."""
    router, routed = Router(ROUTES, redirect_slashes=False), []

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        routed.append(scope["path"])
        await router(scope, receive, send)

    async def go() -> str:
        transport = httpx.ASGITransport(exact.wrap(watched, ROUTES), root_path=prefix)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            response = await client.request(method, path)
            return response.text or str(response.status_code)

    return asyncio.run(go()), routed


@pytest.mark.parametrize(
    ("method", "path", "said", "by_router"),
    [
        ("GET", "/one", "one GET", False),
        ("HEAD", "/one", "200", False),
        ("GET", "/one?x=1", "one GET", False),
        ("POST", "/one", "another POST None", False),
        ("GET", "/behind", "another GET behind", True),
        ("DELETE", "/one", "Method Not Allowed", True),
        ("GET", "/two", "another GET two", True),
        ("GET", "/one/", "Not Found", True),
        ("GET", "/%6Fne", "one GET", False),
    ],
)
def test_what_has_no_parameters_is_found_without_the_router(
    method: str, path: str, said: str, by_router: bool
) -> None:
    assert ask(method, path) == (said, [httpx.URL(path).path] * by_router)


def test_a_prefix_is_left_to_the_router() -> None:
    assert ask("GET", "/lessons/one", "/lessons") == ("one GET", ["/lessons/one"])
    assert ask("GET", "/one", "/one") == ("Not Found", ["/one"]), "the root of what lies there"
