"""Each unit's numbers as rows of a table, for what is read without a script."""

from typing import Any

from app.schemas.writing import Wire

QUANTITIES = ("z", "a", "slope", "weighted_delta", "delta")


def unit_rows(trace: Wire) -> list[dict[str, Any]]:
    """A row for every unit: layer, unit, and its quantities or None where there is none."""
    return [
        {
            "layer": layer,
            "unit": j + 1,
            "values": [_entry(trace[q][layer - 1], j) for q in QUANTITIES],
        }
        for layer, column in enumerate(trace["a"], 1)
        for j in range(len(column))
    ]


def _entry(values: list[float] | None, j: int) -> float | None:
    return None if values is None else values[j]
