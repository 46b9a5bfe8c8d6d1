"""What the page shows first: the problem of its link solved, or, if that is no good, why not."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from urllib.parse import unquote_plus

from app import answers, link, presets
from app.http import version
from app.pages import parameters
from app.pages.parameters import View
from app.pages.step_names import step_of
from app.problem_details import ProblemError
from app.schemas.writing import Wire

DEFAULT = presets.ORDER[0]
"""The preset of a link without a problem, or with nothing but a rule."""


@dataclass(frozen=True, slots=True)
class FirstView:
    """A trace to show. With a bad link it is the default network's, and ``trouble`` says why.

    ``step`` is where it begins, from 1, or None where the link does not say so. ``named`` tells
    whether the link has a problem of its own, and ``sent`` is the problem part as it came.
    """

    trace: Wire
    sent: str = ""
    asked: View = field(default_factory=View)
    step: int | None = None
    warnings: tuple[str, ...] = ()
    named: bool = False
    status: int = 200
    preset: str | None = None
    trouble: ProblemError | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """A link to the problem: the canonical one, or where that is too long the one that came."""
        return self.trace["query"] or self.sent

    @property
    def errors(self) -> list[dict[str, object]]:
        """The offending parameters, as the API lists them."""
        return [error.to_json() for error in self.trouble.errors] if self.trouble else []


def first_view(query: bytes) -> FirstView:
    """Never raises for whatever stands in the link."""
    asked = View()
    try:
        parsed = link.parse(query, other=parameters.NAMES, lenient=True)
        asked = parameters.read(parsed)
        if not parsed.problem.keys() - {"rule"}:
            return _shown(_default(asked, parsed.problem), asked, DEFAULT)
        trace = answers.trace_answer(parsed.problem, asked.granularity)
    except ProblemError as error:
        trouble = link.refusal_in_link_terms(error)
        default = _default(asked)
        return FirstView(
            default,
            asked=asked,
            warnings=asked.warnings,
            status=trouble.status,
            preset=DEFAULT,
            trouble=trouble,
            headers=dict(trouble.headers),
        )
    shown = _shown(trace, asked, _preset_of(trace))
    return replace(shown, named=True, sent=_problem_part(query, parsed.unknown))


def _problem_part(query: bytes, unknown: Collection[str]) -> str:
    """The problem as it came, without what else stood in the link."""
    pieces = query.decode("ascii", "replace").split("&")
    names = [unquote_plus(piece.partition("=")[0]) for piece in pieces]
    return "&".join(
        piece
        for piece, name in zip(pieces, names, strict=True)
        if piece and name not in parameters.NAMES and name not in unknown
    )


def _shown(trace: Wire, asked: View, preset: str | None) -> FirstView:
    """The view with its step found; a step that is not there becomes a warning."""
    step = asked.step if not isinstance(asked.step, str) else step_of(asked.step, trace["steps"])
    warnings = asked.warnings
    last = len(trace["steps"])
    if asked.step is not None and (step is None or step > last):
        step = None
        warnings += (f"step {asked.step} is not here: there are {last} steps.",)
    if (other := version.warning(asked.v)) is not None:
        warnings += (other,)
    return FirstView(trace, asked=asked, step=step, warnings=warnings, preset=preset)


def _default(asked: View, changed: Wire | None = None) -> Wire:
    problem = presets.preset(DEFAULT)["problem"] | (changed or {})
    return answers.trace_answer(problem, asked.granularity)


def _preset_of(trace: Wire) -> str | None:
    """The preset whose network and example this is, so that the menu names it."""
    return next(
        (
            name
            for name in presets.ORDER
            if _network(answers.preset_answer(name)["problem"]) == _network(trace["problem"])
        ),
        None,
    )


def _network(problem: Wire) -> Wire:
    """A problem without what may differ while it is still the same preset."""
    return {name: value for name, value in problem.items() if name not in ("rule", "seed")}
