"""The same pass as a program: NumPy, Octave and PyTorch listings that run as they stand.

A listing says in code what the walk says in words, one line for each kind of step and layer. It
prints the same z, a, δ and gradients as the engine, which its tests hold it to. Law of this room:
the engine, NumPy and the standard library only; no line of it is ever run by the server.
"""

from app.engine.problem import Problem
from app.listings.dialect import Dialect
from app.listings.numpy_ import NUMPY
from app.listings.octave import OCTAVE
from app.listings.program import Key, Listing, program
from app.listings.pytorch import PYTORCH

DIALECTS: dict[str, Dialect] = {dialect.language: dialect for dialect in (NUMPY, OCTAVE, PYTORCH)}
"""Language → dialect, in the order of menus."""


def listing(problem: Problem, language: str) -> Listing:
    """The listing of a problem that has a target. Raises KeyError for an unknown language."""
    return program(problem, DIALECTS[language])


def code_lines(problem: Problem) -> dict[Key, dict[str, int]]:
    """(kind of step, layer) → in each language the line that does it, from 1.

    Where a line stands depends on the shape of the network and on the rule, never on a number.
    """
    lines: dict[Key, dict[str, int]] = {}
    for language in DIALECTS:
        for key, line in listing(problem, language).line_of.items():
            lines.setdefault(key, {})[language] = line
    return lines


__all__ = ["DIALECTS", "Listing", "code_lines", "listing"]
