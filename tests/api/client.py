"""Asks the whole application in process, by httpx or, where bytes matter, by bare ASGI."""

import asyncio
import json
from functools import cache
from typing import Any

import httpx
from starlette.types import Message

from app.main import Application, create_app
from app.settings import Settings

V1 = "/api/v1"


@cache
def application() -> Application:
    """One application for all tests of the API; it keeps no state between requests."""
    return create_app(Settings())


def ask(method: str, path: str, app: Application | None = None, **more: Any) -> httpx.Response:
    """One request; ``path`` may carry a query."""

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app or application(), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **more)

    return asyncio.run(go())


def get(path: str, **more: Any) -> httpx.Response:
    """GET."""
    return ask("GET", path, **more)


def post(path: str, body: Any, **more: Any) -> httpx.Response:
    """POST ``body`` as JSON."""
    return ask("POST", path, json=body, **more)


def post_bytes(
    path: str, body: bytes, content_type: str = "application/json", **headers: str
) -> httpx.Response:
    """POST these very bytes."""
    return ask("POST", path, content=body, headers={"Content-Type": content_type, **headers})


def raw(
    method: str,
    path: str,
    query: bytes = b"",
    body: bytes = b"",
    headers: tuple[tuple[bytes, bytes], ...] = ((b"content-type", b"application/json"),),
) -> httpx.Response:
    """Without a client in between that would tidy up the query or the headers."""
    messages: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        messages.append(message)

    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": query,
        "root_path": "", "headers": [(b"host", b"test"), *headers],
        "client": ("127.0.0.1", 1), "server": ("test", 80),
    }  # fmt: skip
    asyncio.run(application()(scope, receive, send))
    start, *rest = messages
    content = b"".join(message.get("body", b"") for message in rest)
    return httpx.Response(start["status"], headers=start["headers"], content=content)


def answer(response: httpx.Response, status: int = 200) -> Any:
    """The JSON of an answer, which must have ``status``, strictly read."""
    assert response.status_code == status, response.text[:2000]
    return strict(response.content)


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """The JSON of a refusal, in the form and with the headers that every refusal has."""
    told: dict[str, Any] = answer(response, status)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert {"type", "title", "status", "detail"} <= told.keys()
    assert told.keys() <= {"type", "title", "status", "detail", "errors"}
    assert told["status"] == status
    return told


def strict(body: bytes) -> Any:
    """JSON without NaN, infinities and double keys."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({name for name, _ in pairs}) == len(pairs), "a key stands twice"
        return dict(pairs)

    def refuse(word: str) -> Any:
        raise AssertionError(f"{word} left the server")

    return json.loads(body.decode("utf-8"), object_pairs_hook=unique, parse_constant=refuse)
