"""``/presets`` and ``/healthz``."""

from starlette.requests import Request
from starlette.responses import Response

from app import __version__, answers, presets
from app.api.asking import Asked, answered, asked
from app.http.etag import ASK_AGAIN
from app.json_bytes import json_bytes
from app.problem_details import FieldError, ProblemError

_NOTHING = Asked(None, {}, by_link=True)


async def _refuse_problem(request: Request) -> None:
    """Nothing that was sent is dropped in silence: these calls take no parameters."""
    question = await asked(request)
    for name in [*question.sent, *(["v"] if question.version else [])]:
        message = "is not a parameter here: a preset is asked for by its path alone"
        raise ProblemError(422, f"{name} {message}.", [FieldError(name, message)])


async def all_presets(request: Request) -> Response:
    """The built-in networks, in the order of menus."""
    await _refuse_problem(request)
    return answered(
        request,
        _NOTHING,
        lambda _: {"presets": [answers.preset_answer(name) for name in presets.ORDER]},
        ASK_AGAIN,
    )


async def one_preset(request: Request) -> Response:
    """One of them, by name."""
    await _refuse_problem(request)
    name = request.path_params["name"]
    if name not in presets.ORDER:
        known = ", ".join(presets.ORDER)
        raise ProblemError(404, f"There is no preset {name[:40]}; there are {known}.")
    return answered(request, _NOTHING, lambda _: answers.preset_answer(name), ASK_AGAIN)


async def healthz(request: Request) -> Response:
    """That the server answers, and which version it is."""
    body = json_bytes({"status": "ok", "version": __version__})
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})
