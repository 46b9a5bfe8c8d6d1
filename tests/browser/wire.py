"""A line to the server that can be cut: what no route of the browser can imitate."""

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Wire:
    """Carries bytes to a server, on a port of its own, until it is told otherwise."""

    def __init__(self, port: int) -> None:
        self.to, self.does = port, "carry"
        self._open: list[socket.socket] = []
        self._listener = self._listen(0)
        self.port: int = self._listener.getsockname()[1]

    def now(self, does: str) -> None:
        """``carry``; ``cut`` answers in the middle; ``hold`` them; be ``dead``.

        What is connected is let go, so that the next request meets it. To let answers ``drip``
        nothing need be: set ``does``.
        """
        if self.does == "dead":
            self._listener = self._listen(self.port)
        self.does = does
        if does == "dead":
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        while self._open:
            hang_up(self._open.pop())

    def _listen(self, port: int) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self.to))
                self._open += [near, far]
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=pair, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            answers = source.getpeername()[1] == self.to
            while data := source.recv(65536):
                if answers and self.does == "hold":
                    continue
                if answers and self.does == "cut":
                    sink.sendall(data[: len(data) // 2])
                    break
                if answers and self.does == "drip":
                    for start in range(0, len(data), 1024):
                        sink.sendall(data[start : start + 1024])
                        time.sleep(0.05)
                    continue
                sink.sendall(data)
        for end in (source, sink):
            hang_up(end)


def hang_up(connection: socket.socket) -> None:
    """Let go of it without a goodbye: who reads from it is woken, and the other end is reset."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.shutdown(socket.SHUT_RD)
    connection.close()


@contextmanager
def wire_to(address: str) -> Iterator[tuple[str, Wire]]:
    """The address at its near end, and the wire."""
    wire = Wire(int(address.rsplit(":", 1)[1]))
    yield f"http://127.0.0.1:{wire.port}", wire
    wire.now("dead")
