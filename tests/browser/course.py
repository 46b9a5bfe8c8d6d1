"""A course page on another site than the program's: localhost is not 127.0.0.1."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

Pages = dict[str, tuple[str, dict[str, str]]]
"""Path → its page and the headers that it is sent with."""


class Course(http.server.BaseHTTPRequestHandler):
    """Answers with whatever page the test has put there."""

    def __init__(self, pages: Pages, *rest: Any) -> None:
        self.pages = pages
        super().__init__(*rest)

    def do_GET(self) -> None:
        body, headers = self.pages.get(self.path.split("?")[0], ("", {}))
        self.send_response(200)
        headers = {"Content-Type": "text/html; charset=utf-8", **headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        """Nothing: what a test sees is enough."""


@contextmanager
def course_site() -> Iterator[tuple[str, Pages]]:
    """Its address, and its pages for a test to fill."""
    pages: Pages = {}
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Course, pages))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}", pages
    server.shutdown()
    thread.join()
    server.server_close()


def only_the_course(trouble: list[str], address: str) -> None:
    """That the course page itself is of another host is no trouble."""
    trouble[:] = [each for each in trouble if not each.startswith(f"foreign request: {address}/")]
