"""Each question's answer, from what was sent to what goes out: read, compute, tell, write.

The REST handlers and the pages both ask here, so that what the screen says and what the API
says cannot differ.
"""

from typing import Any

from app.engine.passes import cost, forward
from app.engine.problem import Problem
from app.engine.rules import EXACT
from app.engine.solution import Solution, solve
from app.engine.training_set import train_pass
from app.limits import MAX_BATCH_NUMBERS, MAX_WEIGHTS, MAX_WEIGHTS_STEPS
from app.schemas import resolving, writing
from app.schemas.writing import Wire
from app.walkthrough.step import Granularity
from app.walkthrough.steps import walk


def forward_answer(sent: Any) -> Wire:
    """``/forward``."""
    problem = resolving.read_forward_problem(sent)
    passed = forward(problem.network, problem.x)
    amount = None if problem.y is None else cost(problem.network, passed, problem.y)
    return writing.forward(problem, passed, amount)


def backward_answer(sent: Any) -> Wire:
    """``/backward``."""
    return writing.backward(solve(resolving.read_problem(sent)))


def trace_answer(sent: Any, granularity: Granularity = "unit") -> Wire:
    """``/trace``."""
    solution = solve(resolving.read_problem(sent, max_weights=MAX_WEIGHTS_STEPS))
    return writing.backward(solution) | {
        "granularity": granularity,
        "steps": walk(solution, granularity),
    }


def batch_answer(sent: Any) -> Wire:
    """``/batch``."""
    examples = resolving.read_training_set(
        sent, max_weights=MAX_WEIGHTS, max_numbers=MAX_BATCH_NUMBERS
    )
    of = (examples.network, examples.inputs, examples.targets, examples.lam)
    result = train_pass(*of, examples.rule)
    return writing.batch(
        examples, result, None if examples.rule is EXACT else train_pass(*of, EXACT)
    )
