"""Many readers who open one lesson in the same tenth of a second, at one worker without a cache.

    python -m bench.burst [READERS] [CONNECTIONS]

Each reader does what a browser does: the page first, then its files, then the gradient check and
the program, over CONNECTIONS connections of its own (browsers open up to 6 to one address; with 1
they come one after the other). Printed is what all of them were answered, how long the last one
waited until it had everything, and the most memory that the worker took.
"""

import asyncio
import contextlib
import gzip
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from bench.driving import BenchError, needs_linux, python
from bench.memory import memory

READERS, WITHIN = 300, 0.1
QUERY = (
    "layers=2-2-2-1&theta1=.1_.8_-.6__-.4_.5_1.2&theta2=.3_1.4_-.9__-.2_-.7_1.1"
    "&theta3=-.5_1.6_-1.3&x=.5_1&y=1"
)
PAGE = f"/?{QUERY}"
LATER = (f"/api/v1/gradient-check?{QUERY}", f"/api/v1/code?{QUERY}&language=numpy")
FILES = re.compile(rb'(?:src|href)="\./(static/[^"]+)"')
HEADERS = "Host: burst\r\nAccept-Encoding: gzip, deflate, br"
CUT = "cut"
"""What counts in place of a status where the connection ended without an answer."""


class Reader:
    """One connection, made when it is first asked."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str) -> tuple[str, bytes]:
        """Status and body; after a refusal, which ends the connection, the next is another."""
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._streams
            writer.write(f"GET {path} HTTP/1.1\r\n{HEADERS}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head.lower())
            assert length
            body = await reader.readexactly(int(length[1]))
        except (OSError, asyncio.IncompleteReadError):
            await self.leave()
            return CUT, b""
        if b"connection: close" in head.lower():
            await self.leave()
        return head[9:12].decode(), body

    async def leave(self) -> None:
        """Close it."""
        if self._streams is not None:
            writer, self._streams = self._streams[1], None
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()


async def visit(port: int, page: str, connections: int, found: Counter[str]) -> float:
    """One reader's visit; the seconds that it took."""
    began = time.monotonic()
    readers = [Reader(port) for _ in range(connections)]
    status, body = await readers[0].ask(page)
    found[status] += 1
    html = gzip.decompress(body) if status == "200" else b""
    for paths in ([f"/{path.decode()}" for path in FILES.findall(html)], LATER):
        waiting = iter(paths)

        async def work(reader: Reader, waiting: Iterable[str] = waiting) -> None:
            for path in waiting:
                found[(await reader.ask(path))[0]] += 1

        await asyncio.gather(*(work(reader) for reader in readers))
    for reader in readers:
        await reader.leave()
    return time.monotonic() - began


async def burst(
    port: int, readers: int, connections: int, page: str = PAGE
) -> tuple[Counter[str], float]:
    """What all of them were answered, by status, and the longest visit in seconds."""
    found: Counter[str] = Counter()

    async def one(number: int) -> float:
        await asyncio.sleep(WITHIN * number / readers)
        return await visit(port, page, connections, found)

    took = await asyncio.gather(*(one(number) for number in range(readers)))
    return found, max(took)


def main(readers: int = READERS, connections: int = 1) -> None:
    """Measure and print."""
    try:
        needs_linux()
        with python("app") as server:
            before = memory(server)
            port = urlsplit(server.address).port
            assert port
            found, longest = asyncio.run(burst(port, readers, connections))
            told = ", ".join(f"{count:,} × {status}" for status, count in sorted(found.items()))
            print(f"{readers} readers, {connections} connections each: {told}")
            print(f"the last had everything after {longest:.2f} s")
            print(f"memory: {before:.1f} MB before, {memory(server, 'VmHWM'):.1f} MB at most")
    except BenchError as error:
        print(error)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
