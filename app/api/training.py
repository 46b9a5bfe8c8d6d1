"""``/batch`` and ``/gradient-check``."""

from starlette.requests import Request
from starlette.responses import Response

from app import answers
from app.api.answering import answered
from app.schemas.problem import TrainingSetIn


async def batch(request: Request) -> Response:
    """J, its parts, Δ after each example, and D."""
    return await answered(request, lambda asked: answers.batch_answer(asked.sent), TrainingSetIn)


async def gradient_check(request: Request) -> Response:
    """Central differences beside the analytic gradient."""
    return await answered(request, lambda asked: answers.gradient_check_answer(asked.sent))
