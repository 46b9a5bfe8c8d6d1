"""Where it listens, or one sentence that says why it does not."""

import socket
import sys

import pytest

from app.server import Limits, StartError
from app.server.listening import allow_files, listen


def test_a_port_in_use_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartError) as refused:
            listen("127.0.0.1", port)
    assert str(refused.value) == f"Cannot listen on 127.0.0.1 port {port}: Address already in use."


@pytest.mark.parametrize(
    "host", ["not an address", "a" * 70, "a..b", "\udcff", "ä" * 70, "1.2.3.4"]
)
def test_a_host_that_is_none_of_ours_is_one_sentence(host: str) -> None:
    with pytest.raises(StartError) as refused:
        listen(host, 0)
    sentence = str(refused.value)
    assert sentence.startswith("Cannot listen on ")
    assert sentence.endswith(".")
    assert sentence.isascii()
    assert "\n" not in sentence


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_connections_that_the_system_does_not_allow_are_one_sentence() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    allow_files(Limits(connections=100))
    resource.setrlimit(resource.RLIMIT_NOFILE, (300, before[1]))
    try:
        allow_files(Limits(connections=180))
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 300
        if before[1] > 1000:
            allow_files(Limits(connections=400))  # the soft limit may be raised
            assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 564
        if before[1] != resource.RLIM_INFINITY:
            with pytest.raises(StartError, match="set CONNECTIONS lower"):
                allow_files(Limits(connections=before[1] * 2))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
