"""The workers of the tests here, and nginx in front of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deployment.front import Worker, free_port, recipe, running


@pytest.fixture
def workers() -> Iterator[list[Worker]]:
    """The two that the recipe names."""
    started = [Worker(), Worker()]
    yield started
    for worker in started:
        worker.stop()


@pytest.fixture
def front(workers: list[Worker], tmp_path: Path) -> Iterator[int]:
    """The port of nginx with the recipe."""
    port = free_port()
    text = recipe(workers).replace("listen 127.0.0.1:8080;", f"listen 127.0.0.1:{port};")
    with running(tmp_path, text, port):
        yield port
