"""What every refusal of the server has, whatever it says."""

import json

from app.http.headers import EVERYWHERE
from tests.server.sockets import Answer


def refused(answer: Answer, status: int, words: str) -> None:
    """It is a problem that says so, readable by every origin, and the last on its connection."""
    assert answer.status == status, answer
    told = json.loads(answer.body)
    assert told["status"] == status
    assert words in told["detail"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["connection"] == "close"
    assert {name.lower(): value for name, value in EVERYWHERE.items()}.items() <= (
        answer.headers.items()
    )
    assert ("retry-after" in answer.headers) is (status == 503)
