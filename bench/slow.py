"""Others' waiting while three hundred connections are slow, silent or never read.

    python -m bench.slow

starts the program, measures the median of small requests while nothing else happens, and again
while 300 connections send a byte a second, send nothing, or ask and never read, each kind by
itself and then all of them together. The rule: at most twice as long, and every one of them gone
within 20 seconds. The two medians are of the same run, so that a slow machine changes both.
"""

import contextlib
import re
import select
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection

CONNECTIONS = 300
REQUESTS = 400
GONE = 20.0
PATH = "/api/v1/trace?layers=2-2-2-1&x=.5_1&y=1"
HEAD = b"GET / HTTP/1.1\r\nHost: a\r\nA: "
LARGE = b"GET /static/x/vendor/swagger/swagger-ui-bundle.js HTTP/1.1\r\nHost: a\r\n\r\n" * 20
KINDS = {"a byte a second": HEAD, "nothing": b"", "never read": LARGE}


def median(port: int) -> float:
    """Milliseconds of a small request, each on a connection of its own."""
    times = []
    for _ in range(REQUESTS):
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", PATH)
        answer = connection.getresponse()
        assert answer.status == 200
        answer.read()
        connection.close()
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


class Crowd:
    """Connections that keep a server waiting, in the ways that are named."""

    def __init__(self, port: int, kinds: list[str]) -> None:
        self.began = time.monotonic()
        self.open: dict[socket.socket, str] = {}
        for n in range(CONNECTIONS):
            kind = kinds[n % len(kinds)]
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", port))
            connection.sendall(KINDS[kind])
            self.open[connection] = kind
        self.last_gone = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._drip)
        self._thread.start()

    def _drip(self) -> None:
        """A byte a second from those who send; whoever was cut is taken from the list."""
        while self.open and not self._stop.wait(1):
            for connection, kind in list(self.open.items()):
                if self._is_cut(connection, kind):
                    self.last_gone = time.monotonic() - self.began
                    del self.open[connection]
                    connection.close()

    @staticmethod
    def _is_cut(connection: socket.socket, kind: str) -> bool:
        """Whether the server has closed; without reading, for those who never read."""
        if kind == "never read":
            poll = select.poll()
            poll.register(connection, select.POLLRDHUP)
            return bool(poll.poll(0))
        try:
            if kind == "a byte a second":
                connection.sendall(b"a")
            ready, _, _ = select.select([connection], [], [], 0)
            return bool(ready) and connection.recv(65536) == b""
        except OSError:
            return True

    def gone(self) -> float:
        """Seconds after which the last one was cut; waits for it, but not for ever."""
        deadline = time.monotonic() + 3 * GONE
        while self.open and time.monotonic() < deadline:
            time.sleep(0.1)
        self._stop.set()
        self._thread.join()
        return float("inf") if self.open else self.last_gone


def measured(port: int, kinds: list[str]) -> bool:
    """One line of the table; whether the rule holds."""
    quiet = median(port)
    crowd = Crowd(port, kinds)
    ratio = median(port) / quiet
    gone = crowd.gone()
    holds = ratio <= 2 and gone <= GONE
    name = "all of these" if len(kinds) > 1 else kinds[0]
    print(f"{name:16} {quiet:8.2f} ms {ratio:6.2f}× {gone:8.1f} s  {'' if holds else 'TOO MUCH'}")
    return holds


def stopping(process: "subprocess.Popen[str]") -> Callable[[], None]:
    """How to end the program."""

    def stop() -> None:
        process.terminate()
        process.wait(30)

    return stop


def main() -> int:
    """The table; 1 where the rule does not hold."""
    with contextlib.ExitStack() as stack:
        command = [sys.executable, "-m", "app", "--port", "0"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        stack.callback(stopping(process))
        assert process.stdout is not None
        found = re.search(r":([0-9]+) ", process.stdout.readline())
        assert found
        port = int(found[1])
        median(port)  # warm
        print(f"{CONNECTIONS} connections that      quiet  others   gone after")
        holds = [measured(port, [kind]) for kind in KINDS]
        holds.append(measured(port, list(KINDS)))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
