"""``/batch`` and ``/gradient-check``."""

from starlette.requests import Request
from starlette.responses import Response

from app import answers
from app.api.asking import answered, asked


async def batch(request: Request) -> Response:
    """J, its parts, Δ after each example, and D."""
    return answered(request, await asked(request), answers.batch_answer)


async def gradient_check(request: Request) -> Response:
    """Central differences beside the analytic gradient."""
    return answered(request, await asked(request), answers.gradient_check_answer)
