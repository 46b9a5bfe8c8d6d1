"""Which step follows which: counted by formula, and nothing is used before it is known."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from app.walkthrough.step import Granularity, Step
from tests.engine.networks import LECTURE, Sample, always, network, samples, vector
from tests.walkthrough.telling import GRANULARITIES, told

Key = tuple[str, str, int, int | None]


def key(step: Step) -> Key:
    return step["phase"], step["kind"], step["layer"], step["unit"]


def fused(sample: Sample) -> bool:
    pair = (sample.network.loss, sample.network.activations[-1])
    return pair[0] == "cross_entropy" or pair == ("squared_error", "linear")


def units_of(size: int, granularity: Granularity) -> list[int | None]:
    return [None] if granularity == "layer" else [*range(1, size + 1)]


def expected(sample: Sample, granularity: Granularity) -> Iterator[Key]:
    """The order as the contract words it."""
    layers, last = sample.network.layers, len(sample.network.layers)
    softmax = sample.network.activations[-1] == "softmax"
    yield "forward", "input", 1, None
    for l in range(2, last + 1):
        if granularity == "layer":
            yield "forward", "weighted_sum", l, None
            yield "forward", "activation", l, None
        elif softmax and l == last:
            for j in range(1, layers[-1] + 1):
                yield "forward", "weighted_sum", l, j
            yield "forward", "activation", l, None
        else:
            for j in range(1, layers[l - 1] + 1):
                yield "forward", "weighted_sum", l, j
                yield "forward", "activation", l, j
    yield "cost", "cost", last, None
    if not fused(sample):
        yield "backward", "output_error", last, None
    yield "backward", "output_delta", last, None
    for l in range(last - 1, 1, -1):
        for unit in units_of(layers[l - 1], granularity):
            yield "backward", "weighted_delta", l, unit
            yield "backward", "delta", l, unit
    for l in range(last - 1, 0, -1):
        yield "gradient", "gradient", l, None


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(80)
@given(sample=samples(depth=6))
def test_the_order_is_the_contracts(granularity: Granularity, sample: Sample) -> None:
    assert [key(step) for step in told(sample, granularity=granularity)] == list(
        expected(sample, granularity)
    )


@always(80)
@given(samples(depth=6))
def test_the_number_of_steps_follows_from_the_sizes(sample: Sample) -> None:
    layers, depth = sample.network.layers, len(sample.network.layers)
    output = 1 if fused(sample) else 2
    softmax = sample.network.activations[-1] == "softmax"
    forward = 2 * sum(layers[1:]) - (layers[-1] - 1 if softmax else 0)
    by_unit = 1 + forward + 1 + output + 2 * sum(layers[1:-1]) + (depth - 1)
    assert len(told(sample)) == by_unit
    by_layer = 1 + 2 * (depth - 1) + 1 + output + 2 * (depth - 2) + (depth - 1)
    assert len(told(sample, granularity="layer")) == by_layer


@pytest.mark.parametrize(("granularity", "count"), [("unit", 24), ("layer", 16)])
@pytest.mark.parametrize("rule", ["exact", "intuition", "y_minus_a"])
def test_the_lecture_network_has_24_steps_by_unit_and_16_by_layer_under_any_rule(
    rule: str, granularity: Granularity, count: int
) -> None:
    assert len(told(LECTURE, rule, granularity)) == count


@pytest.mark.parametrize("granularity", GRANULARITIES)
@always(40)
@given(sample=samples())
def test_steps_are_numbered_from_1_without_a_gap(granularity: Granularity, sample: Sample) -> None:
    numbers = [step["step"] for step in told(sample, granularity=granularity)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("rule", ["exact", "intuition", "y_minus_a"])
@always(60)
@given(sample=samples(depth=5))
def test_no_step_uses_a_number_that_no_earlier_step_has_shown(rule: str, sample: Sample) -> None:
    layers, last = sample.network.layers, len(sample.network.layers)
    known: set[tuple[str, int, int]] = {("a", l, 0) for l in range(1, last)}
    for step in told(sample, rule):
        kind, l, unit = step["kind"], step["layer"], step["unit"]
        units = range(1, layers[l - 1] + 1) if unit is None else [unit]
        needs: set[tuple[str, int, int]] = set()
        match kind:
            case "input":
                gives = "a"
            case "weighted_sum":
                needs = {("a", l - 1, t["theta"][2]) for t in step["terms"]}
                gives = "z"
            case "activation":
                needs, gives = {("z", l, j) for j in units}, "a"
            case "cost":
                needs, gives = {("a", last, j) for j in units}, "cost"
            case "output_error":
                needs, gives = {("cost", last, 1)}, "error"
            case "output_delta":
                needs, gives = {("cost", last, 1)}, "delta"
                needs |= set() if fused(sample) else {("error", last, j) for j in units}
            case "weighted_delta":
                needs = {("delta", l + 1, t["theta"][1]) for t in step["terms"]}
                gives = "error"
            case "delta":
                needs, gives = {("error", l, j) for j in units}, "delta"
            case "gradient":
                needs = {("delta", l + 1, t["theta"][1]) for t in step["terms"]}
                needs |= {("a", l, t["theta"][2]) for t in step["terms"]}
                units, gives = [0], "gradient"
        assert needs <= known, f"step {step['step']} uses {needs - known}"
        assert kind in ("cost", "gradient", "input") or needs
        given_now = {(gives, l, j) for j in units}
        assert not given_now & known, "each number appears once"
        known |= given_now
    for l in range(2, last + 1):
        assert {("delta", l, j) for j in range(1, layers[l - 1] + 1)} <= known
    assert {("gradient", l, 0) for l in range(1, last)} <= known


def test_a_network_without_a_hidden_layer_has_no_sums_of_errors() -> None:
    steps = told(Sample(network([[[0, 1]]]), vector(1), vector(1)))
    assert [step["kind"] for step in steps] == [
        "input", "weighted_sum", "activation", "cost", "output_delta", "gradient",
    ]  # fmt: skip
