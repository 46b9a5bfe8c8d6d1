"""How long a client may take, how many there may be, and why each number."""

from dataclasses import dataclass
from typing import Annotated, get_type_hints


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one server. Seconds, bytes and counts; tests make them small.

    Whoever sends a byte a second, nothing, or never reads is gone within 20 seconds: a head and a
    body take 18 at most, an idle connection 15, an answer that is not fetched 10 from where it
    stops.

    A request without a body that waits holds no more than one whose head is still arriving, and of
    those there may be as many as connections: so it has no bound of its own, and a class that opens
    one lesson at once is answered. A body may be MAX_BODY long.
    """

    connections: Annotated[
        int,
        "connections at once (the setting `CONNECTIONS`), each with a request at work at most; "
        "where all have one, one more gets 503. Measured: 185 MB with 500 of the longest "
        "heads at work",
    ] = 500
    bodies: Annotated[
        int,
        "requests with a body at once that wait for their answer; while there are so many, the "
        "head of one more gets 503",
    ] = 64
    head_seconds: Annotated[float, "from the first byte to the end of the head"] = 8
    body_seconds: Annotated[float, "from there to the end of the body"] = 10
    idle_seconds: Annotated[float, "from an answer to the next request"] = 15
    write_seconds: Annotated[float, "in which some of an answer must be fetched"] = 10
    write_bytes: Annotated[int, "of an answer that must be fetched in that time"] = 40_960
    linger_seconds: Annotated[float, "in which the last answer may be read by who still sends"] = 2
    grace_seconds: Annotated[float, "for what has begun when the program is told to stop"] = 10
    target_bytes: Annotated[int, "of an address (414)"] = 65_536
    fields_bytes: Annotated[int, "of the headers together (431)"] = 32_768
    sweep_seconds: Annotated[float, "between two looks at the clock"] = 0.5


def meanings() -> dict[str, str]:
    """Name → what it bounds; the documentation's table is tested against it."""
    hints = get_type_hints(Limits, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items()}
