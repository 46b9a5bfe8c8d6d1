"""The walk: which step follows which, unit by unit or layer by layer.

Forward from the left, the cost, the errors from the right, then the gradients from the right.
Softmax takes its whole layer in one step, because each of its shares depends on every sum; so
does the output error.
"""

from collections.abc import Iterator

from app.engine.solution import Solution
from app.walkthrough import backward_steps, forward_steps
from app.walkthrough.step import Granularity, Step
from app.walkthrough.told import Told


def walk(solution: Solution, granularity: Granularity = "unit") -> list[Step]:
    """All steps in order, numbered from 1. By unit the lecture's 2-2-2-1 has 24, by layer 16."""
    return steps(Told(solution), granularity)


def steps(told: Told, granularity: Granularity) -> list[Step]:
    """The same of what was told already, or of its form: then with holes for numbers."""
    found = list(_by_unit(told) if granularity == "unit" else _by_layer(told))
    for number, step in enumerate(found, 1):
        step["step"] = number
    return found


def _by_unit(told: Told) -> Iterator[Step]:
    yield forward_steps.inputs(told)
    for layer in range(2, len(told.layers) + 1):
        units = range(1, told.layers[layer - 1] + 1)
        if told.g[layer - 2] == "softmax":
            yield from (forward_steps.weighted_sum(told, layer, j) for j in units)
            yield forward_steps.layer_activation(told, layer)
        else:
            for j in units:
                yield forward_steps.weighted_sum(told, layer, j)
                yield forward_steps.activation(told, layer, j)
    yield from _output(told)
    for layer in range(len(told.layers) - 1, 1, -1):
        for j in range(1, told.layers[layer - 1] + 1):
            yield backward_steps.weighted_delta(told, layer, j)
            yield backward_steps.delta(told, layer, j)
    yield from _gradients(told)


def _by_layer(told: Told) -> Iterator[Step]:
    yield forward_steps.inputs(told)
    for layer in range(2, len(told.layers) + 1):
        yield forward_steps.layer_weighted_sum(told, layer)
        yield forward_steps.layer_activation(told, layer)
    yield from _output(told)
    for layer in range(len(told.layers) - 1, 1, -1):
        yield backward_steps.layer_weighted_delta(told, layer)
        yield backward_steps.layer_delta(told, layer)
    yield from _gradients(told)


def _output(told: Told) -> Iterator[Step]:
    yield forward_steps.cost(told)
    if told.fused:
        yield backward_steps.fused_output_delta(told)
    else:
        yield backward_steps.output_error(told)
        yield backward_steps.gated_output_delta(told)


def _gradients(told: Told) -> Iterator[Step]:
    for layer in range(len(told.layers) - 1, 0, -1):
        yield backward_steps.gradient(told, layer)
