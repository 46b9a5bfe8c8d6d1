"""At the limits of what may be sent, nothing becomes NaN or infinite."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.arrays import Matrix
from app.engine.gradient_check import check, judge
from app.engine.network import Network, theta_shapes
from app.engine.passes import backward, cost, error_sizes, forward
from app.engine.rules import RULES
from app.engine.training_set import train_pass
from app.limits import MAX_LAYERS, MAX_NUMBER, MAX_UNITS
from tests.engine.networks import HIDDEN, PAIRS, Sample, always, anywhere, samples

EXTREME = anywhere(MAX_NUMBER)


def assert_finite(sample: Sample) -> None:
    """Both passes under every rule; NumPy raises at anything but an underflow."""
    with np.errstate(all="raise", under="ignore"):
        passed = forward(sample.network, sample.x)
        numbers = [*passed.z[1:], *passed.a, np.array(cost(sample.network, passed, sample.y))]
        numbers += [s for s in passed.slope if s is not None]
        for rule in RULES.values():
            back = backward(sample.network, passed, sample.y, rule)
            numbers += [*back.delta[1:], *back.gradient]
            numbers += [s for s in back.weighted_delta if s is not None]
            numbers += [np.array(size) for size in error_sizes(back.delta)[1:]]
        inputs, targets = np.array([sample.x]), np.array([sample.y])
        trained = train_pass(sample.network, inputs, targets, MAX_NUMBER)
        numbers += [*trained.gradient, np.array(trained.j)]
    for array in numbers:
        assert array is not None
        assert np.isfinite(array).all()


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(25)
@given(data=st.data())
def test_numbers_of_every_size_pass_through_every_activation_and_loss(
    loss: str, output: str, data: st.DataObject
) -> None:
    assert_finite(
        data.draw(
            samples(pairs=[(loss, output)], depth=MAX_LAYERS, weights=EXTREME, inputs=EXTREME)
        )
    )


def filled(size: tuple[int, int], kind: str, stream: random.Random) -> Matrix:
    if kind == "all alike":
        return np.full(size, MAX_NUMBER)
    signs = [MAX_NUMBER * stream.choice((-1, 1)) for _ in range(size[0] * size[1])]
    return np.array(signs).reshape(size)


@pytest.mark.parametrize("kind", ["all alike", "signs mixed"])
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize(("loss", "output"), PAIRS)
def test_the_largest_network_of_the_largest_numbers_stays_finite(
    loss: str, output: str, hidden: str, kind: str
) -> None:
    # Wider than any request may be: every layer at its limit, all at once.
    layers = (MAX_UNITS,) * MAX_LAYERS
    stream = random.Random(5)
    theta = tuple(filled(shape, kind, stream) for shape in theta_shapes(layers))
    network = Network(layers, (hidden,) * (MAX_LAYERS - 2) + (output,), theta, loss)
    x = np.full(MAX_UNITS, MAX_NUMBER)
    y = np.full(MAX_UNITS, -MAX_NUMBER) if loss == "squared_error" else np.eye(MAX_UNITS)[0]
    assert_finite(Sample(network, x, y))


@pytest.mark.parametrize(("loss", "output"), PAIRS)
@always(12)
@given(data=st.data())
def test_the_gradient_check_of_extreme_numbers_stays_finite_and_never_raises(
    loss: str, output: str, data: st.DataObject
) -> None:
    sample = data.draw(
        samples(pairs=[(loss, output)], depth=6, units=3, weights=EXTREME, inputs=EXTREME)
    )
    inputs, targets = np.array([sample.x]), np.array([sample.y])
    with np.errstate(all="raise", under="ignore"):
        checked = check(sample.network, inputs, targets, 3.0)
        gradient = train_pass(sample.network, inputs, targets, 3.0).gradient
        verdict = judge(gradient, checked)
    for matrix in checked.numeric:
        assert np.isfinite(matrix).all()
    assert np.isfinite([verdict.largest_absolute, verdict.largest_relative]).all()
    assert verdict.passed is not False
