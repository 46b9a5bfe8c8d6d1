"""Templates to bytes. Everything is escaped unless a template says otherwise; none does."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.json_bytes import json_bytes
from app.walkthrough import numerals
from app.walkthrough.words import name_of

_UNSAFE = {
    character.encode(): rf"\u{ord(character):04x}".encode() for character in "<>&\u2028\u2029"
}


def script_json(value: Any) -> Markup:
    """JSON that may stand inside ``<script>``: no text in it can end the element."""
    body = json_bytes(value)
    for unsafe, escape in _UNSAFE.items():
        body = body.replace(unsafe, escape)
    return Markup(body.decode())


def shown(value: float) -> str:
    """A number as the screen shows it."""
    return numerals.seen(numerals.value(value))


def six(value: float) -> str:
    """A number as paper has it, with at most six significant digits."""
    return numerals.seen(numerals.six(value))


def up_to_root(path: str) -> str:
    """The relative way from a page's path to the root, so that a path prefix does no harm."""
    return "../" * max(0, path.count("/") - 1) or "./"


@cache
def environment(folder: Path) -> Environment:
    """The templates in a folder."""
    env = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"script_json": script_json, "shown": shown, "six": six, "named": name_of}
    return env


def render(folder: Path, name: str, **values: Any) -> bytes:
    """One template with its values."""
    return environment(folder).get_template(name).render(values).encode()
