"""A problem: what every pass starts from, checked and with every Θ_ij known."""

from dataclasses import dataclass

from app.engine.arrays import Matrix, Vector
from app.engine.network import Network
from app.engine.rules import Rule


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """One network and one training example. ``y`` is None where only a forward pass is asked."""

    network: Network
    seed: int
    rule: Rule
    x: Vector
    y: Vector | None


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSet:
    """One network and m examples: ``inputs`` (m, s_1), ``targets`` (m, s_L), ``lam`` is λ."""

    network: Network
    seed: int
    rule: Rule
    inputs: Matrix
    targets: Matrix
    lam: float
