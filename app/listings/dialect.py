"""What a language must be able to say: one expression for each thing that a pass does.

Names are the course's: ``Theta1``, ``z2``, ``a2`` (with the bias unit on top, but for the output
layer), ``e4`` for ∂cost/∂a at the output, ``d4`` for δ, ``s3`` for Σ Θδ and ``D3`` for the
gradient.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.engine.problem import Problem


@dataclass(frozen=True, slots=True)
class Form:
    """One activation in one language, as templates in which ``{z}`` stands for its argument."""

    g: str
    slope: str
    """The factor g′(z); empty where it is 1 or where the gate is no factor."""
    helpers: tuple[str, ...] = ()
    """Names of the functions to be defined before."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """A language. Templates are filled with str.format; see each field for the names."""

    language: str
    comment: str
    end: str
    """What closes a statement."""
    opening: Callable[[Problem, Sequence[str]], list[str]]
    """(problem, helpers by name) ↦ imports, functions, Θ, x and y."""
    forms: dict[str, Form]
    """Activation name → form."""
    with_bias: str
    """``{a}``: a column with 1 on top."""
    weighted_sum: str
    """``{theta}``, ``{a}``."""
    times: str
    """How a factor is put behind an expression, with the blanks around it."""
    costs: dict[tuple[str, str], tuple[str, tuple[str, ...]]]
    """(loss, output activation) → template of ``{z}``, ``{a}`` and its helpers; "" is any."""
    jacobian: str
    """``{a}``, ``{e}``: δ of a softmax behind a loss that is not fused with it."""
    weighted_delta: str
    """``{theta}``, ``{d}``; the bias column is left out."""
    gradient: str
    """``{d}``, ``{a}``."""
    activations_only: str
    """``{a}`` without its bias unit, to be shown."""
    show: str
    """``{name}``, ``{value}``: print it with every digit."""
    after_cost: tuple[str, ...] = ()
    closing: Callable[[int], list[str]] = field(default=lambda L: [])
    """L ↦ the last lines."""
