"""The socket to listen on, and as many open files as its connections need."""

import contextlib
import socket
import sys

from app.server.limits import Limits

OTHER_FILES = 64
"""That the program has open beside its connections: files it sends, logs, the event loop's own."""


class StartError(RuntimeError):
    """The server cannot start; the message is one sentence that says why."""


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address. Raises StartError where it cannot be had."""
    try:
        return _bound(host, port)
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeError:  # of a name that no network could have
        reason = "That is no name of a host"
    shown = host.encode("ascii", "backslashreplace").decode()
    raise StartError(f"Cannot listen on {shown} port {port}: {reason}.")


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, where = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there, the option would let two programs share the port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(where)
    except OSError:
        bound.close()
        raise
    return bound


def allow_files(limits: Limits) -> None:
    """See to it that every connection can have its file. Raises StartError where it cannot.

    Those on the way out, a quarter more, count as well.
    """
    if sys.platform == "win32":
        return
    import resource

    needed = limits.connections * 5 // 4 + OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))
        return
    raise StartError(
        f"{limits.connections} connections need {needed} open files, and the system allows {soft}: "
        "set CONNECTIONS lower, or allow more (ulimit -n)."
    )
