"""Central differences for every Θ_ij, to hold beside an analytic gradient.

D_ij ≈ (J(Θ_ij + h) − J(Θ_ij − h)) / 2h, the course's "gradient checking". Nudging Θ_ij^(l) by h
nudges z_i^(l+1) by h a_j and nothing else of that layer, so z is nudged and Θ never copied, and
all nudges of one unit's weights run through the rest of the network as one batch.

The step is h = 1e−4 / max(1, \\|a_j\\|), so that z never moves by more than 1e−4. Each difference
is taken at h and at h/2: where the two disagree, or a (leaky) ReLU crosses its kink within the
step, the check says nothing about that entry, and it is reported as unreliable instead of judged.
"""

from dataclasses import dataclass

import numpy as np

from app.engine.arrays import Mask, Matrix, Vector
from app.engine.network import Network, with_bias
from app.engine.passes import Forward, forward
from app.engine.training_set import penalty_difference

STEP = 1e-4
"""h for \\|a_j\\| ≤ 1."""
RELATIVE_TOLERANCE = 1e-5
"""A correct gradient may differ by this share of the larger of the two numbers …"""
ROUNDING_TOLERANCE = 200 * float(np.finfo(np.float64).eps)
"""… plus this share of J / h, because J itself is only known to its last digits …"""
ABSOLUTE_TOLERANCE = 1e-12
"""… plus this much, for gradients that are 0."""
AGREEMENT = 1e-3
"""The differences at h and h/2 may disagree by this share before neither is believed."""

KINK = "a (leaky) ReLU crosses its kink within the step"
BEND = "the cost bends or rounds too sharply within the step"


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """The check of one gradient. Lists go by Θ^(1) … Θ^(L−1), arrays in the shape of Θ."""

    numeric: list[Matrix]
    allowed: list[Matrix]
    """The largest difference that a correct gradient may show, per entry."""
    floor: list[Matrix]
    """The size below which rounding leaves a difference no digits, per entry."""
    kink: list[Mask]
    bend: list[Mask]

    def unreliable(self, index: int) -> Mask:
        """The entries of Θ^(index+1) that this check cannot judge."""
        mask: Mask = self.kink[index] | self.bend[index]
        return mask


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """How an analytic gradient stands against the check, over its reliable entries."""

    passed: bool | None
    """None where not one entry could be judged."""
    largest_absolute: float
    largest_relative: float
    """|difference| over max(|numeric|, |analytic|, the size below which rounding leaves no digits)."""
    at: tuple[int, int, int] | None
    """(l, i, j) of the largest absolute difference, as the notation counts."""


def check(network: Network, inputs: Matrix, targets: Matrix, lam: float = 0.0) -> GradientCheck:
    """Differences of J over the rows of ``inputs`` (m, s_1) and ``targets`` (m, s_L), with λ."""
    passes = [forward(network, x) for x in inputs]
    m = len(passes)
    result = GradientCheck([], [], [], [], [])
    for index, theta in enumerate(network.theta):
        signals = np.array([with_bias(passed.a[index]) for passed in passes])
        h = STEP / np.maximum(1.0, np.abs(signals).max(axis=0))
        full, half = np.zeros_like(theta), np.zeros_like(theta)
        size = np.zeros_like(theta)
        kink: Mask = np.zeros(theta.shape, dtype=np.bool_)
        lost: Mask = np.zeros(theta.shape, dtype=np.bool_)
        for passed, signal, y in zip(passes, signals, targets, strict=True):
            for i in range(theta.shape[0]):
                at_h = _difference(network, passed, index, i, h * signal, y)
                at_half = _difference(network, passed, index, i, 0.5 * h * signal, y)
                full[i] += signal * at_h.slope / m
                half[i] += signal * at_half.slope / m
                size[i] += at_h.size / m
                kink[i] |= at_h.crossed
                lost[i] |= at_half.lost
        regular = penalty_difference(theta, h, lam, m)
        numeric = full + regular
        rounding = ROUNDING_TOLERANCE * size / h
        disagreement = np.abs(full - half)
        result.numeric.append(numeric)
        result.kink.append(kink)
        result.floor.append((rounding + ABSOLUTE_TOLERANCE) / RELATIVE_TOLERANCE)
        result.bend.append(lost | (disagreement > AGREEMENT * np.abs(numeric) + rounding))
        result.allowed.append(
            RELATIVE_TOLERANCE * np.abs(numeric) + 2.0 * disagreement + rounding
            + ABSOLUTE_TOLERANCE
        )
    return result


def judge(gradient: list[Matrix], checked: GradientCheck) -> Verdict:
    """Hold ``gradient`` (any rule's) beside the differences."""
    largest, relative, at = 0.0, 0.0, None
    judged, passed = False, True
    for index, (ours, numeric) in enumerate(zip(gradient, checked.numeric, strict=True)):
        reliable = ~checked.unreliable(index)
        if not reliable.any():
            continue
        judged = True
        difference = np.where(reliable, np.abs(ours - numeric), 0.0)
        allowed = checked.allowed[index] + RELATIVE_TOLERANCE * np.abs(ours)
        passed = passed and bool((difference <= allowed).all())
        larger = np.maximum(np.abs(ours), np.abs(numeric))
        scale = np.maximum(larger, checked.floor[index])
        relative = max(relative, float((difference / scale).max()))
        if at is None or float(difference.max()) > largest:
            largest = float(difference.max())
            i, j = np.unravel_index(int(difference.argmax()), difference.shape)
            at = (index + 1, int(i) + 1, int(j))
    return Verdict(passed if judged else None, largest, relative, at)


@dataclass(frozen=True, slots=True, eq=False)
class _Difference:
    slope: Vector
    """(cost₊ − cost₋) / (z₊ − z₋), one entry per weight of the unit."""
    size: Vector
    """How large the numbers were whose difference was taken: what their last digits can hide."""
    crossed: Mask
    """Whether some unit with a kink is on on one side and off on the other."""
    lost: Mask
    """Whether a nudge was too small to change z at all."""


def _difference(
    network: Network, passed: Forward, index: int, i: int, nudge: Vector, y: Vector
) -> _Difference:
    """Nudge z_i of layer ``index`` + 2 by ±``nudge``, all nudges at once."""
    z = passed.z[index + 1]
    assert z is not None, "every layer after the first has a z"
    count = nudge.shape[0]
    batch = np.broadcast_to(z, (2 * count, z.shape[0])).copy()
    batch[:count, i] += nudge
    batch[count:, i] -= nudge
    # What really separates the two, after rounding; 0 where the nudge was lost in z.
    distance = batch[:count, i] - batch[count:, i]
    crossed: Mask = np.zeros(count, dtype=np.bool_)
    for g, theta in zip(network.g[index:-1], network.theta[index + 1 :], strict=True):
        if g.has_kink:
            crossed |= ((batch[:count] > 0) != (batch[count:] > 0)).any(axis=1)
        batch = g.g(batch) @ theta[:, 1:].T + theta[:, 0]
    if network.g[-1].has_kink:
        crossed |= ((batch[:count] > 0) != (batch[count:] > 0)).any(axis=1)
    output = network.g[-1].g(batch)
    costs = network.loss_function.cost[network.activations[-1]](batch, output, y)
    up, down = costs[:count], costs[count:]
    moved = distance != 0.0
    slope = np.divide(up - down, distance, out=np.zeros(count), where=moved)
    return _Difference(slope, np.abs(up) + np.abs(down), crossed, ~moved & (nudge != 0.0))
