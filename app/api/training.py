"""``/batch`` and ``/gradient-check``."""

from starlette.requests import Request
from starlette.responses import Response

from app import answers
from app.api.answering import answered
from app.api.asking import Asked
from app.schemas.problem import TrainingSetIn

INLINE = 20
"""Examples × Θ_ij up to which a training set or a check takes less than about a millisecond."""


def _is_long(asked: Asked) -> bool:
    return asked.weights > INLINE


async def batch(request: Request) -> Response:
    """J, its parts, Δ after each example, and D."""
    return await answered(
        request, lambda asked: answers.batch_answer(asked.sent), TrainingSetIn, is_long=_is_long
    )


async def gradient_check(request: Request) -> Response:
    """Central differences beside the analytic gradient."""
    return await answered(
        request, lambda asked: answers.gradient_check_answer(asked.sent), is_long=_is_long
    )
