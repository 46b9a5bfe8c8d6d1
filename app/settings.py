"""What the person who runs it may set. Everything is an environment variable, listed once here."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self


class SettingError(ValueError):
    """A variable cannot be read; the message is one sentence that names it."""


class Setting(NamedTuple):
    """One row of the table: what to set, what it may be, what holds without it."""

    name: str
    type: str
    default: str
    meaning: str


SETTINGS = (
    Setting("HOST", "address", "127.0.0.1", "Address to listen on; 0.0.0.0 is every one."),
    Setting("PORT", "0 to 65535", "8000", "Port to listen on; 0 takes any that is free."),
    Setting(
        "PUBLIC_BASE_URL",
        "address",
        "",
        "Address to print into links; the one it listens on if empty.",
    ),
    Setting(
        "FRAME_ANCESTORS", "sources", "* file:", "Who may frame an embed, as in a content policy."
    ),
    Setting("MODULES", "0 or 1", "0", "Serve the page's unbundled modules, for working on them."),
    Setting(
        "CONNECTIONS",
        "1 to 100000",
        "500",
        "Connections at once; one more takes the place of the one that has waited longest.",
    ),
)
"""The documentation's table is tested against this one."""

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running program."""

    host: str = "127.0.0.1"
    port: int = 8000
    public_base_url: str = ""
    frame_ancestors: str = "* file:"
    modules: bool = False
    connections: int = 500

    @property
    def base_url(self) -> str:
        """What absolute links begin with, without a slash at its end; never the Host header."""
        if self.public_base_url:
            return self.public_base_url
        return address(self.host, self.port)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Read every setting; one that is unset or empty has its default.

        Raises SettingError for a value that cannot be read.
        """
        given = os.environ if environment is None else environment

        def text(name: str) -> str:
            return given.get(name, "").strip() or _DEFAULTS[name]

        return cls(
            host=text("HOST"),
            port=port(text("PORT")),
            public_base_url=_address(text("PUBLIC_BASE_URL")),
            frame_ancestors=_sources(text("FRAME_ANCESTORS")),
            modules=_switch("MODULES", text("MODULES")),
            connections=_connections(text("CONNECTIONS")),
        )


def address(host: str, port_number: int) -> str:
    """What to type into a browser for a socket's host and port; every address has one at home."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port_number}" if ":" in host else f"http://{host}:{port_number}"


def port(text: str) -> int:
    """A port number from text. Raises SettingError."""
    return _whole("PORT", text, 0, 65535)


def _connections(text: str) -> int:
    return _whole("CONNECTIONS", text, 1, 100_000)


def _whole(name: str, text: str, least: int, most: int) -> int:
    if text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most:
        return int(text)
    raise SettingError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")


def _address(text: str) -> str:
    if not text or re.fullmatch(r"https?:/{2}[A-Za-z0-9.\[\]:_-]+(?:/[A-Za-z0-9._~/-]*)?", text):
        return text.rstrip("/")
    raise SettingError(
        f"PUBLIC_BASE_URL must be an http or https address, perhaps with a path, not {text!r}."
    )


def _sources(text: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9*:/.'_\[\] -]+", text):
        return text
    raise SettingError(
        f"FRAME_ANCESTORS must be sources joined by spaces, such as * or 'self', not {text!r}."
    )


def _switch(name: str, text: str) -> bool:
    if text not in {"0", "1"}:
        raise SettingError(f"{name} must be 0 or 1, not {text!r}.")
    return text == "1"
