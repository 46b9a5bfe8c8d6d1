"""Central differences for every Θ_ij, to hold beside an analytic gradient.

D_ij ≈ (J(Θ_ij + h) − J(Θ_ij − h)) / 2h, the course's "gradient checking". Nudging Θ_ij^(l) by h
nudges z_i^(l+1) by h a_j and nothing else of that layer, so z is nudged and Θ never copied, and
all nudges of one Θ run through the rest of the network as one batch.

The step is h = 1e−4 / max(1, |a_j|), so that z never moves by more than 1e−4. Each difference
is taken at h and at h/2: where the two disagree, or a (leaky) ReLU crosses its kink within the
step, the check says nothing about that entry, and it is reported as unreliable instead of judged.
"""

from dataclasses import dataclass

import numpy as np

from app.engine.activations import Activation
from app.engine.arrays import Mask, Matrix, Vector
from app.engine.network import Network
from app.engine.passes import Forward, backward, forward
from app.engine.training_set import penalty_difference

STEP = 1e-4
"""h for |a_j| ≤ 1."""
RELATIVE_TOLERANCE = 1e-5
"""A correct gradient may differ by this share of the larger of the two numbers …"""
ROUNDING_TOLERANCE = 200 * float(np.finfo(np.float64).eps)
"""… plus this share of J / h, because J and the sums behind it are known to their last digits
only …"""
ABSOLUTE_TOLERANCE = 1e-12
"""… plus this much, for gradients that are 0."""
AGREEMENT = 1e-3
"""The differences at h and h/2 may disagree by this share before neither is believed."""


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """The check of one gradient. Lists go by Θ^(1) … Θ^(L−1), arrays in the shape of Θ."""

    numeric: list[Matrix]
    allowed: list[Matrix]
    """The largest difference that a correct gradient may show, per entry."""
    floor: list[Matrix]
    """The size below which rounding leaves a difference no digits, per entry."""
    kink: list[Mask]
    """Where a (leaky) ReLU crosses its kink within the step."""
    bend: list[Mask]
    """Where the cost bends or rounds too sharply within the step."""

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
    """|difference| ÷ max(|numeric|, |analytic|, the size below which rounding leaves no digits)."""
    at: tuple[int, int, int] | None
    """(l, i, j) of the largest absolute difference, as the notation counts."""


def check(network: Network, inputs: Matrix, targets: Matrix, lam: float = 0.0) -> GradientCheck:
    """Differences of J over the rows of ``inputs`` (m, s_1) and ``targets`` (m, s_L), with λ."""
    passes = [forward(network, x) for x in inputs]
    m = len(passes)
    hidden = np.mean(
        [_lost_digits(network, passed, y) for passed, y in zip(passes, targets, strict=True)],
        axis=0,
    )
    result = GradientCheck([], [], [], [], [])
    for index, theta in enumerate(network.theta):
        signals = np.array([passed.extended[index] for passed in passes])
        h = STEP / np.maximum(1.0, np.abs(signals).max(axis=0))
        found = _differences(network, passes, index, h * signals, targets)
        full = np.einsum("mj,mij->ij", signals, found.at_h) / m
        half = np.einsum("mj,mij->ij", signals, found.at_half) / m
        size = found.size.mean(axis=0)
        kink: Mask = np.any(found.crossed, axis=0)
        lost: Mask = np.any(found.lost, axis=0)
        regular = penalty_difference(theta, h, lam, m)
        numeric = full + regular
        rounding = ROUNDING_TOLERANCE * (size + hidden[index]) / h
        disagreement = np.abs(full - half)
        result.numeric.append(numeric)
        result.kink.append(kink)
        result.floor.append((rounding + ABSOLUTE_TOLERANCE) / RELATIVE_TOLERANCE)
        bend: Mask = lost | (disagreement > AGREEMENT * np.abs(numeric) + rounding)
        result.bend.append(bend)
        result.allowed.append(
            RELATIVE_TOLERANCE * np.abs(numeric)
            + 2.0 * disagreement
            + rounding
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
        # What cannot be judged is never the largest, not even where nothing is off.
        difference = np.where(reliable, np.abs(ours - numeric), -np.inf)
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


def _lost_digits(network: Network, passed: Forward, y: Vector) -> list[float]:
    """By Θ: how large the sums behind its layer are, in units of the cost.

    A later z that adds up large terms rounds away what a nudge has changed in them, and hands the
    rounding on to the cost with ∂cost/∂z: Σ |δ| (|Θ| [1; |a|]) over the units of later layers.
    """
    delta = backward(network, passed, y).delta
    found, beyond = [], 0.0
    for index in range(len(network.theta) - 1, -1, -1):
        found.append(beyond)
        error = delta[index + 1]
        assert error is not None, "every layer after the first has a δ"
        terms = np.abs(network.theta[index]) @ np.abs(passed.extended[index])
        beyond += float(np.abs(error) @ terms)
    return found[::-1]


@dataclass(frozen=True, slots=True, eq=False)
class _Differences:
    """What nudging each weight of one Θ does to each example's cost: shape (m, s, c)."""

    at_h: Matrix
    """(cost₊ − cost₋) / (z₊ − z₋) with the whole step …"""
    at_half: Matrix
    """… and with half of it."""
    size: Matrix
    """How large the numbers were whose difference was taken: what their last digits can hide."""
    crossed: Mask
    """Whether some unit with a kink is on on one side and off on the other."""
    lost: Mask
    """Whether a nudge was too small to change z at all."""


def _differences(
    network: Network, passes: list[Forward], index: int, nudge: Matrix, targets: Matrix
) -> _Differences:
    """Nudge each z_i of layer ``index`` + 2 by ±``nudge`` and ±half of it, all in one batch.

    For m examples and a Θ of shape (s, c), ``nudge`` has shape (m, c) and the batch
    (2, 2, m, s, c, s): step, sign, example, i, j, and the units of the layer.
    """
    z = np.array([passed.z[index + 1] for passed in passes])
    m, units = z.shape
    shape = (2, 2, m, units, nudge.shape[1], units)
    batch = np.broadcast_to(z[:, None, None, :], shape).copy()
    i = np.arange(units)
    for step, size in enumerate((nudge, 0.5 * nudge)):
        batch[step, 0, :, i, :, i] += size
        batch[step, 1, :, i, :, i] -= size
    # What really separates the two after rounding; 0 where the nudge was lost in z.
    nudged = np.moveaxis(batch[:, :, :, i, :, i], 0, 3)  # NumPy puts the index i first
    distance = nudged[:, 0] - nudged[:, 1]
    crossed: Mask = np.zeros(distance.shape[1:], dtype=np.bool_)
    for g, theta in zip(network.g[index:-1], network.theta[index + 1 :], strict=True):
        crossed |= _crossing(g, batch)
        batch = g.g(batch) @ theta[:, 1:].T + theta[:, 0]
    crossed |= _crossing(network.g[-1], batch)
    output = network.g[-1].g(batch)
    cost = network.loss_function.cost[network.activations[-1]]
    costs = cost(batch, output, targets[:, None, None, :])
    up, down = costs[:, 0], costs[:, 1]
    moved = distance != 0.0
    slope = np.divide(up - down, distance, out=np.zeros_like(distance), where=moved)
    lost: Mask = ~moved[1] & (nudge[:, None, :] != 0.0)
    return _Differences(slope[0], slope[1], np.abs(up[0]) + np.abs(down[0]), crossed, lost)


def _crossing(g: Activation, batch: Vector) -> Mask | bool:
    """Where the whole step takes some unit of this layer across the kink of its g."""
    if not g.has_kink:
        return False
    crossing: Mask = ((batch[0, 0] > 0) != (batch[0, 1] > 0)).any(axis=-1)
    return crossing
