"""What a page answers to an address, before it is known who asks."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from app.http.compressed import FAST, in_gzip_headers, small
from app.http.etag import etag


class Address(NamedTuple):
    """All that a page hangs on, beside the settings."""

    path: str
    query: bytes


@dataclass(frozen=True, slots=True)
class Made:
    """One answer, for everybody who asks for its address and reads the same encoding."""

    body: bytes
    media_type: str
    headers: dict[str, str]
    status: int = 200
    shrinks: bool = True
    """Whether it is a text that is worth its while in gzip."""
    tag: str = ""
    """Of the bytes before they were compressed."""

    @property
    def size(self) -> int:
        """Bytes that it takes where it is kept, but for a few hundred."""
        return len(self.body) + sum(map(len, self.headers.values()))


def ready(made: Made, in_gzip: bool, level: int = FAST) -> Made:
    """The same with its tag, in gzip where that is asked for and worth its while."""
    tag = etag(made.body)
    headers = {**made.headers, "ETag": tag}
    if not made.shrinks:
        return replace(made, headers=headers, tag=tag)
    headers["Vary"] = "Accept-Encoding"
    if not in_gzip:
        return replace(made, headers=headers, tag=tag)
    return replace(made, body=small(made.body, level), headers=in_gzip_headers(headers), tag=tag)
