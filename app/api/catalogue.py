"""``/presets`` and ``/healthz``."""

from starlette.requests import Request
from starlette.responses import Response

from app import __version__, answers, presets
from app.api.answering import answered
from app.api.asking import Asked
from app.http.etag import ASK_AGAIN
from app.json_bytes import json_bytes
from app.problem_details import FieldError, ProblemError
from app.schemas.writing import Wire


def _refuse_problem(asked: Asked) -> None:
    """Nothing that was sent is dropped in silence: these calls take no parameters."""
    for name in [*asked.sent, *(["v"] if asked.version else [])]:
        message = "is not a parameter here: a preset is asked for by its path alone"
        raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])


async def all_presets(request: Request) -> Response:
    """The built-in networks, in the order of menus."""

    def every(asked: Asked) -> Wire:
        _refuse_problem(asked)
        return {"presets": [answers.preset_answer(name) for name in presets.ORDER]}

    return await answered(request, every, control=ASK_AGAIN)


async def one_preset(request: Request) -> Response:
    """One of them, by name."""
    name = request.path_params["name"]

    def one(asked: Asked) -> Wire:
        _refuse_problem(asked)
        if name not in presets.ORDER:
            known = ", ".join(presets.ORDER)
            raise ProblemError(404, f"There is no preset {name[:40]}; there are {known}.")
        return answers.preset_answer(name)

    return await answered(request, one, control=ASK_AGAIN)


async def healthz(request: Request) -> Response:
    """That the server answers, and which version it is."""
    body = json_bytes({"status": "ok", "version": __version__})
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
