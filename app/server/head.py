"""What a request's head must be, beyond what httptools asks of it. Pure: bytes in, words out."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

import httptools

from app.server.refusals import Refused

_HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(?::[0-9]*)?")


class Place(NamedTuple):
    """Where a request goes, as ASGI has it."""

    path: str
    raw_path: bytes
    query: bytes


def check(version: str, headers: Sequence[tuple[bytes, bytes]], upgrade: bool) -> bool:
    """Whether a body follows.

    Raises Refused for a head that is none (RFC 9112: 2.3, 3.2, 6.1; RFC 9110: 10.1.1).
    """
    if version not in ("1.0", "1.1"):
        raise Refused(400, "Ask in HTTP/1.1 or HTTP/1.0: no other version is spoken here.")
    fields: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        fields.setdefault(name, []).append(value.strip())
    hosts = fields.get(b"host", [] if version == "1.1" else [b""])
    if len(hosts) != 1 or not _HOST.fullmatch(hosts[0]):
        raise Refused(400, "A request has one Host header: a host, and perhaps a port.")
    if any(each.lower() != b"chunked" for each in fields.get(b"transfer-encoding", [])):
        raise Refused(400, "The only Transfer-Encoding that is read here is chunked.")
    if any(each.lower() != b"100-continue" for each in fields.get(b"expect", [])):
        raise Refused(417, "Nothing can be expected here but 100-continue.")
    length = fields.get(b"content-length", [b""])[0].strip(b"0")
    has_body = bool(length) or b"transfer-encoding" in fields
    if upgrade and has_body:
        # httptools stops reading there; a body would be lost, and what follows with it.
        raise Refused(400, "No other protocol is spoken here: send a body without Upgrade.")
    return has_body


def place(url: bytes) -> Place:
    """Path and query of an address, whichever form it has. Raises Refused."""
    if b"#" in url:
        raise Refused(400, "An address is sent without its #fragment.")
    try:
        found = httptools.parse_url(url)
        path = (found.path or b"/").decode("ascii")
    except (httptools.HttpParserInvalidURLError, UnicodeDecodeError):
        raise Refused(400, "The address of the request cannot be read.") from None
    if found.schema not in (None, b"http", b"https"):
        raise Refused(400, "The address of the request is not one of http or https.")
    path = unquote(path) if "%" in path else path
    return Place(path, found.path or b"/", found.query or b"")
