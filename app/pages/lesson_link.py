"""The whole address of a lesson, read and written: problem, view and the step of its hash."""

import re
from dataclasses import replace
from urllib.parse import SplitResult, quote, urlsplit

from app import __version__, presets
from app.pages.first_view import FirstView, first_view

TITLE = "Backprop, step by step"
"""What a lesson is called that has no name of its own."""

_STEP = re.compile(r"(?:^|[?&#])step=([1-9][0-9]{0,4})(?:$|[?&#])")
_PORTS = {"http": 80, "https": 443}


def lesson_query(view: FirstView) -> str:
    """The canonical link of what is shown and how, with the version that it was made with."""
    asked = view.asked
    moving = []
    if view.step is not None:
        moving.append(f"step={quote(str(asked.step))}")
    if asked.granularity != "unit":
        moving.append(f"granularity={asked.granularity}")
    if asked.play is not None:
        moving.append(f"play={int(asked.play)}")
    kept = [part for part in asked.kept.split("&") if part and not part.startswith("v=")]
    problem = [view.query] if view.query else []
    return "&".join([*problem, *moving, *kept, f"v={__version__}"])


def name_of(view: FirstView) -> str:
    """What the link calls it, else what the preset is called; "" where neither has a name."""
    if view.asked.title or view.preset is None:
        return view.asked.title
    return str(presets.preset(view.preset)["title"])


def view_of_link(link: str) -> FirstView:
    """What a whole address shows, or a query by itself; the step of its hash counts."""
    address, _, fragment = link.partition("#")
    query = urlsplit(address).query if "?" in address else "" if "/" in address else address
    view = first_view(query.encode())
    step = _STEP.search(fragment)
    if step is None or int(step[1]) > len(view.trace["steps"]):
        return view
    return replace(view, step=int(step[1]), asked=replace(view.asked, step=int(step[1])))


def is_ours(address: str, base: str) -> bool:
    """Whether an address is that of the page or of an embed below ``base``."""
    if address != address.strip() or not address.isprintable():
        return False  # urlsplit would leave the blanks out, and read what nobody wrote
    try:
        there, ours = urlsplit(address), urlsplit(base)
        same = _origin(there) == _origin(ours)
    except ValueError:
        return False
    return same and there.path in (ours.path, f"{ours.path}/", f"{ours.path}/embed")


def _origin(parts: SplitResult) -> tuple[str, str, int | None]:
    """As browsers compare it: letters of either size, the usual port said or not."""
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a user in it")
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
