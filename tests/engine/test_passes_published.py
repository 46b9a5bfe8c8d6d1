"""Matt Mazur, "A Step by Step Backpropagation Example" (2015): 2-2-2, sigmoid, ½ Σ (t − o)².

The article shares one bias weight among the units of a layer and does not train it; here each
unit has its own, which changes none of its numbers. It prints nine digits.
"""

import numpy as np
import pytest

from app.engine.network import Network
from app.engine.passes import backward, cost, forward
from tests.engine.networks import network, vector

W = {1: 0.15, 2: 0.20, 3: 0.25, 4: 0.30, 5: 0.40, 6: 0.45, 7: 0.50, 8: 0.55}
B1, B2 = 0.35, 0.60
X, Y = vector(0.05, 0.10), vector(0.01, 0.99)
LEARNING_RATE = 0.5


def with_weights(w: dict[int, float]) -> Network:
    return network(
        [[[B1, w[1], w[2]], [B1, w[3], w[4]]], [[B2, w[5], w[6]], [B2, w[7], w[8]]]],
        loss="squared_error",
    )


MAZUR = with_weights(W)


def printed(value: float) -> object:
    """A unit of the ninth decimal: the article cuts some last digits instead of rounding."""
    return pytest.approx(value, abs=1.01e-9)


def test_the_forward_pass_is_the_articles() -> None:
    passed = forward(MAZUR, X)
    z, a = passed.z, passed.a
    assert z[1] is not None
    assert z[2] is not None
    assert z[1][0] == printed(0.3775)
    assert a[1].tolist() == [printed(0.593269992), printed(0.596884378)]
    assert z[2][0] == printed(1.105905967)
    assert a[2].tolist() == [printed(0.75136507), printed(0.772928465)]


def test_the_total_error_is_the_articles_and_the_sum_of_its_parts() -> None:
    passed = forward(MAZUR, X)
    assert cost(MAZUR, passed, Y) == printed(0.298371109)
    parts = 0.5 * (passed.a[-1] - Y) ** 2
    assert parts.tolist() == [printed(0.274811083), printed(0.023560026)]


def test_the_output_layers_chain_is_the_articles_factor_by_factor() -> None:
    passed = forward(MAZUR, X)
    back = backward(MAZUR, passed, Y)
    error, slope, delta = back.weighted_delta[2], passed.slope[2], back.delta[2]
    assert error is not None
    assert slope is not None
    assert delta is not None
    assert error[0] == printed(0.74136507)
    assert slope[0] == printed(0.186815602)
    assert delta.tolist() == [printed(0.138498562), printed(-0.038098236)]
    assert back.gradient[1][0, 1] == printed(0.082167041)


def test_the_hidden_layers_chain_is_the_articles_factor_by_factor() -> None:
    passed = forward(MAZUR, X)
    back = backward(MAZUR, passed, Y)
    error, slope, delta = back.weighted_delta[1], passed.slope[1], back.delta[2]
    assert error is not None
    assert slope is not None
    assert delta is not None
    assert delta[0] * W[5] == printed(0.055399425)
    assert delta[1] * W[7] == printed(-0.019049119)
    assert error[0] == printed(0.036350306)
    assert slope[0] == printed(0.241300709)
    assert back.gradient[0][0, 1] == printed(0.000438568)


def test_one_step_of_training_leads_to_the_articles_weights_and_lower_error() -> None:
    back = backward(MAZUR, forward(MAZUR, X), Y)
    hidden, output = (
        theta[:, 1:] - LEARNING_RATE * gradient[:, 1:]
        for theta, gradient in zip(MAZUR.theta, back.gradient, strict=True)
    )
    assert hidden.ravel().tolist() == [
        printed(0.149780716),
        pytest.approx(0.19956143, abs=1e-8),
        pytest.approx(0.24975114, abs=1e-8),
        pytest.approx(0.29950229, abs=1e-8),
    ]
    assert output.ravel().tolist() == [
        pytest.approx(0.35891648, abs=1e-8),
        printed(0.408666186),
        printed(0.511301270),
        printed(0.561370121),
    ]
    trained = with_weights(
        dict(enumerate(np.concatenate([hidden.ravel(), output.ravel()]).tolist(), 1))
    )
    # The article prints 0.291027924, wrong from the seventh digit on; 30-digit decimals give this.
    assert cost(trained, forward(trained, X), Y) == printed(0.291027774)
    assert cost(trained, forward(trained, X), Y) == pytest.approx(0.291027924, abs=5e-7)
