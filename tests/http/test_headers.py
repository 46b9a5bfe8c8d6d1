"""The outermost layer: every answer may be read by every origin, whatever happened inside."""

import asyncio
import logging
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.http.headers import EVERYWHERE, wrap
from app.problem_details import ProblemError, install


class App(FastAPI):
    def build_middleware_stack(self) -> ASGIApp:
        return wrap(ExceptionMiddleware(self.router, self.exception_handlers))


async def hello(request: Request) -> Response:
    return PlainTextResponse(
        "hello", headers={"Access-Control-Allow-Origin": "https://one.example"}
    )


async def refuse(request: Request) -> Response:
    raise ProblemError(422, "No.")


async def slip(request: Request) -> Response:
    raise KeyError("a secret of the server")


def application() -> FastAPI:
    app = App(docs_url=None, redoc_url=None, redirect_slashes=False)
    app.add_route("/hello", hello, methods=["GET"])
    app.add_route("/refuse", refuse, methods=["GET", "POST"])
    app.add_route("/slip", slip, methods=["GET"])
    install(app)
    return app


def ask(method: str, path: str, app: ASGIApp | None = None, **more: Any) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app or application())  # raises what the app raises
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **more)

    return asyncio.run(go())


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/hello", 200),
        ("HEAD", "/hello", 200),
        ("GET", "/refuse", 422),
        ("GET", "/nothing", 404),
        ("GET", "/hello/", 404),
        ("DELETE", "/hello", 405),
        ("GET", "/slip", 500),
        ("OPTIONS", "/nothing", 204),
    ],
)
def test_every_answer_has_the_headers_that_hold_everywhere_once(
    method: str, path: str, status: int
) -> None:
    answer = ask(method, path, headers={"Origin": "null"})
    assert answer.status_code == status
    for name, value in EVERYWHERE.items():
        assert answer.headers.get_list(name) == [value]
    assert "access-control-allow-credentials" not in answer.headers
    assert "location" not in answer.headers


def test_the_headers_are_the_documented_ones() -> None:
    assert EVERYWHERE == {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }


@pytest.mark.parametrize("origin", ["null", "https://course.example", "file://"])
def test_a_preflight_from_any_origin_is_granted(origin: str) -> None:
    answer = ask(
        "OPTIONS",
        "/refuse",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST, OPTIONS"
    assert answer.headers["Access-Control-Allow-Headers"] == "Content-Type, If-None-Match"
    assert answer.headers["Access-Control-Max-Age"] == "86400"
    assert answer.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_a_slip_is_answered_without_its_secret_and_logged_once_with_its_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = ask("GET", "/slip")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == (
        "The server failed; this is a bug in it, not in your request."
    )
    assert "secret" not in answer.text
    (record,) = [each for each in caplog.records if each.levelno >= logging.ERROR]
    assert record.getMessage() == "GET /slip failed"
    assert record.exc_info is not None
    assert record.exc_info[0] is KeyError


def test_a_failure_outside_the_application_is_answered_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise OSError("disk")

    answer = ask("GET", "/", wrap(broken))
    assert answer.status_code == 500
    assert answer.json()["title"] == "Internal Server Error"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "disk" in caplog.text
    assert "disk" not in answer.text


def test_a_failure_in_mid_answer_goes_on_to_the_server_which_cuts_the_connection() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        async def parts() -> Any:
            yield b"half"
            raise OSError("torn")

        await StreamingResponse(parts())(scope, receive, send)

    with pytest.raises(OSError, match="torn"):
        ask("GET", "/", wrap(half))


def test_other_protocols_pass_untouched() -> None:
    seen: list[Scope] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    async def nothing() -> Message:
        raise AssertionError

    async def nowhere(message: Message) -> None:
        raise AssertionError

    async def go() -> None:
        await wrap(inner)({"type": "lifespan"}, nothing, nowhere)

    asyncio.run(go())
    assert seen == [{"type": "lifespan"}]
