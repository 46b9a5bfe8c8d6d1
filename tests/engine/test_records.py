"""What the engine hands around: records that nobody can change, equal to themselves alone."""

import ast
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import app.engine
from app.engine.activations import ACTIVATIONS
from app.engine.gradient_check import _Differences, check, judge
from app.engine.losses import LOSSES
from app.engine.problem import Problem, TrainingSet
from app.engine.rules import EXACT
from app.engine.solution import solve
from app.engine.sums import _order, places, sums
from app.engine.training_set import train_pass
from tests.engine.networks import LECTURE


def of_tables() -> list[Any]:
    return [ACTIVATIONS["tanh"], LOSSES["squared_error"], EXACT]


def of_arrays() -> list[Any]:
    net, inputs, targets = LECTURE.network, LECTURE.x[None], LECTURE.y[None]
    problem = Problem(net, 0, EXACT, LECTURE.x, LECTURE.y)
    solved, trained = solve(problem), train_pass(net, inputs, targets)
    checked = check(net, inputs, targets)
    nothing, nowhere = np.zeros((1, 1, 1)), np.zeros((1, 1, 1), dtype=np.bool_)
    return [
        net, problem, TrainingSet(net, 0, EXACT, inputs, targets, 0.0), solved, solved.passed,
        solved.back, trained, trained.examples[0], checked, judge(solved.back.gradient, checked),
        _Differences(nothing, nothing, nothing, nowhere, nowhere), sums(solved),
        places((2, 1)), places((2, 1)).z[1][0], _order((2, 1)),
    ]  # fmt: skip


def name(record: object) -> str:
    return type(record).__name__


def classes() -> Iterator[str]:
    for path in Path(app.engine.__path__[0]).glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name


def test_these_are_all_the_records_of_the_engine() -> None:
    assert sorted(map(name, of_tables() + of_arrays())) == sorted(classes())


@pytest.mark.parametrize("record", of_tables() + of_arrays(), ids=name)
def test_a_record_cannot_be_changed_nor_given_a_field_that_it_does_not_have(record: Any) -> None:
    for field in fields(record):
        with pytest.raises(FrozenInstanceError):
            setattr(record, field.name, None)
    assert not hasattr(record, "__dict__"), "its fields have slots"


@pytest.mark.parametrize("record", of_arrays(), ids=name)
def test_a_record_of_arrays_equals_itself_alone_and_can_be_a_key(record: Any) -> None:
    """Field by field, arrays would answer with an array, and have no hash."""
    copy = replace(record)
    assert record != copy
    assert {record: 1, copy: 2}[record] == 1
