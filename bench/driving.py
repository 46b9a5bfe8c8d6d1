"""Servers pinned to one core, requests from the other: CPU time a request, and how long 1 in 100
takes at least.

The CPU time is the server's own, as the kernel counts it (/proc, so Linux only): on a machine
that others use too it stays what it is, where requests a second do not.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 64
SCRIPT = Path(__file__).with_name("load.lua")
_ADDRESS = re.compile(r"http://\S+?:(\d+)")


class BenchError(Exception):
    """What is missing, in one sentence."""


def needs() -> None:
    """Raises BenchError where requests cannot be measured here."""
    needs_linux()
    if shutil.which("wrk") is None:
        raise BenchError("wrk is not on this machine; install it (Debian: apt-get install wrk).")
    if len(os.sched_getaffinity(0)) < 2:
        raise BenchError("Two cores are needed: one for the server, one for who asks.")


def needs_linux() -> None:
    """Raises BenchError where the kernel does not say what a process uses."""
    if not Path("/proc/self/schedstat").exists():
        raise BenchError("Time and memory of the server are read from /proc, which Linux has.")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, and the processes whose time counts."""

    address: str
    pids: tuple[int, ...]

    def cpu(self) -> float:
        """Seconds of CPU time so far, all threads of all its processes."""
        return sum(_cpu(pid) for pid in self.pids)


def _cpu(pid: int) -> float:
    """From the kernel's own count in nanoseconds; a thread that has ended is not in it."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def cores() -> tuple[int, int]:
    """The server's, and that of who asks."""
    first, second, *_ = sorted(os.sched_getaffinity(0))
    return first, second


@contextmanager
def python(module: str, *arguments: str) -> Iterator[Server]:
    """``python -m module`` pinned to the server's core; it prints where it listens."""
    environment = os.environ | {"PORT": "0", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", module, *arguments]
    with pinned(command, environment) as process:
        assert process.stdout is not None
        found = _ADDRESS.search(process.stdout.readline())
        if not found:
            raise BenchError(f"{module} did not start.")
        yield Server(found[0], (process.pid,))


@contextmanager
def pinned(
    command: Sequence[str], environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A process on the server's core, ended at last."""
    process = subprocess.Popen(
        ["taskset", "-c", str(cores()[0]), *command],
        stdout=subprocess.PIPE, env=environment, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@dataclass(frozen=True, slots=True)
class Measured:
    """One round of one variant."""

    cpu: float
    """Seconds of the server's CPU a request."""
    p99: float
    """Milliseconds."""
    rate: float
    """Requests a second, both cores busy."""
    requests: int
    """How many were answered."""


def drive(
    server: Server,
    path: str,
    seconds: int,
    method: str = "GET",
    bodies: Path | None = None,
    headers: dict[str, str] | None = None,
) -> Measured:
    """64 connections ask for ``path`` as often as they can. Raises BenchError for any refusal."""
    more = [each for pair in (headers or {}).items() for each in pair]
    command = [
        "taskset", "-c", str(cores()[1]), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s",
        "--timeout", "20s", "-s", str(SCRIPT), server.address + path, "--",
        method, str(bodies or "-"), *more,
    ]  # fmt: skip
    for _ in range(5):
        before = server.cpu()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        used = server.cpu() - before
        if done.returncode:
            raise BenchError(f"wrk failed: {done.stderr.strip()}")
        told = json.loads(done.stderr.strip().splitlines()[-1])
        if told["wrong"]:
            raise BenchError(f"{path}: {told['wrong']} of {told['requests']} answers are wrong.")
        if told["requests"]:  # else others had the machine to themselves: once more
            rate = told["requests"] / told["seconds"]
            return Measured(used / told["requests"], told["p99"], rate, told["requests"])
    raise BenchError(f"{path} was not answered.")
