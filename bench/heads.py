"""The most memory that requests without a body can take: every connection has a head at its limit.

    python -m bench.heads [CONNECTIONS]

starts the program for so many connections (500 where nothing is said), opens them all, and prints
its resident memory before; while each has sent all of such a head but its end; and the most while
each has sent the whole, so that all of them are at work at once.
"""

import contextlib
import os
import socket
import sys
import time
from urllib.parse import urlsplit

from app.server import Limits
from app.server.listening import allow_files
from bench.driving import BenchError, Server, needs_linux, python
from bench.memory import memory

LONG = Limits().target_bytes - 100, Limits().fields_bytes - 100
HEAD = b"GET /%s HTTP/1.1\r\nHost: a\r\nA: %s" % (b"a" * LONG[0], b"a" * LONG[1])
SECONDS = 2.0


def crowd(server: Server, connections: int, sent: bytes) -> None:
    """So many send this and then nothing, for as long as the server needs to read it."""
    port = urlsplit(server.address).port
    with contextlib.ExitStack() as stack:
        for _ in range(connections):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            one.setblocking(False)
            one.send(sent)
        time.sleep(SECONDS)
        print(f"{memory(server):8.1f} MB now, {memory(server, 'VmHWM'):8.1f} MB at most")


def main(connections: int = Limits().connections) -> None:
    """Measure and print."""
    try:
        needs_linux()
        allow_files(Limits(connections=connections))
        os.environ["CONNECTIONS"] = str(connections)
        for what, sent in (("no head", b""), ("not its end", HEAD), ("whole", HEAD + b"\r\n\r\n")):
            with python("app") as server:
                print(f"{connections} connections, {what:12}", end="")
                crowd(server, connections, sent)
    except BenchError as error:
        print(error)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
