"""How an entry of the catalogue is written: what is sent, byte by byte, and what must come back."""

from dataclasses import dataclass

V1 = "/api/v1"
Q = "layers=2-1&theta1=1_2_3&x=1_2&y=1"
TRACE = f"{V1}/trace?{Q}"
TINY = {"layers": "[2, 1]", "theta": "[[[0.1, 0.2, 0.3]]]", "x": "[1, 2]", "y": "[1]"}
"""A problem whose values are texts, so that they can be what no JSON library writes."""


@dataclass(frozen=True)
class Case:
    """A request or several on one connection; the statuses that they are answered with, in order.

    ``words`` stand in the last answer. ``half`` says that the client then sends no more.
    """

    name: str
    sent: bytes
    status: tuple[int, ...]
    words: str = ""
    half: bool = False

    @property
    def methods(self) -> list[str]:
        """HEAD has no body, and the reader of answers must know."""
        return ["HEAD"] if self.sent.startswith(b"HEAD ") else []


def case(name: str, sent: bytes, *status: int, words: str = "", half: bool = False) -> Case:
    """An entry."""
    return Case(name, sent, status, words, half)


def head(first: str, *lines: str) -> bytes:
    """A first line and headers, as they stand here."""
    return "\r\n".join([first, *lines, "", ""]).encode("latin-1")


def get(target: str, *lines: str, method: str = "GET") -> bytes:
    """A request without a body, the last on its connection."""
    return head(f"{method} {target} HTTP/1.1", "Host: test", "Connection: close", *lines)


def post(
    body: bytes | str, *lines: str, path: str = f"{V1}/backward", json: str = "application/json"
) -> bytes:
    """A POST of these bytes as JSON."""
    raw = body.encode() if isinstance(body, str) else body
    kind = [f"Content-Type: {json}"] if json else []
    return get(path, *kind, f"Content-Length: {len(raw)}", *lines, method="POST") + raw


def problem(**changed: str) -> str:
    """The tiny problem with other values; an empty text leaves a field out. `lambda_` is lambda."""
    members = TINY | {
        ("lambda" if name == "lambda_" else name): text for name, text in changed.items()
    }
    return "{" + ", ".join(f'"{name}": {value}' for name, value in members.items() if value) + "}"


def sent(**changed: str) -> bytes:
    """That, POSTed."""
    return post(problem(**changed))
