"""The version that a link may name as `v`: what it answers is then kept for ever, or not at all."""

import re

from app import __version__
from app.http.etag import BRIEFLY, KEPT

VERSION = re.compile(r"[A-Za-z0-9_.+-]{1,40}")
WHAT = "a version"
"""What a `v` must be."""
MEANING = "The version that the link was made with."

FOR_EVER = "public, max-age=31536000, immutable"
"""For what can never change: its address names the version."""


def control(version: str) -> str:
    """How long the answer to a link may be kept that names ``version``, or none ("")."""
    if not version:
        return KEPT
    return FOR_EVER if version == __version__ else BRIEFLY


def warning(version: str) -> str | None:
    """What to say where the link was made with another version than the one that answers."""
    if version in ("", __version__):
        return None
    return f"v {version} is not the version here: {__version__} has computed this."
