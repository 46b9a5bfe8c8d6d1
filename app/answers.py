"""Each question's answer, from what was sent to what goes out: read, compute, tell, write.

The REST handlers and the pages both ask here, so that what the screen says and what the API
says cannot differ.
"""

import json
from functools import cache
from typing import Any

from app import presets
from app.engine.gradient_check import check, judge
from app.engine.passes import cost, forward
from app.engine.problem import Problem
from app.engine.rules import EXACT
from app.engine.solution import solve
from app.engine.training_set import train_pass
from app.json_bytes import json_bytes
from app.kept import Kept
from app.limits import (
    MAX_BATCH_NUMBERS,
    MAX_CHECK_NUMBERS,
    MAX_PLANS,
    MAX_WEIGHTS,
    MAX_WEIGHTS_CHECK,
    MAX_WEIGHTS_PLANNED,
    MAX_WEIGHTS_STEPS,
)
from app.listings import code_lines, listing
from app.planned import Plan, planned
from app.schemas import resolving, writing
from app.schemas.problem import ProblemIn
from app.schemas.sizes import sizes
from app.schemas.writing import Wire
from app.walkthrough.step import Granularity
from app.walkthrough.steps import steps
from app.walkthrough.told import Told

Topology = tuple[tuple[int, ...], tuple[str, ...], str, str, str, bool]
"""Layers, activations, loss, rule, granularity, and whether it is short enough for a link: what
stands around the numbers hangs on these alone."""


def forward_answer(sent: Any) -> Wire:
    """``/forward``."""
    problem = resolving.read_forward_problem(sent)
    passed = forward(problem.network, problem.x)
    amount = None if problem.y is None else cost(problem.network, passed, problem.y)
    return writing.forward(problem, passed, amount)


def backward_answer(sent: Any) -> Wire:
    """``/backward``."""
    solution = solve(resolving.read_problem(sent))
    return writing.backward(writing.linked(Told(solution)))


def trace_bytes(sent: Any, granularity: Granularity = "unit") -> bytes:
    """``/trace``, as JSON."""
    walked = _walked(sent, granularity)
    return walked if isinstance(walked, bytes) else json_bytes(walked)


def trace_answer(sent: Any, granularity: Granularity = "unit") -> Wire:
    """The same for our own pages: what they show is read from what the API answers."""
    walked = _walked(sent, granularity)
    answer: Wire = json.loads(walked) if isinstance(walked, bytes) else walked
    return answer


def _walked(sent: Any, granularity: Granularity) -> bytes | Wire:
    """The whole answer: its numbers filled into the plan of their topology, which is JSON, or as
    the builders write it, where the plan would be too large to be kept."""
    problem = resolving.read_problem(sent, max_weights=MAX_WEIGHTS_STEPS)
    told = Told(solve(problem))
    if sizes(told.layers).weights > MAX_WEIGHTS_PLANNED:
        return trace_written(problem, writing.linked(told), granularity)
    return _plan(problem, told, granularity).filled(told)


def trace_written(problem: Problem, told: Told, granularity: Granularity) -> Wire:
    """The answer as the readable builders write it, or its form."""
    lines = code_lines(problem)
    walked = [
        {**step, "code_line": lines[step["kind"], step["layer"]]}
        for step in steps(told, granularity)
    ]
    return writing.backward(told) | {"granularity": granularity, "steps": walked}


def can_name_plan(sent: Any) -> bool:
    """Whether it can be told which plan a problem needs before it is checked."""
    return isinstance(sent, ProblemIn)


def unplanned(sent: Any, granularity: Granularity) -> Topology | None:
    """The topology of such a problem where its plan is not there; else None."""
    topology = _topology(sent, granularity)
    return None if topology in _plans else topology


def forget_plans() -> None:
    """As if no walk had been asked for yet."""
    _plans.clear()


def _topology(sent: ProblemIn, granularity: Granularity) -> Topology:
    names = tuple(resolving.activation_names(sent))
    return tuple(sent.layers), names, sent.loss, sent.rule, granularity, True


def _plan(problem: Problem, told: Told, granularity: Granularity) -> Plan:
    """The plan of a topology, made where it is new."""
    has_link = writing.has_link(told)
    topology: Topology = (
        told.layers, told.g, told.loss, told.rule.name, granularity, has_link
    )  # fmt: skip
    plan = _plans.get(topology)
    if plan is None:
        plan = planned(trace_written(problem, writing.form(told), granularity), told)
        _plans.put(topology, plan, plan.size)
    return plan


_plans: Kept[Plan] = Kept(MAX_PLANS)


def code_answer(sent: Any, language: str) -> Wire:
    """``/code``."""
    problem = resolving.read_problem(sent, max_weights=MAX_WEIGHTS_STEPS)
    code = listing(problem, language)
    return writing.echoed(writing.problem(problem)) | {"language": language, "code": code.code}


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


def gradient_check_answer(sent: Any) -> Wire:
    """``/gradient-check``, of one example or, where ``X`` and ``Y`` are sent, of J over them."""
    if isinstance(sent, dict) and not sent.keys().isdisjoint({"X", "Y"}):
        return _set_check(sent)
    problem = resolving.read_problem(sent, max_weights=MAX_WEIGHTS_CHECK)
    solution = solve(problem)
    assert problem.y is not None, "read_problem asks for a target"
    checked = check(problem.network, problem.x[None], problem.y[None])
    verdict = judge(solution.back.gradient, checked)
    answer = writing.echoed(writing.problem(problem))
    answer |= writing.check(solution.back.gradient, checked, verdict)
    if problem.rule is not EXACT:
        answer["exact"] = writing.exact(solution.exact)
    return answer


@cache
def preset_answer(name: str) -> Wire:
    """One preset with its problem resolved, and its link. Raises KeyError for an unknown name."""
    preset = presets.preset(name)
    problem = writing.problem(resolving.read_problem(preset["problem"]))
    return preset | writing.echoed(problem)


def _set_check(sent: Any) -> Wire:
    examples = resolving.read_training_set(
        sent, max_weights=MAX_WEIGHTS_CHECK, max_numbers=MAX_CHECK_NUMBERS
    )
    of = (examples.network, examples.inputs, examples.targets, examples.lam)
    result = train_pass(*of, examples.rule)
    checked = check(*of)
    answer = writing.echoed(writing.training_set(examples))
    answer |= writing.check(result.gradient, checked, judge(result.gradient, checked))
    if examples.rule is not EXACT:
        answer["exact"] = writing.exact_set(train_pass(*of, EXACT))
    return answer
