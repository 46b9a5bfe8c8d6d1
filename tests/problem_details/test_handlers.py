"""Whatever goes wrong in an application is answered as a problem, and on pages as a page."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI, HTTPException
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles

from app.problem_details import FieldError, HtmlHook, ProblemError, install

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Sent(BaseModel):
    numbers: list[float]


async def hello(request: Request) -> Response:
    return PlainTextResponse("hello")


async def refuse(request: Request) -> Response:
    raise ProblemError(422, "x is bad.", [FieldError("x", "is bad", 1)], {"X-Extra": "yes"}, "Bad")


async def slip(request: Request) -> Response:
    raise KeyError("a secret of the server")


async def teapot(request: Request) -> Response:
    raise HTTPException(418, "I am a teapot", {"X-Extra": "yes"})


def application(html: HtmlHook | None = None, files: Path | None = None) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    router = APIRouter()

    @router.post("/api/validated")
    async def validated(sent: Sent) -> None: ...

    app.include_router(router)
    app.add_route("/api/hello", hello, methods=["GET"])
    app.add_route("/api/hello", hello, methods=["POST"])
    for prefix in ("", "/api"):
        app.add_route(f"{prefix}/refuse", refuse, methods=["GET", "POST"])
        app.add_route(f"{prefix}/slip", slip, methods=["GET"])
        app.add_route(f"{prefix}/teapot", teapot, methods=["GET"])
    if files:
        app.mount("/static", StaticFiles(directory=files))
    install(app, html)
    return app


def ask(app: FastAPI, method: str, path: str, **more: Any) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, path, **more)

    return asyncio.run(go())


def problem(answer: httpx.Response, status: int) -> Any:
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["status"]) == ("about:blank", status)
    return told


def test_an_error_that_a_handler_raises_is_told_as_it_says() -> None:
    answer = ask(application(), "POST", "/api/refuse")
    assert problem(answer, 422) == {
        "type": "about:blank",
        "title": "Bad",
        "status": 422,
        "detail": "x is bad.",
        "errors": [{"field": "x", "message": "is bad", "got": 1}],
    }
    assert answer.headers["X-Extra"] == "yes"


def test_an_unknown_path_is_named_but_not_at_any_length() -> None:
    told = problem(ask(application(), "GET", "/api/nothing%22"), 404)
    assert told["detail"] == 'There is nothing at /api/nothing".'
    assert len(problem(ask(application(), "GET", "/" + "a" * 5000), 404)["detail"]) < 120


@pytest.mark.parametrize("path", ["/api/hello/", "/api/refuse/"])
def test_a_slash_too_many_is_an_unknown_path_and_no_redirect(path: str) -> None:
    problem(ask(application(), "GET", path), 404)


def test_a_wrong_method_is_told_all_the_right_ones() -> None:
    answer = ask(application(), "DELETE", "/api/hello")
    assert answer.headers["Allow"] == "GET, HEAD, POST"
    assert problem(answer, 405)["detail"] == (
        "/api/hello does not answer DELETE; it answers GET, HEAD, POST."
    )
    answer = ask(application(), "GET", "/api/validated")
    assert problem(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_mounted_files_are_refused_in_the_same_way(tmp_path: Path) -> None:
    app = application(files=tmp_path)
    assert problem(ask(app, "GET", "/static/none.js", headers=BROWSER), 404)
    answer = ask(app, "POST", "/static/none.js")
    assert problem(answer, 405)
    assert answer.headers["Allow"] == "GET, HEAD"


def test_head_works_where_get_does() -> None:
    assert ask(application(), "HEAD", "/api/hello").status_code == 200
    assert ask(application(), "HEAD", "/api/refuse").status_code == 422


def test_the_frameworks_own_errors_keep_their_words_and_headers() -> None:
    answer = ask(application(), "GET", "/api/teapot")
    assert problem(answer, 418)["detail"] == "I am a teapot"
    assert answer.headers["X-Extra"] == "yes"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"numbers": [1, "a"]}', 422),
        (b'{"numbers": ["\\ud800"]}', 422),
        (b'{"numbers": 1e999}', 422),
        (b"{}", 422),
        (b"{", 400),
    ],
)
def test_a_body_that_the_framework_refuses_is_a_problem_too(body: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json"}
    answer = ask(application(), "POST", "/api/validated", content=body, headers=headers)
    told = problem(answer, status)
    if status == 422:
        assert told["errors"][0]["field"].startswith("numbers")


def test_the_framework_names_places_as_paths() -> None:
    answer = ask(application(), "POST", "/api/validated", json={"numbers": [1, "a"]})
    assert problem(answer, 422)["errors"][0]["field"] == "numbers[1]"


def test_a_slip_of_the_server_is_not_explained_to_strangers() -> None:
    answer = ask(application(), "GET", "/api/slip")
    assert problem(answer, 500)["detail"] == (
        "The server failed; this is a bug in it, not in your request."
    )
    assert "secret" not in answer.text
    assert "KeyError" not in answer.text


def page(request: Request, error: ProblemError) -> Response:
    return HTMLResponse(f"<p>{error.status} {error.detail}</p>", error.status)


@pytest.mark.parametrize(("path", "status"), [("/refuse", 422), ("/none", 404), ("/slip", 500)])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_browser_gets_a_page_with_the_same_status(method: str, path: str, status: int) -> None:
    answer = ask(application(page), method, path, headers=BROWSER)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.headers["Vary"] == "Accept"
    assert answer.text.startswith(f"<p>{status} " if method == "GET" else "")


@pytest.mark.parametrize(
    ("method", "path", "accept"),
    [
        ("GET", "/api", "text/html"),
        ("GET", "/api/none", "text/html"),
        ("GET", "/api/refuse", "text/html"),
        ("GET", "/static/none", "text/html"),
        ("GET", "/oembed", "text/html"),
        ("GET", "/healthz", "text/html"),
        ("POST", "/refuse", "text/html"),
        ("GET", "/refuse", "*/*"),
        ("GET", "/refuse", ""),
        ("GET", "/refuse", "application/json"),
        ("GET", "/refuse", "text/html;q=0, application/json"),
        ("GET", "/refuse", "text/html;level=1;q=0.00"),
        ("GET", "/refuse", "x-text/html"),
    ],
)
def test_everybody_else_gets_the_problem(method: str, path: str, accept: str) -> None:
    answer = ask(application(page), method, path, headers={"Accept": accept})
    assert problem(answer, answer.status_code)


@pytest.mark.parametrize("accept", ["TEXT/HTML", "application/json, text/html;q=0.1", "text/*"])
def test_html_may_be_asked_for_in_any_usual_way(accept: str) -> None:
    answer = ask(application(page), "GET", "/refuse", headers={"Accept": accept})
    assert answer.headers["Content-Type"].startswith("text/html")


def test_paths_that_only_begin_like_the_api_are_pages() -> None:
    answer = ask(application(page), "GET", "/apis", headers=BROWSER)
    assert answer.headers["Content-Type"].startswith("text/html")


def test_a_page_may_be_declined() -> None:
    answer = ask(application(lambda request, error: None), "GET", "/refuse", headers=BROWSER)
    assert problem(answer, 422)
    assert answer.headers["Vary"] == "Accept"


def test_a_page_that_fails_leaves_the_problem_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(request: Request, error: ProblemError) -> Response:
        raise LookupError("no template")

    answer = ask(application(broken), "GET", "/refuse", headers=BROWSER)
    assert problem(answer, 422)["detail"] == "x is bad."
    assert "the page that tells of an error failed" in caplog.text
    assert "no template" in caplog.text
