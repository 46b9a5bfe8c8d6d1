"""What is wrong with a link, as a list: each fault with its place and its reason.

The twin of ``static/js/model/refusals.js``.
"""

import re

from app.problem_details import ProblemError
from app.problem_details.errors import MAX_ERRORS

_PLACE = re.compile(r"(?:row|number|name) \d")
"""What begins with a place within the parameter goes on after a comma."""


def fault_lines(trouble: ProblemError) -> list[str]:
    """A sentence for each error; where there is none, what is said of all."""
    errors = [error.to_json() for error in trouble.errors[:MAX_ERRORS]]
    lines = [_line(str(error["field"]), str(error["message"])) for error in errors]
    if len(lines) == MAX_ERRORS:
        lines.append(f"Of more than {MAX_ERRORS - 1} faults these are the first.")
    return lines or [trouble.detail]


def _line(field: str, message: str) -> str:
    comma = "," if _PLACE.match(message) else ""
    return f"{field}{comma} {message.removesuffix('.')}."
