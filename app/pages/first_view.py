"""What the page shows first: the problem of its link solved, or, if that is no good, why not."""

from dataclasses import dataclass, field

from app import answers, link, presets
from app.problem_details import ProblemError
from app.schemas.writing import Wire

DEFAULT = presets.ORDER[0]
"""The preset of a link without a problem."""

VIEW = frozenset(
    {"step", "granularity", "play", "speed", "theme", "motion", "show", "hide", "lock", "errata",
     "title", "id", "origin", "autosize", "v"}
)  # fmt: skip
"""Parameters about the view: no part of the problem, and none breaks a page."""


@dataclass(frozen=True, slots=True)
class FirstView:
    """A trace to show. With a bad link it is the default network's, and ``trouble`` says why."""

    trace: Wire
    status: int = 200
    preset: str | None = None
    trouble: ProblemError | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[dict[str, object]]:
        """The offending parameters, as the API lists them."""
        return [error.to_json() for error in self.trouble.errors] if self.trouble else []


def first_view(query: bytes) -> FirstView:
    """Never raises for whatever stands in the link."""
    try:
        parsed = link.parse(query, other=VIEW, lenient=True)
        if not parsed.problem:
            return FirstView(_default(), preset=DEFAULT)
        trace = answers.trace_answer(parsed.problem)
    except ProblemError as error:
        trouble = link.refusal_in_link_terms(error)
        return FirstView(_default(), trouble.status, DEFAULT, trouble, dict(trouble.headers))
    return FirstView(trace, preset=_preset_of(trace))


def _default() -> Wire:
    return answers.trace_answer(presets.preset(DEFAULT)["problem"])


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
