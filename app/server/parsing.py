"""Bytes to requests: uvicorn's protocol over httptools, made strict, and bounded in what it keeps.

httptools has no limits of its own, and uvicorn sets none: a header without an end, or ten
thousand requests in one packet, would be kept in memory.
"""

from typing import Any

import httptools
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.server import head
from app.server.cycle import Flow
from app.server.limits import Limits
from app.server.refusals import MALFORMED, Refused

PIECE = 4096
"""Bytes that are parsed at once; while requests of one piece are queued, the rest waits."""


class Parsing(HttpToolsProtocol):
    """The half of a connection that listens. ``begun``: some of a request is there, not all."""

    limits: Limits
    flow: Flow

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.begun = self.in_head = False
        self.deaf = False
        """Whatever still comes is not parsed any more."""
        self.held = b""
        """What has come and must wait until the queue is empty."""
        self._quiet = self._fields = 0
        self._why: Refused | None = None

    def refuse(self, answer: ASGIApp) -> None:
        """Say this after the answers that are still due, and then no more."""
        raise NotImplementedError

    def data_received(self, data: bytes) -> None:
        """Bytes, of one request or of several."""
        if not self.deaf:
            self.parse(self.held + data)

    def parse(self, data: bytes) -> None:
        """As far as the queue allows."""
        self.held, self.flow.full = b"", False
        for start in range(0, len(data), PIECE):
            if self.pipeline:
                self.held, self.flow.full = data[start:], True
                self.flow.pause_reading()
                return
            piece = data[start : start + PIECE]
            self._quiet += len(piece)
            try:
                self.parser.feed_data(piece)
                self._refuse_what_goes_on()
            except httptools.HttpParserUpgrade:
                self.deaf = True  # httptools reads no further; the answer is the last one
            except (httptools.HttpParserError, Refused):
                self.refuse(self._why.answer if self._why else MALFORMED)
            if self.deaf:
                return

    def _refuse_what_goes_on(self) -> None:
        """A header that has not ended; in a body, trailers or the extension of a chunk."""
        limits = self.limits
        if self._quiet > limits.fields_bytes + (limits.target_bytes if self.in_head else 0):
            self._refuse_fields()

    def _refuse_fields(self) -> None:
        self._raise(Refused(431, f"The headers have more than {self.limits.fields_bytes:,} bytes."))

    def _raise(self, why: Refused) -> None:
        """Kept, for httptools puts an error of its own in the place of whatever is raised."""
        self._why = why
        raise why

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self.begun = self.in_head = True
        self._quiet = self._fields = 0

    def on_url(self, url: bytes) -> None:
        """Some of the address."""
        super().on_url(url)
        most = self.limits.target_bytes
        if len(self.url) > most:
            self._raise(Refused(414, f"The address has more than {most:,} characters."))

    def on_header(self, name: bytes, value: bytes) -> None:
        """One header. Trailers are none: uvicorn would put them among the headers."""
        if not self.in_head:
            return
        self._fields += len(name) + len(value) + 4
        if self._fields > self.limits.fields_bytes:
            self._refuse_fields()
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there: refuse it, or begin to answer."""
        version, upgrade = self.parser.get_http_version(), self.parser.should_upgrade()
        self.scope["method"] = self.parser.get_method().decode("ascii")
        self.scope["http_version"] = version
        try:
            has_body = head.check(version, self.headers, upgrade)
            place = head.place(self.url)
        except Refused as why:
            self._raise(why)
        self.scope["path"], self.scope["raw_path"] = place.path, place.raw_path
        self.scope["query_string"] = place.query
        self.in_head = False
        self._quiet = 0
        lasting = version == "1.1" and self.parser.should_keep_alive() and not upgrade
        self.asked(lasting, has_body)

    def asked(self, lasting: bool, has_body: bool) -> None:
        """A head is complete; ``lasting``: others may follow it, ``has_body``: a body does."""
        raise NotImplementedError

    def on_body(self, body: bytes) -> None:
        """Some of the body."""
        self._quiet = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The whole request is there."""
        self.begun = False
        super().on_message_complete()
