"""The recipe of docs/deployment in front of a server, on the server's core."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server

from bench.driving import BenchError, Server, pinned

RECIPE = Path(__file__).parents[1] / "docs" / "deployment" / "nginx.conf"


@contextmanager
def behind_nginx(origin: Server, folder: Path) -> Iterator[Server | None]:
    """nginx with one worker; its CPU time is its own and the origin's. None where it is not."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    port = _free_port()
    text = RECIPE.read_text(encoding="utf-8")
    text = text.replace("        server 127.0.0.1:8001;\n", "")  # one worker is measured
    text = text.replace("127.0.0.1:8000", origin.address.removeprefix("http://"))
    text = text.replace("127.0.0.1:8080", f"127.0.0.1:{port}")
    text = text.replace("worker_processes auto", "worker_processes 1")
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    more = "daemon off; user root;" if os.geteuid() == 0 else "daemon off;"
    command = [program, "-p", str(folder), "-c", "nginx.conf", "-g", more, "-e", "stderr"]
    with pinned(command) as master:
        _wait(port)
        yield Server(f"http://127.0.0.1:{port}", (*_workers(master.pid), *origin.pids))


def _workers(master: int) -> list[int]:
    children = Path(f"/proc/{master}/task/{master}/children").read_text()
    return [master, *map(int, children.split())]


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/icon.svg")
            connection.getresponse().read()
            return
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise BenchError("nginx did not start.")
