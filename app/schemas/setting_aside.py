"""A problem with its faulty fields set aside, so that what the others say can still be checked.

Whoever sends three mistakes shall read of all three at once, also where one is a wrong name and
another a matrix that does not fit the layers.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any

Location = tuple[int | str, ...]
"""Where a complaint is, as pydantic has it: ("theta", 1, 0, 2)."""

Neutral = Callable[[int, int, int], Any]
"""(s_1, s_L, m) ↦ a value of the field that gives no rise to a complaint."""

_NEUTRAL: dict[str, Neutral] = {
    "activations": lambda s_1, s_l, m: "sigmoid",
    "loss": lambda s_1, s_l, m: "squared_error",
    "theta": lambda s_1, s_l, m: None,
    "seed": lambda s_1, s_l, m: 0,
    "rule": lambda s_1, s_l, m: "exact",
    "lambda": lambda s_1, s_l, m: 0,
    "x": lambda s_1, s_l, m: [0] * s_1,
    "y": lambda s_1, s_l, m: [1] + [0] * (s_l - 1),
    "X": lambda s_1, s_l, m: [[0] * s_1] * m,
    "Y": lambda s_1, s_l, m: [[1] + [0] * (s_l - 1)] * m,
}
_OTHER = {"X": "Y", "Y": "X"}


def with_faults_set_aside(
    sent: Mapping[str, Any], faults: Collection[Location], fields: Collection[str]
) -> dict[str, Any] | None:
    """``sent`` with harmless values where its ``faults`` are and only the ``fields`` there are.

    None where the layers are faulty: without them there is nothing to measure by.
    """
    faulty = {str(fault[0]) for fault in faults if fault}
    if "layers" in faulty:
        return None
    layers = sent["layers"]
    kept = {name: sent[name] for name in fields if name in sent and name not in faulty}
    for name in faulty.intersection(fields):
        m = len(kept[_OTHER[name]]) if _OTHER.get(name) in kept else 1
        kept[name] = _NEUTRAL[name](layers[0], layers[-1], m)
    if "theta" in faulty and all(len(fault) > 1 for fault in faults if fault[0] == "theta"):
        wrong = {fault[1] for fault in faults if fault[0] == "theta"}
        kept["theta"] = [None if at in wrong else each for at, each in enumerate(sent["theta"])]
    return kept
