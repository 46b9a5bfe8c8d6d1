"""g and g′ of every activation, against decimals, at the middle and at the far ends."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.activations import ACTIVATIONS, OUTPUT_ONLY, Activation, softmax, softmax_gate
from app.engine.arrays import Vector
from tests.engine import oracle
from tests.engine.networks import HIDDEN, always, close, grid, vector
from tests.engine.oracle import ZERO, decimals, exactly

ENDS = [-999_999.0, -800.0, -40.0, -1.5, 0.0, 0.3, 40.0, 800.0, 999_999.0]


def elementwise() -> list[Activation]:
    return [ACTIVATIONS[name] for name in ACTIVATIONS if name not in OUTPUT_ONLY]


def slope_at(activation: Activation, *z: float) -> Vector:
    slope = activation.with_slope(vector(*z))[1]
    assert slope is not None
    return slope


def test_menus_list_the_activations_in_the_order_of_the_contract() -> None:
    assert list(ACTIVATIONS) == ["sigmoid", "tanh", "relu", "leaky_relu", "linear", "softmax"]
    assert all(ACTIVATIONS[name].name == name for name in ACTIVATIONS)
    assert frozenset({"softmax"}) == OUTPUT_ONLY


@pytest.mark.parametrize("activation", elementwise(), ids=lambda a: a.name)
@exactly
def test_g_and_its_slope_keep_their_digits_from_end_to_end(activation: Activation) -> None:
    z = decimals(ENDS)
    with np.errstate(all="raise", under="ignore"):
        a, slope = activation.g(vector(*ENDS)), slope_at(activation, *ENDS)
    close(a, [oracle.g(activation.name, z)], relative=4e-16, absolute=1e-320)
    truth = [[oracle.slope(activation.name, v) for v in z]]
    close(slope, truth, relative=1e-15, absolute=1e-320)


@pytest.mark.parametrize("activation", elementwise(), ids=lambda a: a.name)
@always(60)
@given(z=grid(700.0, 7000) | grid(5.0, 5000))
@exactly
def test_g_and_its_slope_are_right_to_the_last_bits(activation: Activation, z: float) -> None:
    name, at = activation.name, Decimal(z)
    close(activation.g(vector(z)), [oracle.g(name, [at])], relative=1e-15, absolute=1e-320)
    close(slope_at(activation, z), [[oracle.slope(name, at)]], relative=2e-15, absolute=1e-307)


@pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=lambda a: a.name)
def test_beside_its_slope_g_is_the_same(activation: Activation) -> None:
    z = vector(*ENDS)
    a, slope = activation.with_slope(z)
    assert a.tobytes() == activation.g(z).tobytes()
    assert (slope is None) == (activation.name in OUTPUT_ONLY)


@pytest.mark.parametrize("name", HIDDEN)
def test_the_gate_multiplies_an_error_by_the_slope(name: str) -> None:
    z, error = vector(-1.5, 0.3, 2.0), vector(0.5, -2.0, 7.0)
    slope = [oracle.slope(name, v) * e for v, e in zip(decimals(z), decimals(error), strict=True)]
    close(ACTIVATIONS[name].gate(z, error), [slope], relative=1e-15)


def test_the_kinks_of_relu_are_given_the_slope_of_their_left_side() -> None:
    for zero in (0.0, -0.0):
        assert slope_at(ACTIVATIONS["relu"], zero).tolist() == [0.0]
        assert slope_at(ACTIVATIONS["leaky_relu"], zero).tolist() == [0.01]


def test_only_the_two_relus_have_a_kink() -> None:
    assert {a.name for a in ACTIVATIONS.values() if a.has_kink} == {"relu", "leaky_relu"}


@pytest.mark.parametrize(
    ("z", "slope"),
    [(0.0, 0.25), (2.0, 0.10499358540350662), (-2.0, 0.10499358540350662), (40.0, 4.248e-18)],
)
def test_the_slope_of_the_sigmoid_is_at_most_a_quarter_and_never_rounds_to_nothing(
    z: float, slope: float
) -> None:
    assert slope_at(ACTIVATIONS["sigmoid"], z)[0] == pytest.approx(slope, rel=1e-4)


@always(60)
@given(st.lists(grid(800.0), min_size=1, max_size=6))
@exactly
def test_softmax_shares_add_up_to_1_and_keep_their_digits(z: list[float]) -> None:
    a = softmax(vector(*z))
    assert float(a.sum()) == pytest.approx(1.0, abs=1e-14)
    close(a, [oracle.g("softmax", decimals(z))], relative=1e-15, absolute=1e-307)


@pytest.mark.parametrize("shift", [-999_000.0, 0.0, 999_000.0])
def test_softmax_knows_only_differences_of_its_sums(shift: float) -> None:
    z = vector(-3.0, 0.5, 999.0)
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_array_equal(softmax(z + shift), softmax(z))


@always(60)
@given(st.lists(st.tuples(grid(30.0), grid(3.0)), min_size=1, max_size=5))
@exactly
def test_softmax_passes_an_error_back_through_its_whole_jacobian(
    pairs: list[tuple[float, float]],
) -> None:
    z, error = [p[0] for p in pairs], [p[1] for p in pairs]
    j = oracle.jacobian("softmax", decimals(z))
    truth = [sum((j[k][i] * e for k, e in enumerate(decimals(error))), ZERO) for i in range(len(z))]
    close(softmax_gate(vector(*z), vector(*error)), [truth], relative=1e-13, absolute=1e-15)


def test_the_jacobian_of_two_shares_keeps_its_digits_however_saturated() -> None:
    """Of two shares, δ_1 = a_1 a_2 (e_1 − e_2) and δ_2 = −δ_1."""
    small = 4.248354255291589e-18  # e^−40 / (1 + e^−40)
    for error, wanted in (((1.0, 0.0), small), ((0.25, -0.5), 0.75 * small)):
        found = softmax_gate(vector(40, 0), vector(*error))
        np.testing.assert_allclose(found, [wanted, -wanted], rtol=1e-15)


def test_every_activation_takes_a_batch_row_by_row() -> None:
    batch = np.array([[-1.0, 0.5, 3.0], [2.0, -0.25, 0.0]])
    for activation in ACTIVATIONS.values():
        for functions in (activation.g, lambda z, a=activation: a.gate(z, z + 1.0)):
            rows = np.array([functions(row) for row in batch])
            np.testing.assert_array_equal(functions(batch), rows)
