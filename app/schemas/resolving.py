"""Wire → engine: what must fit together across fields is checked here, then Θ is resolved."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

import numpy as np
from pydantic import ValidationError

from app.engine.activations import OUTPUT_ONLY
from app.engine.arrays import Matrix, Vector
from app.engine.losses import LOSSES
from app.engine.network import Network, draw_theta
from app.engine.problem import Problem, TrainingSet
from app.engine.rules import RULES
from app.limits import MAX_WEIGHTS
from app.problem_details import MAX_ERRORS, FieldError, ProblemError
from app.problem_details.shortened import cut
from app.schemas.problem import ForwardProblemIn, NetworkIn, ProblemIn, TrainingSetIn
from app.schemas.refusals import field_errors, field_names, without_flood
from app.schemas.setting_aside import with_faults_set_aside
from app.schemas.sizes import Layers, sizes

Sent = TypeVar("Sent", bound=NetworkIn)


def read_problem(sent: Any, *, max_weights: int = MAX_WEIGHTS) -> Problem:
    """One example with its target. Raises ProblemError 422 that names every fault."""
    problem = _checked(ProblemIn, sent, lambda problem: _one_faults(problem, max_weights))
    return _problem(problem, problem.x, problem.y)


def read_forward_problem(sent: Any, *, max_weights: int = MAX_WEIGHTS) -> Problem:
    """One example; ``y`` may be left out. Raises ProblemError 422 that names every fault."""
    problem = _checked(ForwardProblemIn, sent, lambda problem: _one_faults(problem, max_weights))
    return _problem(problem, problem.x, problem.y)


def read_training_set(sent: Any, *, max_weights: int, max_numbers: int) -> TrainingSet:
    """m examples; m times the number of weights is at most ``max_numbers``."""
    problem = _checked(
        TrainingSetIn, sent, lambda problem: _set_faults(problem, max_weights, max_numbers)
    )
    return TrainingSet(
        _network(problem),
        problem.seed,
        RULES[problem.rule],
        np.array(problem.X, dtype=np.float64),
        np.array(problem.Y, dtype=np.float64),
        problem.lam,
    )


def _one_faults(problem: ProblemIn | ForwardProblemIn, max_weights: int) -> list[FieldError]:
    faults = _network_faults(problem, max_weights)
    return faults + _example_faults(problem, "x", problem.x, "y", problem.y)


def _set_faults(problem: TrainingSetIn, max_weights: int, max_numbers: int) -> list[FieldError]:
    faults = _network_faults(problem, max_weights)
    if len(problem.X) != len(problem.Y):
        message = (
            f"has {_counted(len(problem.Y), 'target')}, X {_counted(len(problem.X), 'example')}"
        )
        faults.append(FieldError("Y", message))
    for number, (x, y) in enumerate(zip(problem.X, problem.Y, strict=False)):
        faults += _example_faults(problem, f"X[{number}]", x, f"Y[{number}]", y)
    size = len(problem.X) * sizes(tuple(problem.layers)).weights
    if size > max_numbers:
        message = f"has {_counted(len(problem.X), 'example')}, which times the number of weights"
        message += f" is {size}; this call takes at most {max_numbers}"
        faults.append(FieldError("X", message))
    return faults


def _checked(model: type[Sent], sent: Any, cross_check: Callable[[Sent], list[FieldError]]) -> Sent:
    """``sent`` as a ``model`` in which everything fits together."""
    if isinstance(sent, model):  # read from its bytes already
        _refuse(cross_check(sent))
        return sent
    if not isinstance(sent, Mapping):
        raise _refusal([FieldError("body", "must be an object with the fields of a problem")])
    sent = without_flood(sent, model)
    try:
        problem = model.model_validate(sent)
    except ValidationError as error:
        faults = field_errors(error, sent, model)
        places = [detail["loc"] for detail in error.errors(include_url=False)]
        rest = with_faults_set_aside(sent, places, field_names(model))
        if rest is not None and len(faults) <= MAX_ERRORS:
            faults += cross_check(model.model_validate(rest))
        raise _refusal(faults) from None
    _refuse(cross_check(problem))
    return problem


def _refuse(faults: Sequence[FieldError]) -> None:
    if faults:
        raise _refusal(faults)


def _refusal(faults: Sequence[FieldError]) -> ProblemError:
    first = faults[0]
    return ProblemError(422, f"{cut(first.field, 80)} {first.message}.", errors=faults)


def _counted(number: int, what: str) -> str:
    plural = "matrices" if what == "matrix" else f"{what}s"
    return f"{number} {what if number == 1 else plural}"


def _dashed(layers: Sequence[int]) -> str:
    return "-".join(map(str, layers))


def activation_names(sent: NetworkIn) -> list[str]:
    """One for each of layers 2 … L, however they were sent."""
    if isinstance(sent.activations, str):
        return [sent.activations] * (len(sent.layers) - 1)
    return list(sent.activations)


def _network_faults(sent: NetworkIn, max_weights: int) -> list[FieldError]:
    names = tuple(activation_names(sent))
    faults = _topology_faults(tuple(sent.layers), names, sent.loss, max_weights)
    return [*faults, *_theta_faults(sent)]


@lru_cache(maxsize=64)  # as often the same as the sizes are
def _topology_faults(
    layers: Layers, names: tuple[str, ...], loss: str, max_weights: int
) -> tuple[FieldError, ...]:
    faults: list[FieldError] = []
    weights = sizes(layers).weights
    if weights > max_weights:
        message = f"{_dashed(layers)} have {weights} weights; this call takes at most {max_weights}"
        faults.append(FieldError("layers", message))
    wanted = len(layers) - 1
    if len(names) != wanted:
        message = f"has {_counted(len(names), 'name')}; layers {_dashed(layers)} need {wanted}"
        faults.append(FieldError("activations", f"{message}, one for each of layers 2 … L"))
    elif any(name in OUTPUT_ONLY for name in names[:-1]):
        faults.append(FieldError("activations", "softmax is for the last layer only"))
    if names[-1] not in LOSSES[loss].cost:
        message = (
            f"cross_entropy needs sigmoid or softmax outputs, the last layer is {names[-1]}; "
            "choose squared_error, or another output activation"
        )
        faults.append(FieldError("loss", message))
    return tuple(faults)


def _theta_faults(sent: NetworkIn) -> list[FieldError]:
    if sent.theta is None:
        return []
    _, shapes, widths_needed = sizes(tuple(sent.layers))
    if [[*map(len, matrix or ())] for matrix in sent.theta] == widths_needed:
        return []  # as nearly always: every row is as wide as it must be
    if len(sent.theta) != len(shapes):
        message = f"has {_counted(len(sent.theta), 'matrix')}"
        message += f"; layers {_dashed(sent.layers)} need {len(shapes)}"
        return [FieldError("theta", message)]
    faults: list[FieldError] = []
    for number, (matrix, shape) in enumerate(zip(sent.theta, shapes, strict=True)):
        if matrix is None or (len(matrix) == shape[0] and {*map(len, matrix)} == {shape[1]}):
            continue
        field, widths = f"theta[{number}]", sorted({len(row) for row in matrix})
        need = f"layers {_dashed(sent.layers)} need {shape[0]} × {shape[1]}: the bias is column 0"
        if len(widths) > 1:
            faults.append(FieldError(field, f"has rows of {_listed(widths)} numbers; {need}"))
        else:
            faults.append(FieldError(field, f"is {len(matrix)} × {widths[0]}; {need}"))
    return faults


def _listed(numbers: Sequence[int]) -> str:
    return " and ".join(map(str, numbers))


def _example_faults(
    sent: NetworkIn, x_field: str, x: list[float], y_field: str, y: list[float] | None
) -> list[FieldError]:
    faults: list[FieldError] = []
    if len(x) != sent.layers[0]:
        message = f"has {_counted(len(x), 'number')}"
        message += f"; layers {_dashed(sent.layers)} need {sent.layers[0]}"
        faults.append(FieldError(x_field, message))
    if y is None:
        return faults
    if len(y) != sent.layers[-1]:
        message = f"has {_counted(len(y), 'number')}"
        message += f"; layers {_dashed(sent.layers)} need {sent.layers[-1]}"
        faults.append(FieldError(y_field, message))
    if sent.loss != "cross_entropy":
        return faults
    outside = [number for number, value in enumerate(y) if not 0 <= value <= 1]
    faults += [
        FieldError(f"{y_field}[{k}]", "must be between 0 and 1, as cross-entropy wants it", y[k])
        for k in outside
    ]
    if not outside and activation_names(sent)[-1] == "softmax" and abs(sum(y) - 1) > 1e-9:
        message = f"adds up to {sum(y):.6g}; with softmax and cross_entropy it must add up to 1"
        faults.append(FieldError(y_field, message))
    return faults


def _network(sent: NetworkIn) -> Network:
    layers = tuple(sent.layers)
    return Network(layers, tuple(activation_names(sent)), _theta(sent, layers), sent.loss)


def _theta(sent: NetworkIn, layers: tuple[int, ...]) -> tuple[Matrix, ...]:
    given: list[Any] = [None] * (len(layers) - 1) if sent.theta is None else sent.theta
    if None not in given:
        try:
            entries = array("d", [*chain.from_iterable(chain.from_iterable(given))])
        except TypeError:  # one of them is None
            pass
        else:
            return _cut(np.frombuffer(entries), layers)
    drawn = draw_theta(layers, sent.seed)
    return tuple(
        [
            np.array(
                fresh
                if matrix is None
                else [
                    [new if entry is None else entry for entry, new in zip(row, draws, strict=True)]
                    for row, draws in zip(matrix, fresh, strict=True)
                ],
                dtype=np.float64,
            )
            for matrix, fresh in zip(given, drawn, strict=True)
        ]
    )


def _cut(entries: Vector, layers: tuple[int, ...]) -> tuple[Matrix, ...]:
    """Every Θ_ij in one row, cut into their matrices."""
    matrices, at = [], 0
    for rows, columns in sizes(layers).shapes:
        matrices.append(entries[at : at + rows * columns].reshape(rows, columns))
        at += rows * columns
    return tuple(matrices)


def _problem(sent: NetworkIn, x: list[float], y: list[float] | None) -> Problem:
    return Problem(
        _network(sent),
        sent.seed,
        RULES[sent.rule],
        np.array(x, dtype=np.float64),
        None if y is None else np.array(y, dtype=np.float64),
    )
