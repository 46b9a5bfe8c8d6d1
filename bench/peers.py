"""The routes that ours are measured beside: a plain FastAPI route, and the idiomatic one.

    python -m bench.peers [--here] /path=LENGTH …

prints its address as soon as it listens. They are served as uvicorn serves them by itself, with the
packages that it and FastAPI ask for (h11 and asyncio); with ``--here``, by our own server, as ours
are (httptools and uvloop). A plain route reads the body and returns LENGTH bytes
that were made before; it computes nothing, so nothing written with FastAPI's routes is faster.
The idiomatic routes take the problem as a pydantic model, answer with the readable builder, and
leave it to ``response_model`` to check and write the answer.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response

from app import answers
from app.engine.problem import Problem
from app.engine.solution import solve
from app.schemas import resolving, writing
from app.schemas.answers import BackwardOut, TraceOut
from app.schemas.problem import ProblemIn
from app.server.limits import Limits
from app.server.listening import listen
from app.server.running import run
from app.settings import address
from app.walkthrough.told import Told


def backward(problem: ProblemIn) -> dict[str, Any]:
    """The answer of /backward as a dict."""
    return writing.backward(_told(_read(problem)))


def trace(problem: ProblemIn) -> dict[str, Any]:
    """The answer of /trace as a dict."""
    read = _read(problem)
    return answers.trace_written(read, _told(read), "unit")


def _read(problem: ProblemIn) -> Problem:
    return resolving.read_problem(problem.model_dump())


def _told(problem: Problem) -> Told:
    return writing.linked(Told(solve(problem)))


def plain(length: int) -> Callable[[Request], Awaitable[Response]]:
    """A route that reads the body and returns ``length`` bytes."""
    answer = b" " * length
    headers = {"Content-Type": "application/json"}

    async def route(request: Request) -> Response:
        await request.body()
        if length:
            return Response(answer, headers=headers)
        return Response(status_code=304)

    return route


def create_app(lengths: dict[str, int]) -> FastAPI:
    """Both kinds of routes in one application."""
    app = FastAPI(openapi_url=None)
    for path, length in lengths.items():
        app.api_route(path, methods=["GET", "POST"])(plain(length))

    @app.post("/backward", response_model=BackwardOut)
    async def _(problem: ProblemIn) -> dict[str, Any]:
        return backward(problem)

    @app.post("/trace", response_model=TraceOut)
    async def _(problem: ProblemIn) -> dict[str, Any]:
        return trace(problem)

    return app


def alone(app: FastAPI) -> None:
    """As uvicorn serves it where neither httptools nor uvloop is installed; without its log."""
    with listen("127.0.0.1", 0) as listening:
        print(f"Peers are at {address(*listening.getsockname()[:2])}", flush=True)
        config = uvicorn.Config(app, http="h11", loop="asyncio", ws="none", access_log=False,
                                log_level="warning")  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def main() -> None:
    """Serve, until told to stop."""
    here = "--here" in sys.argv
    given = [argument.split("=") for argument in sys.argv[1:] if argument != "--here"]
    app = create_app({path: int(length) for path, length in given})
    if here:
        run(lambda port: app, "127.0.0.1", 0, Limits())
    else:
        alone(app)


if __name__ == "__main__":
    main()
