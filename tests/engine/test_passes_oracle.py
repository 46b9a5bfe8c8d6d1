"""Random networks against the decimals: every activation with every legal loss."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.engine.passes import backward, cost, forward
from app.engine.rules import RULES
from tests.engine import oracle
from tests.engine.networks import (
    HIDDEN,
    PAIRS,
    Sample,
    always,
    close,
    grid,
    has_kink,
    network,
    samples,
    vector,
)


def off_kinks(sample: Sample) -> bool:
    passed = forward(sample.network, sample.x)
    return not any(
        has_kink(name) and z is not None and bool((np.abs(z) < 1e-9).any())
        for name, z in zip(sample.network.activations, passed.z[1:], strict=True)
    )


def scale(rows: list[oracle.Rows]) -> float:
    """The largest number among them: what rounding errors are small beside."""
    return max(float(abs(v)) for matrix in rows for row in matrix for v in row)


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(12)
@given(data=st.data())
@oracle.exactly
def test_the_gradient_is_what_nudging_each_weight_does_to_the_cost(
    loss: str, output: str, data: st.DataObject
) -> None:
    sample = data.draw(samples(pairs=[(loss, output)], units=3))
    assume(off_kinks(sample))
    truth = oracle.differences(sample.case)
    back = backward(sample.network, forward(sample.network, sample.x), sample.y)
    absolute = 1e-14 * max(1.0, scale(truth))
    for ours, wanted in zip(back.gradient, truth, strict=True):
        close(ours, wanted, relative=1e-12, absolute=absolute)


@pytest.mark.parametrize("name", HIDDEN)
@always(12)
@given(data=st.data())
@oracle.exactly
def test_so_it_is_behind_every_hidden_activation(name: str, data: st.DataObject) -> None:
    sample = data.draw(samples(hidden=[name], units=3, min_depth=3))
    assume(off_kinks(sample))
    truth = oracle.differences(sample.case)
    back = backward(sample.network, forward(sample.network, sample.x), sample.y)
    absolute = 1e-14 * max(1.0, scale(truth))
    for ours, wanted in zip(back.gradient, truth, strict=True):
        close(ours, wanted, relative=1e-12, absolute=absolute)


@always(60)
@given(samples())
@oracle.exactly
def test_z_a_and_cost_are_the_definitions_to_the_last_digits(sample: Sample) -> None:
    assume(off_kinks(sample))
    passed, (zs, activations) = forward(sample.network, sample.x), oracle.forward(sample.case)
    for z, wanted in zip(passed.z[1:], zs, strict=True):
        close(z, [wanted], relative=1e-13, absolute=1e-13)
    for a, wanted in zip(passed.a, activations, strict=True):
        close(a, [wanted], relative=1e-13, absolute=1e-13)
    truth = oracle.cost_of(sample.case)
    ours = cost(sample.network, passed, sample.y)
    close(ours, [[truth]], relative=1e-12, absolute=1e-13)


@pytest.mark.parametrize("rule", RULES)
@always(40)
@given(data=st.data())
@oracle.exactly
def test_every_rule_runs_the_pass_as_it_is_written_down(rule: str, data: st.DataObject) -> None:
    sample = data.draw(samples())
    assume(off_kinks(sample))
    truth = oracle.backward(sample.case, rule)
    passed = forward(sample.network, sample.x)
    back = backward(sample.network, passed, sample.y, RULES[rule])
    absolute = 1e-14 * max(1.0, scale(truth.gradient), scale([truth.weighted]))
    for d, wanted in zip(back.delta[1:], truth.delta, strict=True):
        close(d, [wanted], relative=1e-12, absolute=absolute)
    for ours, rows in zip(back.gradient, truth.gradient, strict=True):
        close(ours, rows, relative=1e-12, absolute=absolute)
    for s, wanted in zip(back.weighted_delta[1:-1], truth.weighted[:-1], strict=True):
        close(s, [wanted], relative=1e-12, absolute=absolute)
    if sample.network.activations[-1] in sample.network.loss_function.fused:
        assert back.weighted_delta[-1] is None
    else:
        close(back.weighted_delta[-1], [truth.weighted[-1]], relative=1e-13, absolute=absolute)


@always(60)
@given(samples())
def test_lists_count_by_layer_and_arrays_have_the_shapes_of_the_notation(sample: Sample) -> None:
    passed = forward(sample.network, sample.x)
    back = backward(sample.network, passed, sample.y)
    layers = sample.network.layers
    assert passed.z[0] is None
    assert back.delta[0] is None
    assert back.weighted_delta[0] is None
    np.testing.assert_array_equal(passed.a[0], sample.x)
    for size, z, d in zip(layers[1:], passed.z[1:], back.delta[1:], strict=True):
        assert z is not None
        assert d is not None
        assert z.shape == d.shape == (size,)
    assert [a.shape for a in passed.a] == [(size,) for size in layers]
    assert [g.shape for g in back.gradient] == [theta.shape for theta in sample.network.theta]
    for array in (*passed.a, *back.gradient):
        assert array.dtype == np.float64


@always(40)
@given(samples(min_depth=3), grid(2.0))
def test_weights_of_the_bias_never_carry_an_error_back(sample: Sample, other: float) -> None:
    # Θ_k0 of the layer after enters z, but with z held where it is, δ does not know it.
    passed = forward(sample.network, sample.x)
    before = backward(sample.network, passed, sample.y)
    moved = [theta.copy() for theta in sample.network.theta]
    for theta in moved:
        theta[:, 0] = other
    after = backward(
        type(sample.network)(
            sample.network.layers, sample.network.activations, tuple(moved), sample.network.loss
        ),
        passed,
        sample.y,
    )
    for ours, same in zip(before.delta[1:], after.delta[1:], strict=True):
        np.testing.assert_array_equal(ours, same)


def test_zero_inputs_leave_a_gradient_in_the_bias_column_only() -> None:
    theta = [[[0.5, 2.0, -1.0]]]
    back = backward(network(theta), forward(network(theta), vector(0.0, 0.0)), vector(0.0))
    assert back.gradient[0][0, 1:].tolist() == [0.0, 0.0]
    assert back.gradient[0][0, 0] == pytest.approx(0.6224593312018546, rel=1e-15)
