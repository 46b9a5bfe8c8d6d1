"""What the gradient check allows, worked out anew in decimals from what its pages promise.

h = 1e−4 / max(1, |a_j|) over the examples; differences at h and h/2; rounding is 200 ε (the size
of the costs + the sums behind them) / h; a gradient may be off by 1e−5 of the difference, twice
what h and h/2 disagree by, the rounding, and 1e−12.
"""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engine.arrays import Matrix
from app.engine.gradient_check import check
from app.engine.network import Network
from tests.engine import oracle
from tests.engine.networks import PAIRS, Sample, always, grid, network, samples
from tests.engine.oracle import ONE, ZERO, Case, exactly

EPSILON = Decimal(2) ** -52
SMOOTH = [pair for pair in PAIRS if "relu" not in pair[1]]


def moved(case: Case, number: int, i: int, j: int, by: Decimal) -> Decimal:
    theta = [[list(row) for row in matrix] for matrix in case.theta]
    theta[number][i][j] += by
    return oracle.cost_of(replace(case, theta=theta))


def sums_behind(case: Case, number: int) -> Decimal:
    """Σ |δ| (|Θ| [1; |a|]) over the layers after the one that Θ^(number + 1) leads to."""
    delta, (_, a) = oracle.backward(case).delta, oracle.forward(case)
    total = ZERO
    for later in range(number + 1, len(case.theta)):
        for row, d in zip(case.theta[later], delta[later], strict=True):
            signals = [ONE, *a[later]]
            total += abs(d) * sum((abs(w * s) for w, s in zip(row, signals, strict=True)), ZERO)
    return total


class Entry:
    """One Θ_ij: what the check should say of it."""

    def __init__(self, cases: list[Case], lam: Decimal, number: int, i: int, j: int) -> None:
        m = len(cases)
        signals = [ONE if j == 0 else oracle.forward(case)[1][number][j - 1] for case in cases]
        h = Decimal("1e-4") / max(ONE, *map(abs, signals))
        ends = [[moved(case, number, i, j, s * h) for s in (1, -1)] for case in cases]
        near = [[moved(case, number, i, j, s * h / 2) for s in (1, -1)] for case in cases]
        full = sum((up - down for up, down in ends), ZERO) / (2 * h * m)
        half = sum((up - down for up, down in near), ZERO) / (h * m)
        size = sum((abs(up) + abs(down) for up, down in ends), ZERO) / m
        behind = sum((sums_behind(case, number) for case in cases), ZERO) / m
        penalty = lam / m * cases[0].theta[number][i][j] if j else ZERO
        self.numeric = full + penalty
        self.rounding = 200 * EPSILON * (size + behind) / h
        self.disagreement = abs(full - half)
        self.floor = (self.rounding + Decimal("1e-12")) / Decimal("1e-5")
        self.allowed = (
            Decimal("1e-5") * abs(self.numeric)
            + 2 * self.disagreement
            + self.rounding
            + Decimal("1e-12")
        )
        self.bends = self.disagreement / (abs(self.numeric) / 1000 + self.rounding or ONE)


@st.composite
def sets(draw: st.DrawFn) -> tuple[Network, Matrix, Matrix, float]:
    first = draw(samples(pairs=SMOOTH, hidden=["sigmoid", "tanh"], units=2, depth=4))
    m = draw(st.integers(1, 2))
    inputs = np.array([[draw(grid(3.0)) for _ in first.x] for _ in range(m)])
    return first.network, inputs, np.array([first.y] * m), draw(st.sampled_from([0.0, 2.0]))


@exactly
def agrees(net: Network, inputs: Matrix, targets: Matrix, lam: float = 0.0) -> list[Entry]:
    """Holds every entry of the check beside its decimals, which are given back."""
    cases = [Sample(net, x, y).case for x, y in zip(inputs, targets, strict=True)]
    checked, entries = check(net, inputs, targets, lam), []
    for number, matrix in enumerate(net.theta):
        for i, j in np.ndindex(matrix.shape):
            entry = Entry(cases, Decimal(lam), number, i, j)
            noise = float(entry.rounding) / 10 + 3e-15  # of the differences themselves
            found = (each[number][i, j] for each in (checked.numeric, checked.floor))
            numeric, floor = map(float, found)
            assert numeric == pytest.approx(float(entry.numeric), rel=1e-12, abs=noise)
            assert floor == pytest.approx(float(entry.floor), rel=1e-9)
            allowed = float(checked.allowed[number][i, j])
            assert allowed == pytest.approx(float(entry.allowed), rel=1e-9, abs=3 * noise)
            if not 0.9 < entry.bends < 1.1:
                assert checked.bend[number][i, j] == (entry.bends > 1)
            entries.append(entry)
    return entries


@always(20)
@given(sets())
def test_every_entry_is_judged_by_what_the_decimals_say(
    drawn: tuple[Network, Matrix, Matrix, float],
) -> None:
    agrees(*drawn)


ONE_SIGMOID = network([[[0.5, 2.0]]], loss="squared_error")
MET = 0.6791786991753931  # g(0.75), to the last digit


@pytest.mark.parametrize(
    ("off", "bends"), [(0.0, True), (1e-9, True), (1e-5, False), (-0.01, False), (0.3, False)]
)
def test_close_to_a_minimum_h_and_half_of_it_disagree_and_that_is_allowed_or_not_judged(
    off: float, bends: bool
) -> None:
    """There the gradient is next to nothing, and the third derivative is all that a step sees."""
    entries = agrees(ONE_SIGMOID, np.array([[0.125]]), np.array([[MET + off]]))
    assert [entry.bends > 1 for entry in entries] == [bends, bends]
    if abs(off) < 1e-4:
        assert all(entry.disagreement > 1000 * entry.rounding for entry in entries)


def test_large_terms_in_a_later_sum_widen_what_is_allowed() -> None:
    net = network([[[0.5, 1.0]], [[1e6, 1e-6], [1e6, 0.0]]], ["tanh", "softmax"])
    first, *_ = agrees(net, np.array([[1.0]]), np.array([[1.0, 0.0]]))
    assert first.rounding > Decimal("1e-4"), "200 ε 2e6 / 1e−4, times δ = ½ twice"


def test_a_cost_of_millions_widens_what_is_allowed_too() -> None:
    net = network([[[0.5, 2.0]]], "tanh", "squared_error")
    for y in (4000.0, -3000.0):
        (entry, _) = agrees(net, np.array([[0.5]]), np.array([[y]]))
        assert entry.rounding > Decimal("1e-3")


def test_the_step_is_that_of_the_largest_signal_among_the_examples() -> None:
    inputs, targets = np.array([[50.0, 0.1], [-80.0, 0.4]]), np.array([[1.0], [0.0]])
    agrees(network([[[0.1, 0.01, 1.0]]]), inputs, targets, 3.0)
